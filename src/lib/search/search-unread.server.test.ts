import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { testDb } from '../../../tests/db.ts';
import { loadSet, type SetDocument } from '../../../tests/search-set.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { search } from './search.server.ts';

const { db } = await testDb();

const ask = (q: string, on: Db = db) =>
	search(on, { q, lang: 'nb', kind: null, country: null, without: [], page: 1, perPage: 10 });
const slugs = async (q: string, on: Db = db) => (await ask(q, on)).hits.map(({ slug }) => slug);

const pilot = (id: string, title: string): SetDocument => ({
	...{ id, lang: 'nb', title, summary: 'Prøves ut.', kind: 'pilot', technology_area: 'shared_platform' }
});

beforeAll(async () => {
	await loadSet(db, [
		pilot('dispenser-nb', 'Medisindispenser i hjemmet'),
		pilot('calm-nb', 'Rolig kveld på avdelingen'),
		pilot('draft-nb', 'Kvasterbotteknikk under arbeid'),
		pilot('hidden-nb', 'Zimplegronk i skuffen'),
		{ ...pilot('need-nb', 'Vi trenger bedre vindtønner'), kind: 'need' }
	]);
	await db.execute(
		sql`update pilot_version set publication = 'draft' from pilot where pilot.id = pilot_id and slug = 'draft-nb'`
	);
	await db.execute(sql`update pilot set hidden_at = now() where slug = 'hidden-nb'`);
	await refreshSearch(db);
});

describe('What nobody may read', () => {
	test('is not found, not counted and not suggested: a draft, a hidden pilot', async () => {
		for (const q of ['kvasterbotteknikk', 'kvasterbotteknik', 'kvasterbotteknokk', 'zimplegronk', 'zimplegrank']) {
			const { total, hits, expansions, counts } = await ask(q);
			expect({ total, hits, expansions }).toEqual({ total: 0, hits: [], expansions: [] });
			expect(Object.values(counts.kind).every((count) => count === 0)).toBe(true);
		}
		const [kept] = await db.execute<{ count: number }>(
			sql`select count(*)::int as count from search_word where word in ('kvasterbotteknikk', 'zimplegronk')`
		);
		expect(kept?.count).toBe(0);
	});

	test('leaves no word behind that would count as known', async () => {
		await loadSet(db, [pilot('gone-nb', 'Snurrebassplate i gangen')]);
		await refreshSearch(db);
		const count = async () =>
			(
				await db.execute<{ count: number }>(
					sql`select count(*)::int as count from search_word where word = 'snurrebassplate'`
				)
			)[0]?.count;
		expect(await count()).toBe(1);
		await db.execute(sql`update pilot set hidden_at = now() where slug = 'gone-nb'`);
		await refreshSearch(db);
		expect(await count()).toBe(0);
	});

	test('is gone from the search in the transaction in which it is withdrawn, and back when that is undone', async () => {
		await expect(
			db.transaction(async (tx) => {
				await tx.execute(
					sql`update pilot_version set publication = 'withdrawn' from pilot where pilot.id = pilot_id and slug = 'calm-nb'`
				);
				const [row] = await tx.execute<{ count: number }>(
					sql`select count(*)::int as count from search_document where slug = 'calm-nb'`
				);
				expect(row?.count).toBe(0);
				expect(await slugs('rolig', tx)).toEqual([]);
				throw new Error('undone');
			})
		).rejects.toThrow('undone');
		expect(await slugs('rolig')).toEqual(['calm-nb']);
	});

	test('comes with its publication, and goes when the secretariat hides it', async () => {
		const publish = sql`update pilot_version set publication = 'published' from pilot where pilot.id = pilot_id and slug = 'draft-nb'`;
		await db.execute(publish);
		expect(await slugs('kvasterbotteknikk')).toEqual(['draft-nb']);
		expect(await slugs('kvasterbotteknokk')).toEqual(['draft-nb']);
		await db.execute(sql`update pilot set hidden_at = now() where slug = 'draft-nb'`);
		expect(await slugs('kvasterbotteknikk')).toEqual([]);
		expect((await ask('kvasterbotteknokk')).total).toBe(0);
	});

	test('of needs: those that are not open yet', async () => {
		await db.execute(sql`insert into need (slug, owner_id, language, title, text, state)
			values ('need-draft', 'ringsaker', 'nb', 'Snurrebasser i korridoren', 'Vi vil ha flere.', 'draft')`);
		expect(await slugs('vindtønner')).toEqual(['need-nb']);
		expect(await slugs('snurrebasser')).toEqual([]);
	});

	test('of what is measured: all but the approved', async () => {
		await db.execute(sql`with someone as (insert into person (email, name, language) values ('maaler@example.org', 'Måler', 'nb') returning id)
			insert into measurement (pilot_id, indicator_key, indicator_version, point, value, method, collected_by, starts_on, ends_on,
				language, state, entered_by)
			select pilot.id, i.key, i.version, 'end', 4, 'register', 'unit', '2026-01-01', '2026-02-01', 'nb', 'submitted', someone.id
			from pilot, someone, (select key, version, name_nb from indicator order by key limit 1) i where slug = 'dispenser-nb'`);
		const [named] = await db.execute<{ name: string }>(sql`select name_nb as name from indicator order by key limit 1`);
		const results = async () => (await ask(`"${named?.name ?? ''}"`)).counts.kind.result;
		expect(await results()).toBe(0);
		await db.execute(sql`update measurement set state = 'approved', decided_at = now()`);
		expect(await results()).toBe(1);
		await db.execute(sql`update pilot set hidden_at = now() where slug = 'dispenser-nb'`);
		expect(await results()).toBe(0);
		await db.execute(sql`update pilot set hidden_at = null where slug = 'dispenser-nb'`);
	});

	test('is read by no part of the search: answers of suppliers, expenses, what is not approved', async () => {
		const triggers = await db.execute<{ table: string }>(sql`
			select distinct c.relname as "table" from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
			where p.proname like 'search%' order by 1`);
		const tables = triggers.map(({ table }) => table);
		expect(tables).not.toContain('response');
		expect(tables).not.toContain('expense');
		const files = import.meta.glob<string>('./sources/*.ts', { query: '?raw', import: 'default', eager: true });
		expect(Object.keys(files).length).toBeGreaterThan(7);
		for (const text of Object.values(files))
			expect(text).not.toMatch(/\b(?:from|join) (?:response|expense|budget_line|claim)\b/);
	});
});

describe('What goes by the name of an organisation', () => {
	const rename = (id: string, name: string) =>
		db.execute(sql`update organisation set name_nb = ${name}, name_sv = ${name} where id = ${id}`);

	test('is found by its new name, and not by the old one: what it owns, and what it supplies', async () => {
		await loadSet(db, [pilot('supplied-nb', 'Hjelp om natten'), pilot('owned-nb', 'Hjelp om dagen')]);
		await db.execute(sql`insert into organisation (id, kind, name_nb, name_sv, country, language) values
			('firm', 'supplier', 'Krattenfolk', 'Krattenfolk', 'SE', 'sv'), ('owner', 'municipality', 'Brattenfolk', 'Brattenfolk', 'NO', 'nb')`);
		await db.execute(
			sql`update pilot_version set supplier_id = 'firm' from pilot where pilot.id = pilot_id and slug = 'supplied-nb'`
		);
		await db.execute(sql`update pilot set owner_id = 'owner' where slug = 'owned-nb'`);
		await refreshSearch(db);
		const pilots = async (q: string) =>
			(await ask(q)).hits.filter(({ kind }) => kind === 'pilot').map(({ slug }) => slug);
		expect(await pilots('krattenfolk')).toEqual(['supplied-nb']);
		expect(await pilots('brattenfolk')).toEqual(['owned-nb']);
		await rename('firm', 'Zuttenfolk');
		await rename('owner', 'Vuttenfolk');
		await refreshSearch(db);
		expect(await pilots('"krattenfolk"')).toEqual([]);
		expect(await pilots('"brattenfolk"')).toEqual([]);
		expect(await pilots('"zuttenfolk"')).toEqual(['supplied-nb']);
		expect(await pilots('"vuttenfolk"')).toEqual(['owned-nb']);
	});
});
