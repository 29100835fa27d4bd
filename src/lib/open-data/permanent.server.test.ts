import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { listFile } from './list-file.server.ts';
import { whereIs } from './permanent.server.ts';

const { db } = await testDb({ demo: true });

async function one(query: SQL): Promise<{ id: string; slug: string; language: string }> {
	const [row] = await db.execute<{ id: string; slug: string; language: string }>(query);
	if (!row) throw new Error('nothing to ask for');
	return row;
}

const publicPilot = sql`select pilot.id, slug, pilot.language from pilot
	join pilot_version version on version.pilot_id = pilot.id and version.publication = 'published'
	where hidden_at is null order by pilot.id limit 1`;
const here = (path: string, language?: string) => ({ kind: 'here', path, language });

describe('an address for good', () => {
	test('leads to where each kind of thing is today', async () => {
		const pilot = await one(publicPilot);
		const need = await one(sql`select id, slug, language from need where state = 'open' limit 1`);
		const lesson = await one(sql`select id, '' as slug, language from lesson where publication = 'published' limit 1`);
		const solution = await one(sql`select id, slug, language from solution where publication = 'published' limit 1`);
		const event = await one(sql`select id, slug, language from event where state = 'published' limit 1`);
		expect(await whereIs(db, 'pilot', pilot.id)).toEqual(here(`/piloter/${pilot.slug}`, pilot.language));
		expect(await whereIs(db, 'need', need.id)).toEqual(here(`/behov/${need.slug}`, need.language));
		expect(await whereIs(db, 'lesson', lesson.id)).toEqual(here(`/laerdommer/${lesson.id}`, lesson.language));
		expect(await whereIs(db, 'solution', solution.id)).toEqual(here(`/losninger/${solution.slug}`, solution.language));
		expect(await whereIs(db, 'event', event.id)).toEqual(here(`/arrangementer/${event.slug}`, event.language));
		expect(await whereIs(db, 'concept', 'activity')).toEqual(here('/ordbok/activity'));
		expect(await whereIs(db, 'indicator', 'quality_of_life_vas')).toEqual(
			here('/resultat?indikator=quality_of_life_vas')
		);
	});

	test('holds for an organisation that is no more', async () => {
		expect(await whereIs(db, 'organisation', 'karlstad')).toEqual(here('/partner/karlstad'));
		expect(await whereIs(db, 'organisation', 'fet')).toEqual(here('/partner/fet'));
	});

	test.each([
		['pilot', 'ingen'],
		['pilot', '00000000-0000-4000-8000-000000000000'],
		['concept', "' or 1=1"],
		['concept', '../../x'],
		['person', 'karlstad'],
		['organisation', 'secretariat'],
		['organisation', 'sekretariat']
	])('of %s %s there is none', async (kind, id) => {
		expect(await whereIs(db, kind, id)).toEqual({ kind: 'nowhere' });
	});

	test('tells of nothing that is not public', async () => {
		const hidden = await one(sql`update pilot set hidden_at = now() where id = (
			select pilot_id from pilot_version where publication = 'published' order by pilot_id limit 1)
			returning id, slug, language`);
		expect(await whereIs(db, 'pilot', hidden.id)).toEqual({ kind: 'nowhere' });
		const lessons = await db.execute<{ id: string }>(sql`select id from lesson where pilot_id = ${hidden.id} limit 3`);
		for (const { id } of lessons) expect(await whereIs(db, 'lesson', id)).toEqual({ kind: 'nowhere' });
		const draft = await one(sql`update event set state = 'draft' where id = (
			select id from event where state = 'published' limit 1) returning id, slug, language`);
		expect(await whereIs(db, 'event', draft.id)).toEqual({ kind: 'nowhere' });
		const firm = await one(sql`update organisation set verified_at = null where id = (
			select id from organisation where kind = 'supplier' and verified_at is not null limit 1)
			returning id, '' as slug, 'nb' as language`);
		expect(await whereIs(db, 'organisation', firm.id)).toEqual({ kind: 'nowhere' });
	});

	test.each([
		[
			'need',
			sql`update need set state = 'submitted' where id = (select id from need where state = 'open' limit 1)
			returning id, slug, language`
		],
		[
			'lesson',
			sql`update lesson set publication = 'returned' where id = (
			select lesson.id from lesson join pilot on pilot.id = pilot_id and hidden_at is null
			where publication = 'published' limit 1) returning id, '' as slug, language`
		],
		[
			'solution',
			sql`update solution set publication = 'submitted' where id = (
			select id from solution where publication = 'published' and changes_id is null limit 1)
			returning id, slug, language`
		]
	])('tells of no %s that waits for approval', async (kind, change) => {
		expect(await whereIs(db, kind, (await one(change)).id)).toEqual({ kind: 'nowhere' });
	});

	test('tells of no pilot that is only a draft, and of no lesson of it', async () => {
		const lesson = await one(sql`select lesson.id, lesson.pilot_id as slug, lesson.language from lesson
			join pilot on pilot.id = pilot_id and hidden_at is null
			join pilot_version version on version.pilot_id = pilot.id and version.publication = 'published'
			where lesson.publication = 'published' limit 1`);
		expect(await whereIs(db, 'lesson', lesson.id)).toMatchObject({ kind: 'here' });
		await db.execute(sql`update pilot_version set publication = 'draft' where pilot_id = ${lesson.slug}`);
		expect(await whereIs(db, 'pilot', lesson.slug)).toEqual({ kind: 'nowhere' });
		expect(await whereIs(db, 'lesson', lesson.id)).toEqual({ kind: 'nowhere' });
	});

	test('tells of no change of a solution that is being written', async () => {
		const change = await one(sql`insert into solution select (jsonb_populate_record(solution, jsonb_build_object(
				'id', gen_random_uuid(), 'slug', 'endring', 'changes_id', id, 'publication', 'published'))).*
			from solution where publication = 'published' and changes_id is null limit 1 returning id, slug, language`);
		expect(await whereIs(db, 'solution', change.id)).toEqual({ kind: 'nowhere' });
	});

	test('says of what was withdrawn that it is gone, or leads to the page that says why', async () => {
		const lesson = await one(sql`update lesson set publication = 'withdrawn' where id = (
			select lesson.id from lesson join pilot on pilot.id = pilot_id and hidden_at is null
			where publication = 'published' limit 1) returning id, '' as slug, language`);
		expect(await whereIs(db, 'lesson', lesson.id)).toEqual({ kind: 'gone' });
		const solution = await one(sql`update solution set publication = 'withdrawn' where id = (
			select id from solution where publication = 'published' and changes_id is null limit 1) returning id, slug, language`);
		expect(await whereIs(db, 'solution', solution.id)).toEqual({ kind: 'gone' });
	});

	test('stands in every file, and each leads somewhere', async () => {
		const around = { origin: 'https://sol.example', isDemo: false, today: '2026-11-22' };
		for (const list of ['piloter', 'behov', 'laerdommer', 'losninger', 'partner', 'arrangementer'] as const) {
			const file = await listFile(db, { list, format: 'json', lang: 'nb', params: new URLSearchParams() }, around);
			const { items } = (await file.json()) as { items: { permanent_url: string }[] };
			const found = await Promise.all(
				items.map(({ permanent_url: address }) => {
					const [kind = '', id = ''] = new URL(address).pathname.split('/').slice(2);
					return whereIs(db, kind, decodeURIComponent(id));
				})
			);
			expect(found.every(({ kind }) => kind === 'here')).toBe(true);
		}
	});
});
