import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { openDraft } from '#lib/pilots/open-draft.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import type { Asked } from './hit.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { searchOwn } from './search-own.server.ts';
import { searchPage } from './search-page.server.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;

const word = 'gyngehestbrems';
let people: Record<'editor' | 'finance' | 'other' | 'supplier' | 'office' | 'auditor', Actor>;
let pilotId = '';

beforeAll(async () => {
	await refreshSearch(db);
	const [editor, finance, other, supplier, office, auditor] = await Promise.all(
		['redaktor.karlstad', 'okonomi.karlstad', 'redaktor.ringsaker', 'leverandor1', 'sekretariat1', 'revisor'].map(
			(name) => actorOf(db, name)
		)
	);
	if (!editor || !finance || !other || !supplier || !office || !auditor) throw new Error('Somebody is missing');
	people = { editor, finance, other, supplier, office, auditor };
	const [own] = await db.select().from(pilot).where(eq(pilot.ownerId, 'karlstad')).limit(1);
	pilotId = own?.id ?? '';
	await openDraft(db, editor, pilotId);
	await db.execute(sql`update pilot_version set problem = ${`Vi prövar en ${word}.`} where publication = 'draft'`);
	await db.execute(sql`insert into need select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(),
		'slug', 'utkast-om-hest', 'title', ${`Behöver ${word}`}::text, 'state', 'draft', 'external_id', null, 'published_at', null,
		'owner_id', 'karlstad'))).* from need n where n.state = 'open' order by n.id limit 1`);
});

const own = (by: Actor, asked: Partial<Asked> = {}) =>
	searchOwn(db, by, { q: word, lang: 'sv', kind: null, country: null, without: [], page: 1, perPage: 20, ...asked });

describe('somebody who searches with drafts of the own', () => {
	test('finds them in a list of their own, with the place where they are worked on', async () => {
		const found = await own(people.editor);
		expect(found.map(({ kind }) => kind).toSorted()).toEqual(['need', 'pilot']);
		const draft = found.find(({ kind }) => kind === 'pilot');
		expect(draft?.path).toBe(`/sv/arbeid/karlstad/piloter/${pilotId}/forhandsvisning`);
		expect(draft?.snippet.find(({ isHit }) => isHit)?.text).toBe(word);
	});

	test('finds them by other forms, by kind and country', async () => {
		expect(await own(people.editor, { q: `${word}en` })).toHaveLength(2);
		expect(await own(people.editor, { q: `"${word}"`, kind: 'need' })).toHaveLength(1);
		expect(await own(people.editor, { country: 'NO' })).toEqual([]);
		expect(await own(people.editor, { q: '(((' })).toEqual([]);
	});

	test('has them in no count', async () => {
		const params = new URLSearchParams({ q: `"${word}"` });
		const page = await searchPage(db, people.editor, params, 'sv');
		expect(page.own).toHaveLength(2);
		expect(page.answer).toMatchObject({ total: 0, hits: [], expansions: [], counts: { country: {} } });
	});
});

describe('a draft is found by', () => {
	test('everybody of its organisation, the secretariat and the auditor', async () => {
		for (const who of ['finance', 'office', 'auditor'] as const) expect((await own(people[who])).length, who).toBe(2);
	});

	test('nobody of another partner, no supplier, and nobody who is not signed in', async () => {
		expect(await own(people.other)).toEqual([]);
		expect(await own(people.supplier)).toEqual([]);
		expect((await searchPage(db, null, new URLSearchParams({ q: word }), 'sv')).own).toEqual([]);
	});
});
