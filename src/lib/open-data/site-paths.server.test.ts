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
		'/partner/secretariat'
	])
		expect(paths).not.toContain(gone);
});
