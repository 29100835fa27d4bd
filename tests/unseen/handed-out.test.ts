/** What is handed out to everybody says nothing of what is not public, and counts none of it. */
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { publicRegister } from '#lib/documents/register.server.ts';
import { readRegisterQuery } from '#lib/documents/register.ts';
import { whereIs } from '#lib/open-data/permanent.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { refreshSearch } from '#lib/search/refresh-search.server.ts';
import { apiRoutes, asker } from '../api/ask.ts';
import { testDb } from '../db.ts';
import { neverPublic } from './never-public.ts';
import { sealedAnswer } from './sealed.ts';
import { surfaces } from './surfaces.ts';
import { takeBack } from './taken-back.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
const ask = asker(await apiRoutes());
const names = Object.keys(surfaces);

async function everything(): Promise<ReadonlyMap<string, string>> {
	const texts = new Map<string, string>();
	for (const [name, read] of Object.entries(surfaces)) texts.set(name, await read(db));
	return texts;
}

const known = await takeBack(db, () => refreshSearch(db));
const sealed = await sealedAnswer(db, known.length);
const before = await everything();
const unknown = await neverPublic(db, known.length + 1);
const after = await everything();
const all = [...known, sealed, ...unknown];

describe('to everybody', () => {
	test.each(names)('%s is the same as if what is not public were not there', (name) => {
		expect(before.get(name)?.length).toBeGreaterThan(20);
		expect(after.get(name)).toBe(before.get(name));
	});

	test.each(names)('%s tells no word of it', (name) => {
		const text = (after.get(name) ?? '').toLowerCase();
		expect(all.filter(({ word }) => text.includes(word))).toEqual([]);
	});
});

describe('by its words or its number', () => {
	test('none of it is among the pilots and needs of the interface', async () => {
		for (const { where, word } of all)
			for (const list of ['pilots', 'needs']) {
				const { total } = (await (await ask('GET', `/${list}?q=${encodeURIComponent(word)}`)).json()) as {
					total: number;
				};
				expect([where, list, total]).toEqual([where, list, 0]);
			}
	});

	test('none of it is in the register of documents', async () => {
		const directory = await organisationDirectory(db);
		for (const { where, word } of all) {
			const { query } = readRegisterQuery(new URLSearchParams({ q: word }));
			expect([where, (await publicRegister(db, query, directory, '2026-11-22')).total]).toEqual([where, 0]);
		}
	});

	test('nothing leads to it, and the interface knows of none', async () => {
		const things = await db.execute<{ kind: string; id: string }>(sql`
			select 'pilot' as kind, id::text from pilot p where hidden_at is not null or not exists (
				select from pilot_version v where v.pilot_id = p.id and v.publication in ('published', 'withdrawn'))
			union all select 'need', id::text from need where state in ('draft', 'submitted', 'returned')
			union all select 'lesson', id::text from lesson where publication in ('draft', 'submitted', 'returned')
			union all select 'solution', id::text from solution where publication in ('draft', 'submitted') or changes_id is not null
			union all select 'event', id::text from event where state = 'draft'
			union all select 'organisation', id from organisation where kind = 'secretariat' or verified_at is null`);
		expect(new Set(things.map(({ kind }) => kind)).size).toBe(6);
		for (const { kind, id } of things) {
			expect([kind, id, await whereIs(db, kind, id)]).toEqual([kind, id, { kind: 'nowhere' }]);
			if (kind === 'pilot' || kind === 'need') expect((await ask('GET', `/${kind}s/${id}`)).status).toBe(404);
		}
	});
});
