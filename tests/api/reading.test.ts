/** Every way to read from the interface, with every answer that its description tells of. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { refreshSearch } from '#lib/search/refresh-search.server.ts';
import { testDb } from '../db.ts';
import { apiRoutes, asker } from './ask.ts';
import { wayTo, ways } from './described.ts';
import { observer } from './observer.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
process.env['DEMO'] = '1';
await refreshSearch(db);

const ask = asker(await apiRoutes());
const { asked, expectAllSeen } = observer(ask);
const reading = ways.filter(({ method }) => method === 'GET');
const lists = reading.filter(({ parameters }) => parameters.some((each) => 'name' in each && each.name === 'per_page'));
const [pilot] = await db.execute<{ id: string }>(sql`select id from pilot where published_at is not null limit 1`);

type Page = { total: number; items: { id: string }[] };

describe('reading', () => {
	test.each(lists)('$path is as described, on every page', async (way) => {
		const search = way.path === '/search' ? '&q=medisin' : '';
		for (let page = 1, left = 1; left > 0; page += 1) {
			const { status, body } = await asked(way, `${way.path}?per_page=100&page=${page}${search}`);
			expect(status).toBe(200);
			const { total, items } = body as Page;
			expect([way.path, total > 0]).toEqual([way.path, true]);
			left = items.length === 100 ? 1 : 0;
		}
	});

	test.each(['/pilots', '/needs'])('%s gives each in full as described', async (path) => {
		const { items } = (await asked(wayTo('GET', path), `${path}?per_page=100`)).body as Page;
		const answers = await Promise.all(
			items.map(({ id }) => asked(wayTo('GET', `${path}/{id}`), `${path}/${id}`).then(({ status }) => status))
		);
		expect(new Set(answers)).toEqual(new Set([200]));
		expect(answers.length).toBeGreaterThan(5);
	});

	test.each(reading.filter((way) => !lists.includes(way) && !way.path.includes('{')))(
		'$path is as described',
		async (way) => {
			expect((await asked(way, way.path)).status).toBe(200);
		}
	);

	test.each(reading)('$path is not sent again to whoever has it, and its head is asked for alone', async (way) => {
		const address = way.path.replace('{id}', way.path.startsWith('/needs') ? await firstNeed() : (pilot?.id ?? ''));
		const answer = await ask('GET', address);
		const mark = answer.headers.get('ETag') ?? '';
		expect(mark).toMatch(/^"[\w-]+"$/);
		expect(answer.headers.get('Cache-Control')).toBe('public, no-cache');
		for (const known of [mark, `W/${mark}`, `"a,b", W/"c" ,${mark}`, '*'])
			expect((await asked(way, address, { headers: { 'If-None-Match': known } })).status).toBe(304);
		for (const other of ['"other"', mark.replaceAll('"', ''), ''])
			expect((await asked(way, address, { headers: { 'If-None-Match': other } })).status).toBe(200);
		expect((await ask('HEAD', address)).headers.get('ETag')).toBe(mark);
	});

	test.each(lists)('$path names every fault of a query at once', async (way) => {
		const { status, body } = await asked(way, `${way.path}?per_page=0&page=x&nope=1`);
		expect(status).toBe(400);
		const pointers = (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
		expect(pointers.sort()).toEqual(['/nope', '/page', '/per_page']);
	});

	test.each(reading.filter(({ responses }) => '404' in responses))(
		'$path finds nothing that is not there',
		async (way) => {
			const nowhere = ['nope', randomUUID()].map((id) =>
				way.path.includes('{') ? way.path.replace('{id}', id) : `${way.path}?project=${id}`
			);
			for (const address of nowhere) expect((await asked(way, address)).status).toBe(404);
		}
	);
});

async function firstNeed(): Promise<string> {
	return ((await (await ask('GET', '/needs?per_page=1')).json()) as Page).items[0]?.id ?? '';
}

test('every answer that the description tells of was seen', () => {
	expectAllSeen(reading);
});
