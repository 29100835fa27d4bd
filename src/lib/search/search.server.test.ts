import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { testDb } from '../../../tests/db.ts';
import { loadSet, type SetDocument } from '../../../tests/search-set.ts';
import type { SearchAnswer } from './hit.ts';
import { matching } from './matching.server.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { search } from './search.server.ts';

const { db } = await testDb();

function ask(q: string, lang: Lang = 'nb', on: Db = db, without: string[] = []): Promise<SearchAnswer> {
	return search(on, { q, lang, kind: null, country: null, without, page: 1, perPage: 10 });
}

const slugs = async (q: string, lang: Lang = 'nb', on: Db = db) =>
	(await ask(q, lang, on)).hits.map(({ slug }) => slug);

const pilot = (id: string, lang: Lang, title: string, summary = 'Prøves ut.'): SetDocument => ({
	...{ id, lang, title, summary, kind: 'pilot', technology_area: 'shared_platform' }
});

beforeAll(async () => {
	await loadSet(db, [
		pilot('dispenser-nb', 'nb', 'Medisindispenser i hjemmet', 'Brukerne får medisinen til rett tid.'),
		pilot('automat-sv', 'sv', 'Läkemedelsautomat i ordinärt boende', 'Automaten lämnar ut en påse i taget.'),
		pilot('tilsyn-nb', 'nb', 'Tilsyn om natten med kamera'),
		pilot('calm-nb', 'nb', 'Rolig kveld på avdelingen'),
		pilot('fun-sv', 'sv', 'Rolig underhållning på fredagar', 'Alla skrattade.'),
		pilot('draft-nb', 'nb', 'Kvasterbotteknikk under arbeid'),
		pilot('hidden-nb', 'nb', 'Zimplegronk i skuffen'),
		{ ...pilot('need-nb', 'nb', 'Vi trenger bedre vindtønner'), kind: 'need' }
	]);
	await db.execute(
		sql`update pilot_version set publication = 'draft' from pilot where pilot.id = pilot_id and slug = 'draft-nb'`
	);
	await db.execute(sql`update pilot set hidden_at = now() where slug = 'hidden-nb'`);
	await refreshSearch(db);
});

describe('Somebody looks for what the neighbours have', () => {
	test('and finds it by the word of the own language, told by which word of the text', async () => {
		const { hits, expansions } = await ask('medisindispenser');
		expect(hits.map(({ slug }) => slug).slice(0, 2)).toEqual(['dispenser-nb', 'automat-sv']);
		expect(hits[0]).toMatchObject({ foundBy: 'own_words', via: null });
		expect(hits[1]).toMatchObject({ foundBy: 'glossary', via: 'Läkemedelsautomat', language: 'sv' });
		expect(expansions[0]?.added.map(({ term }) => term)).toContain('läkemedelsautomat');
	});

	test('not by a word that was switched off', async () => {
		const { expansions } = await ask('medisindispenser');
		const off = expansions.flatMap(({ added }) => added.map(({ term }) => term));
		const { hits } = await ask('medisindispenser', 'nb', db, off);
		expect(hits.map(({ slug }) => slug)).toEqual(['dispenser-nb']);
	});

	test('by the parts of a word, with the place in the text marked', async () => {
		const [hit] = (await ask('nattilsyn')).hits;
		expect(hit).toMatchObject({ slug: 'tilsyn-nb', foundBy: 'compound', via: 'Tilsyn om natten' });
		const [medicine] = (await ask('medisinen')).hits;
		expect(medicine?.snippet.filter(({ isHit }) => isHit).map(({ text }) => text)).toContain('medisinen');
	});

	test('with a typing error, and without the letters that the keyboard lacks', async () => {
		expect(await slugs('medisindispensr')).toContain('dispenser-nb');
		expect(await slugs('lakemedelsautomat', 'sv')).toContain('automat-sv');
	});

	test('never by a word that only looks like theirs', async () => {
		expect(await slugs('rolig', 'nb')).toEqual(['calm-nb']);
		expect(await slugs('rolig', 'sv')).toEqual(['fun-sv']);
		expect(await slugs('"rolig"', 'sv')).toEqual(['fun-sv']);
	});

	test('in quotation marks word for word', async () => {
		expect(await slugs('"tilsyn om natten"')).toEqual(['tilsyn-nb']);
		expect(await slugs('"natten om tilsyn"')).toEqual([]);
		expect(await slugs('"medisin"')).toEqual([]);
	});

	test('in a list of its own by the same words', async () => {
		const found = await db.execute<{ slug: string }>(
			sql`select slug from pilot where id::text in ${await matching(db, 'medisindispenser', 'nb', 'pilot')} order by slug`
		);
		expect(found.map(({ slug }) => slug)).toEqual(['automat-sv', 'dispenser-nb']);
	});
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
		await loadSet(db, [pilot('gone-nb', 'nb', 'Snurrebassplate i gangen')]);
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
				expect(await slugs('rolig', 'nb', tx)).toEqual([]);
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

describe('Whatever is typed', () => {
	const odd = [
		'',
		'   ',
		'og i på',
		`' OR 1=1 --`,
		'\\',
		`a\\'b`,
		'🙂',
		'🙂 tilsyn',
		'مراقبة ليلية',
		'.*[a-z]+(?<x>y)',
		'(((',
		'"'.repeat(200),
		'tilsyn & | ! <-> :*',
		'\0',
		'a\0b',
		'x'.repeat(10_000),
		'tilsyn '.repeat(1500),
		'ab '.repeat(3000),
		'--;drop table pilot;',
		'%_%',
		'123 456',
		'e-lås',
		'-',
		'«»',
		'"tilsyn',
		'\ud800'
	];
	test.each(odd.map((q) => [JSON.stringify(q.slice(0, 40)), q]))('%s is answered', async (_, q) => {
		for (const lang of ['nb', 'nn', 'sv'] as const) {
			const answer = await ask(q, lang);
			expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length > 0 ? 1 : 0);
		}
	});

	test('a page that is not there is the last one', async () => {
		const answer = await search(db, {
			q: 'rolig',
			lang: 'nb',
			kind: null,
			country: null,
			without: [],
			page: 99,
			perPage: 10
		});
		expect(answer.page.page).toBe(1);
		expect(answer.hits).toHaveLength(1);
	});
});
