import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { sitePaths } from './site-paths.server.ts';

const { db } = await testDb({ demo: true });

test('the site map names each kind of public page once', async () => {
	const paths = await sitePaths(db);
	expect(new Set(paths).size).toBe(paths.length);
	for (const part of [
		'piloter',
		'behov',
		'laerdommer',
		'losninger',
		'arrangementer',
		'partner',
		'leverandorer',
		'ordbok'
	]) {
		expect(paths).toContain(`/${part}`);
		expect(paths.filter((path) => path.startsWith(`/${part}/`)).length, part).toBeGreaterThan(0);
	}
});

test('a hidden pilot and its lessons, drafts and firms that nobody has verified are in no site map', async () => {
	const [pilot] = await db.execute<{ id: string; slug: string }>(sql`update pilot set hidden_at = now() where id = (
		select pilot_id from lesson where publication = 'published' limit 1) returning id, slug`);
	const lessons = await db.execute<{ id: string }>(
		sql`select id from lesson where pilot_id = ${pilot?.id ?? ''} limit 9`
	);
	const [event] = await db.execute<{ slug: string }>(sql`update event set state = 'draft' where id = (
		select id from event where state = 'published' limit 1) returning slug`);
	const [firm] = await db.execute<{ id: string }>(sql`update organisation set verified_at = null where id = (
		select id from organisation where kind = 'supplier' and verified_at is not null limit 1) returning id`);
	const paths = await sitePaths(db);
	expect(lessons.length).toBeGreaterThan(0);
	for (const gone of [
		`/piloter/${pilot?.slug}`,
		...lessons.map(({ id }) => `/laerdommer/${id}`),
		`/arrangementer/${event?.slug}`,
		`/leverandorer/${firm?.id}`,
		'/partner/secretariat',
		`/partner/${firm?.id}`
	])
		expect(paths).not.toContain(gone);
});

test('what is not public yet, or no more, is in no site map', async () => {
	const [pilot = { id: '', slug: '' }] = await db.execute<{
		id: string;
		slug: string;
	}>(sql`select pilot.id, slug from pilot
		join lesson on lesson.pilot_id = pilot.id and lesson.publication = 'published'
		join pilot_version version on version.pilot_id = pilot.id and version.publication = 'published'
		where hidden_at is null limit 1`);
	const ofPilot = await db.execute<{ path: string }>(sql`select '/laerdommer/' || id as path from lesson
		where pilot_id = ${pilot.id} and publication = 'published' limit 9`);
	const before = await sitePaths(db);
	for (const { path } of ofPilot) expect(before).toContain(path);
	const taken = [
		sql`update pilot_version set publication = 'draft' where pilot_id = ${pilot.id} and publication = 'published'
			returning ${`/piloter/${pilot.slug}`} as path`,
		sql`update lesson set publication = 'returned' where id = (select lesson.id from lesson
			join pilot on pilot.id = pilot_id and hidden_at is null where publication = 'published'
			and pilot_id <> ${pilot.id} limit 1) returning '/laerdommer/' || id as path`,
		sql`update need set state = 'returned' where id = (select id from need where state = 'open' limit 1)
			returning '/behov/' || slug as path`,
		sql`update solution set publication = 'withdrawn' where id = (select id from solution
			where publication = 'published' and changes_id is null limit 1) returning '/losninger/' || slug as path`,
		sql`update concept set retired_at = now() where id = 'activity' returning '/ordbok/' || id as path`
	];
	const gone = ofPilot.map(({ path }) => path);
	for (const change of taken) {
		const [row] = await db.execute<{ path: string }>(change);
		expect(before).toContain(row?.path);
		gone.push(row?.path ?? '');
	}
	const after = await sitePaths(db);
	expect(gone.filter((path) => after.includes(path))).toEqual([]);
	expect(after.filter((path) => path.startsWith('/partner/')).length).toBeGreaterThan(0);
});
