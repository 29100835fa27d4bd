import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { removeOutdated } from './retention.server.ts';

const { db } = await testDb({ demo: true });

test('addresses that never said yes, follow nothing or take no mail are forgotten; so are old notices', async () => {
	await db.execute(sql`
		insert into follower (email, language, confirmed_at, mail_stopped_at, mail_stopped_why) values
			('asked@sol.example', 'nb', null, null, null),
			('new@sol.example', 'nb', null, null, null),
			('follows@sol.example', 'nb', now(), null, null),
			('bounced@sol.example', 'nb', now(), timestamptz '2026-10-01', 'bounce')`);
	await db.execute(sql`
		insert into follow (follower_id, target_kind, target_id, pace, after, confirm_hash, created_at)
		select id, 'area', 'gps', 'daily', 0, case when confirmed_at is null then email end,
			timestamptz '2026-11-22 12:00+00' - case email when 'new@sol.example' then interval '6 days' else interval '9 days' end from follower`);
	await db.execute(sql`
		with told as (insert into journal_entry (kind, about_kind, about_id) select 'need.opened', 'need', gen_random_uuid()::text
			from generate_series(1, 2) returning id),
		known as (insert into news (journal_id, kind, about_kind, about_id) select id, 'need.opened', 'need', '' from told returning journal_id)
		insert into notice (follower_id, news_id, reasons, pace, created_at)
		select follower.id, journal_id, '[]', 'site', case row_number() over () when 1 then timestamptz '2025-10-20' else '2025-10-24' end
		from known, follower where email = 'follows@sol.example'`);
	const removed = [];
	for (const part of ['unconfirmed_follows', 'lost_followers', 'notices'])
		removed.push(await removeOutdated(db, part, '2026-11-22'));
	expect(removed).toEqual([1, 2, 1]);
	const left = await db.execute<{ email: string }>(sql`select email from follower where email is not null order by 1`);
	expect(left.map(({ email }) => email)).toEqual(['follows@sol.example', 'new@sol.example']);
});

test('the words of a search go when nobody follows them, and stay for whoever follows them at that moment', async () => {
	await db.execute(sql`delete from saved_search`);
	await db.execute(
		sql`insert into saved_search (key, query) values ('left', '{}'), ('followed', '{}'), ('begun', '{}')`
	);
	const search = (key: string) => sql`insert into follow (follower_id, target_kind, target_id, pace, after)
		select id, 'search', ${key}, 'daily', 0 from follower where email = 'follows@sol.example'`;
	await db.execute(search('followed'));
	const goes = () => db.transaction((tx) => removeOutdated(tx, 'lost_searches', '2026-11-22'));
	let removing: Promise<number> | undefined;
	await db.transaction(async (tx) => {
		await tx.execute(sql`insert into saved_search (key, query) values ('begun', '{}') on conflict do nothing`);
		removing = goes();
		await new Promise((done) => setTimeout(done, 300));
		await tx.execute(search('begun'));
	});
	expect(await removing).toBe(1);
	const left = await db.execute<{ key: string }>(sql`select key from saved_search order by 1`);
	expect(left.map(({ key }) => key)).toEqual(['begun', 'followed']);
});
