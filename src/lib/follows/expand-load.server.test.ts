import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { expandNews } from './expand-news.server.ts';

const { db } = await testDb({ demo: true });

const FOLLOWERS = 2000;
const SEARCHES = 500;
const NEEDS = 200;
const words = [
	'digital tillsyn',
	'trygghetslarm',
	'läkemedelsautomat',
	'fallsensor',
	'natt',
	'gps larm',
	'larm',
	'sensor',
	'anhörig',
	''
];

test('2000 followers with 500 searches hear of 200 needs within a minute', async () => {
	await db.execute(sql`
		insert into saved_search (key, query)
		select 's' || n, jsonb_build_object('kinds', '["need"]'::jsonb, 'q', (string_to_array(${words.join('|')}, '|'))[1 + n % 10], 'language', 'sv', 'onlyOpen', n % 3 = 0,
			'filters', case n % 5 when 0 then '{"country": ["NO"]}' when 1 then '{"county": ["akershus", "innlandet"]}'
				when 2 then '{"group": ["supervision"]}' when 3 then '{"area": ["gps", "fall_sensor"]}' else '{}' end::jsonb)
		from generate_series(0, ${SEARCHES - 1}::int) n`);
	await db.execute(sql`
		insert into follower (email, language, confirmed_at)
		select 'f' || n || '@sol.example', case n % 2 when 0 then 'nb' else 'sv' end, now() from generate_series(1, ${FOLLOWERS}::int) n`);
	await db.execute(sql`
		insert into follow (follower_id, target_kind, target_id, pace, after)
		select id, 'search', 's' || ((row_number() over (order by id) - 1) * k % ${SEARCHES}::int), case k when 1 then 'daily' else 'site' end, 0
		from follower cross join generate_series(1, 3, 2) k on conflict do nothing`);
	await db.execute(sql`
		with base as (select *, row_number() over (order by external_id) as place from need where is_demo),
		made as (
			insert into need (slug, owner_id, language, title, text, technology_area, technology_group, type, state, deadline, published_at)
			select 'last-' || n, owner_id, language, title || ' ' || n, text, technology_area, technology_group, type, 'open', '2099-01-01', now()
			from generate_series(1, ${NEEDS}::int) n join base on base.place = 1 + n % 10 returning id),
		told as (
			insert into journal_entry (kind, about_kind, about_id) select 'need.opened', 'need', id::text from made returning id, about_id)
		insert into news (journal_id, kind, about_kind, about_id) select id, 'need.opened', 'need', about_id from told`);
	const from = performance.now();
	let done = 0;
	for (let count = -1; count !== 0; done += count) count = await expandNews(db, { most: 25 });
	const seconds = (performance.now() - from) / 1000;
	const [written] = await db.execute<{ notices: number; followers: number }>(
		sql`select count(*)::int as notices, count(distinct follower_id)::int as followers from notice`
	);
	console.info(`${done} news to ${written?.notices} notices in ${seconds.toFixed(1)} s`);
	expect(done).toBeGreaterThanOrEqual(NEEDS);
	expect(written?.followers).toBeGreaterThan(FOLLOWERS / 2);
	expect(seconds).toBeLessThan(60);
}, 120_000);
