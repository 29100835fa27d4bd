import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { loadSet } from '../../../tests/search-set.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { search } from './search.server.ts';

const { db } = await testDb();

async function totalOf(q: string): Promise<number> {
	const asked = { q, lang: 'nb', kind: null, country: null, without: [], page: 1, perPage: 10 } as const;
	return (await search(db, asked)).total;
}

async function publish(id: string, title: string, summary: string): Promise<void> {
	await loadSet(db, [{ id, lang: 'nb', title, summary, kind: 'pilot', technology_area: 'shared_platform' }]);
}

beforeAll(async () => {
	await publish('plain', 'Medisindispenser hjemme', 'Rett tid.');
	await refreshSearch(db);
});

describe('A published text that is like no other', () => {
	test.each([
		['a run of letters that is cut within a letter of two places', `${'a'.repeat(63)}𝐀𝐀 og mer`],
		['words longer than any', `${'ア'.repeat(10_000)} ${'x'.repeat(10_000)}`],
		['signs of quotation and escape', `o'brien \\\\ 'a' \\' ''  İstanbul ﬁ ½ ŉ ﷺ`],
		[
			'more words than one row of the index holds',
			Array.from({ length: 20_000 }, (_, at) => `ord${at.toString(36)}qzxvw${(at * 7919).toString(36)}`).join(' ')
		]
	])('with %s stops no search, and is found itself', async (what, summary) => {
		await publish(`odd-${what.length}`, `Gyngestativ ${what}`, summary);
		expect(await totalOf('medisindispenser')).toBe(1);
		expect(await totalOf(`"gyngestativ ${what.split(' ').slice(0, 3).join(' ')}"`)).toBe(1);
		await db.execute(sql`delete from search_stale`);
	});
});

describe('A text that cannot be read at all', () => {
	test('is not found, and everything else is', async () => {
		await db.execute(sql`alter table search_document add constraint unreadable check (title <> 'Gyngegift')`);
		await publish('poison', 'Gyngegift', 'Kan ikke leses.');
		expect(await totalOf('"gyngegift"')).toBe(0);
		expect(await totalOf('medisindispenser')).toBe(1);
		await db.execute(sql`alter table search_document drop constraint unreadable`);
		expect(await totalOf('"gyngegift"')).toBe(1);
	});
});

describe('A translation', () => {
	const translated = (field: string, text: string) =>
		db.execute(sql`insert into translation (subject_kind, subject_id, language, field, approved, approved_source, approved_at)
			select 'pilot', id, 'sv', ${field}, ${text}, 'Som det stod', now() from pilot where slug = 'plain'`);

	test('is found as long as its original stands, and not when that was taken out', async () => {
		await translated('title', 'Kvasterskaft i hemmet');
		await translated('goals', 'Fru Snorkelgren slipper vänta');
		expect(await totalOf('"kvasterskaft"')).toBe(1);
		expect(await totalOf('"snorkelgren"')).toBe(0);
		const goals = (text: string) =>
			db.execute(sql`update pilot_version set goals = ${text} from pilot where pilot.id = pilot_id and slug = 'plain'`);
		await goals('Fru Snorkelgren slipper å vente');
		expect(await totalOf('"vänta"')).toBe(1);
		await goals('');
		expect(await totalOf('"vänta"')).toBe(0);
	});
});
