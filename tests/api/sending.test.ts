/** Every way to send something to the interface, with every answer that its description tells of. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { createToken, revokeToken, tokensOf } from '#lib/api/tokens.server.ts';
import { actorOf } from '../actor.ts';
import { testDb } from '../db.ts';
import { apiRoutes, asker } from './ask.ts';
import { faultsOf, wayTo, ways } from './described.ts';
import { observer } from './observer.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
process.env['DEMO'] = '1';

const { asked, expectAllSeen } = observer(asker(await apiRoutes()));
const sendingWays = ways.filter(({ method }) => method === 'POST');
const writing = sendingWays.filter(({ path }) => path !== '/funding/calculate');
const admin = await actorOf(db, 'admin.karlstad');
const key = (name: string, scopes: readonly ('pilot.write' | 'measurement.write' | 'expense.enter')[]) =>
	createToken(db, admin, 'karlstad', { name, scopes });
const wide = await key('Alt', ['pilot.write', 'measurement.write', 'expense.enter']);
const lost = await key('Tapt', ['pilot.write', 'measurement.write', 'expense.enter']);
const lostId = (await tokensOf(db, admin, 'karlstad')).find(({ name }) => name === 'Tapt')?.id ?? '';
await revokeToken(db, admin, 'karlstad', lostId);
const narrow = {
	'/pilots': await key('Målinger', ['measurement.write']),
	'/measurements': await key('Utgifter', ['expense.enter']),
	'/expenses': await key('Piloter', ['pilot.write'])
} as Readonly<Record<string, string>>;

const [own, foreign] = await Promise.all(['karlstad', 'ringsaker'].map(firstPilot));
async function firstPilot(owner: string): Promise<string> {
	const [row] = await db.execute<{ id: string }>(sql`
		select id from pilot where owner_id = ${owner} and published_at is not null order by slug limit 1`);
	return row?.id ?? '';
}

const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
	'/pilots': { title: 'Läkemedelsrobot', language: 'sv', technology: 'medication_dispenser', partners: ['ringsaker'] },
	'/measurements': {
		pilot: own,
		indicator: 'undisturbed_nights',
		point: 'mid',
		value: '4.5',
		n: 21,
		method: 'register',
		collected_by: 'unit',
		from: '2026-10-01',
		to: '2026-10-31'
	},
	'/expenses': {
		source_id: '2026-10-4711',
		date: '2026-10-07',
		category: 'travel',
		work_package: 'AP3',
		text: 'Tåg till Hamar',
		amount: '1120.00',
		voucher_number: '4711'
	},
	'/funding/calculate': { lines: [{ category: 'external', amount: '99.99', currency: 'SEK', rate: '11.2345' }] }
};

type Sending = { token?: string | null; idempotency?: string | null; type?: string; text?: string };

/** As a system sends it, but for what is told otherwise; `null` leaves a header out. */
function sending(
	body: unknown,
	{ token = wide, idempotency, type = 'application/json', text }: Sending = {}
): RequestInit {
	const once = idempotency === undefined ? randomUUID() : idempotency;
	return {
		headers: {
			'Content-Type': type,
			...(token === null ? {} : { Authorization: `Bearer ${token}` }),
			...(once === null ? {} : { 'Idempotency-Key': once })
		},
		body: text ?? JSON.stringify(body)
	};
}

describe('sending', () => {
	test.each(sendingWays)('to $path is answered as described, and what is sent is as described too', async (way) => {
		const body = bodies[way.path];
		const schema = Object.values(way.requestBody?.content ?? {})[0]?.schema;
		expect(faultsOf(schema, body)).toEqual([]);
		expect((await asked(way, way.path, sending(body))).status).toBe(way.path === '/funding/calculate' ? 200 : 201);
	});

	test.each(sendingWays)('to $path what is no JSON object is refused', async (way) => {
		for (const text of ['{', '[]', '"x"', 'null', '', '\u0000'])
			expect((await asked(way, way.path, sending(null, { text }))).status).toBe(400);
		for (const type of ['text/plain', 'application/jsonp', 'application/x-www-form-urlencoded'])
			expect((await asked(way, way.path, sending(null, { text: '{}', type }))).status).toBe(415);
	});

	test.each(sendingWays)('to $path too much is refused', async (way) => {
		const text = JSON.stringify({ text: 'x'.repeat(5_000_000) });
		expect((await asked(way, way.path, sending(null, { text }))).status).toBe(413);
	});

	test.each(sendingWays)('to $path a property that is not known is refused', async (way) => {
		const { status, body } = await asked(way, way.path, sending({ ...bodies[way.path], colour: 'red' }));
		expect(status).toBe(422);
		expect(body).toMatchObject({ errors: [{ pointer: '/colour', key: 'api.unknown_parameter' }] });
	});

	test.each(writing)('to $path needs a key that holds and is for it', async (way) => {
		for (const token of [null, 'x'.repeat(43), lost, 'short'])
			expect((await asked(way, way.path, sending(bodies[way.path], { token }))).status).toBe(401);
		const token = narrow[way.path] ?? '';
		expect((await asked(way, way.path, sending(bodies[way.path], { token }))).status).toBe(403);
	});

	test.each(writing)('to $path needs an Idempotency-Key, which stands for one thing only', async (way) => {
		for (const idempotency of [null, '', 'with a blank', 'x'.repeat(101)])
			expect((await asked(way, way.path, sending(bodies[way.path], { idempotency }))).status).toBe(400);
		const idempotency = randomUUID();
		const other = {
			'/pilots': { title: 'En annan' },
			'/measurements': { point: 'end' },
			'/expenses': { source_id: 'b' }
		};
		const body = { ...bodies[way.path], ...other[way.path as keyof typeof other] };
		const [first, second] = [
			await asked(way, way.path, sending(body, { idempotency })),
			await asked(way, way.path, sending(body, { idempotency }))
		];
		expect([first.status, second]).toEqual([201, first]);
		expect((await asked(way, way.path, sending({ ...body, text: 'x' }, { idempotency }))).status).toBe(409);
	});

	test('to /measurements finds no pilot of another organisation', async () => {
		const body = { ...bodies['/measurements'], pilot: foreign };
		expect((await asked(wayTo('POST', '/measurements'), '/measurements', sending(body))).status).toBe(404);
	});

	test('finds nothing where the organisation is no longer there', async () => {
		await db.execute(
			sql`update organisation set succeeded_by = 'arvika', active_to = '2020-01-01' where id = 'karlstad'`
		);
		expect((await asked(wayTo('POST', '/pilots'), '/pilots', sending(bodies['/pilots']))).status).toBe(404);
		await db.execute(sql`update organisation set succeeded_by = null, active_to = null where id = 'karlstad'`);
		await db.execute(sql`update project set is_archive = true`);
		expect((await asked(wayTo('POST', '/expenses'), '/expenses', sending(bodies['/expenses']))).status).toBe(404);
		await db.execute(sql`update project set is_archive = id like '%archive%'`);
	});
});

test('every answer that the description tells of was seen', () => {
	expectAllSeen(sendingWays);
});
