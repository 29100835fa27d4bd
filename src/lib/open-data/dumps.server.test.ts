import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { dumpName } from './dump-name.ts';
import { dumps, keepDumps, newestDumps, secondsToNext, serveDump, type Dump } from './dumps.server.ts';

const { db } = await testDb({ demo: 'now' });
const dataDir = await mkdtemp(join(tmpdir(), 'sol-open-data-'));
const folder = join(dataDir, 'open-data');
afterAll(() => rm(dataDir, { recursive: true }));
beforeEach(() => rm(folder, { recursive: true, force: true }));

const place = { dataDir, origin: 'https://sol.example', isDemo: true, today: '2026-11-22' };

async function first(): Promise<Dump> {
	const [newest] = await newestDumps(db, place);
	if (!newest) throw new Error('no archive');
	return newest;
}

async function unpacked(dump: Dump): Promise<Map<string, string>> {
	const files = unzipSync(new Uint8Array(await readFile(dump.path)));
	return new Map(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));
}

async function passed(days: number): Promise<void> {
	const begun = new Date(Date.parse(`${place.today}T02:00:00Z`) - days * 86_400_000);
	await writeFile(join(folder, dumpName({ day: begun.toISOString().slice(0, 10), begun, journal: 0 })), 'x');
}

describe('the archive of the whole register', () => {
	test('is there at the first look, and is made once', async () => {
		const [one, two] = await Promise.all([newestDumps(db, place), newestDumps(db, place)]);
		expect(one).toEqual(two);
		expect(await readdir(folder)).toHaveLength(1);
		const { begun } = await first();
		await keepDumps(db, place);
		expect((await first()).begun).toEqual(begun);
	});

	test('holds every list as data and as tables, says what it is, and lists its checksums', async () => {
		const files = await unpacked(await first());
		const names = [...files.keys()];
		expect(names).toContain('json/piloter.json');
		expect(names).toContain('csv-nb/ordbok.csv');
		expect(names).toContain('csv-sv/behov.csv');
		expect(files.get('README.txt')).toContain('creativecommons.org/licenses/by/4.0');
		expect(files.get('README.txt')).toContain('tills de är sju dagar gamla');
		for (const [name, text] of files) if (name.startsWith('csv-nb')) expect(text).toContain('oppdiktet');
		const sums = (files.get('SHA256SUMS.txt') ?? '').trim().split('\n');
		expect(sums).toHaveLength(names.length - 1);
		for (const line of sums) {
			const [sum = '', name = ''] = line.split('  ');
			expect(
				createHash('sha256')
					.update(files.get(name) ?? '')
					.digest('hex')
			).toBe(sum);
		}
	});

	test('has both open and closed needs, and organisations that are no more', async () => {
		const files = await unpacked(await first());
		const list = (name: string) =>
			JSON.parse(files.get(`json/${name}.json`) ?? '') as { items: { state?: string; id: string }[] };
		const states = new Set(list('behov').items.map(({ state }) => state));
		expect(states.has('open') && states.has('closed')).toBe(true);
		expect(list('partner').items.map(({ id }) => id)).toContain('fet');
	});

	test('holds nothing that is not public', async () => {
		await db.execute(sql`update lesson set publication = 'draft', title = 'Gløttevind lærdom', advice = 'Gløttevind råd'
			where id = (select id from lesson where publication = 'published' limit 1)`);
		const [hidden] = await db.execute<{ id: string; slug: string }>(sql`update pilot set hidden_at = now()
			where id = (select pilot_id from pilot_version where publication = 'published' limit 1) returning id, slug`);
		const [few] = await db.execute<{ value: string; key: string; pilot: string }>(sql`
			update measurement set value = 123454321, n = 3 where id = (
				select m.id from measurement m join indicator i on i.key = m.indicator_key and i.version = m.indicator_version
				where m.state = 'approved' and m.point <> 'baseline' and m.denominator is null and i.small_number_limit > 3
				order by m.ends_on desc limit 1) returning value::text as value, indicator_key as key, pilot_id as pilot`);
		expect(few?.value).toContain('123454321');
		const everything = [...(await unpacked(await first())).values()].join();
		expect(everything.includes('Gløttevind')).toBe(false);
		expect(everything.includes(hidden?.id ?? 'none')).toBe(false);
		expect(everything.includes('123454321')).toBe(false);
		expect(everything.includes('@demo.example')).toBe(false);
	});

	test('is kept for a week', async () => {
		await first();
		for (const days of [1, 6, 7, 30]) await passed(days);
		await keepDumps(db, place);
		const days = (await readdir(folder)).map((name) => name.slice(0, 10)).sort();
		expect(days).toEqual(['2026-11-16', '2026-11-21', '2026-11-22']);
	});

	test.each([
		['pilot.hidden', 'pilot'],
		['lesson.withdrawn', 'lesson'],
		['solution.withdrawn', 'solution'],
		['glossary.concept_retired', 'concept']
	])('goes at once when something that it holds was taken away: %s', async (kind, about) => {
		await first();
		await passed(2);
		expect(await dumps(db, place)).toHaveLength(2);
		await db.execute(sql`insert into journal_entry (kind, about_kind, about_id) values (${kind}, ${about}, 'x')`);
		expect(await dumps(db, place)).toEqual([]);
		await keepDumps(db, { ...place });
		expect((await readdir(folder)).every((name) => name.startsWith('2026-11-22'))).toBe(true);
		await db.execute(sql`delete from journal_entry where about_id = 'x'`);
	});

	test('is there again as long after as whoever asks is told to wait', async () => {
		const taken = async (seconds: number) => {
			await db.execute(sql`insert into journal_entry (kind, about_kind, about_id, at)
				values ('pilot.hidden', 'pilot', 'y', now() - make_interval(secs => ${seconds}))`);
			const found = await newestDumps(db, place);
			await db.execute(sql`delete from journal_entry where about_id = 'y'`);
			await rm(folder, { recursive: true, force: true });
			return found.length;
		};
		expect([await taken(0), await taken(secondsToNext - 5), await taken(secondsToNext + 1)]).toEqual([0, 0, 1]);
	});

	test('leaves no half file behind when it cannot be made', async () => {
		await expect(keepDumps(db, { ...place, today: 'no day' })).rejects.toThrow();
		expect(await readdir(folder)).toEqual([]);
	});
});

test('who has an archive already is told so, and gets no bytes', async () => {
	const [newest] = await dumps(db, place);
	const dump = newest ?? { day: place.today, begun: new Date(0), journal: 0, path: '/nowhere', byteCount: 1 };
	const known = serveDump({ ...dump, path: '/dev/null' }, null).headers.get('ETag');
	expect(serveDump({ ...dump, path: '/nowhere' }, known).status).toBe(304);
});
