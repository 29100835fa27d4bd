import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { fastestOf } from '../../../tests/fastest.ts';
import { matchKnown, searchFor } from './known.server.ts';
import { readWish } from './match.ts';
import { matchesOfNeed } from './matches.server.ts';
import { offersNear } from './offers.server.ts';
import { wishOf } from './wishes.server.ts';

const { db } = await testDb({ demo: true });
const median = (times: number[]) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
/** Copies of the demonstration's own, with their texts, until there are a thousand of each, over all areas. */
async function many(): Promise<void> {
	await db.execute(sql`insert into solution (slug, kind, supplier_id, organisation_id, technology_area, name, summary, language, publication)
		select s.slug || '-' || n, s.kind, s.supplier_id, s.organisation_id, area.key, s.name || ' ' || n, s.summary, s.language, 'published'
		from generate_series(1, 1000) n
		join lateral (select * from solution where publication = 'published' and changes_id is null order by md5(id::text || n) limit 1) s on true
		join lateral (select key from technology_area order by md5(key || n) limit 1) area on true`);
	await db.execute(sql`with made as (
			insert into pilot (slug, owner_id, project_id, language, phase, published_at)
			select p.slug || '-' || n, p.owner_id, p.project_id, p.language, p.phase, now()
			from generate_series(1, 1000) n
			join lateral (select p.* from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
				order by md5(p.id::text || n) limit 1) p on true
			returning id, slug, project_id)
		insert into pilot_version (pilot_id, number, publication, title, summary, target_group, technology_area, project_id)
		select made.id, 1, 'published', v.title, v.summary, v.target_group, area.key, made.project_id
		from made
		join pilot p on p.slug = regexp_replace(made.slug, '-[0-9]+$', '')
		join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		join lateral (select key from technology_area order by md5(key || made.slug) limit 1) area on true`);
	await db.execute(sql`analyze`);
}

test('With two thousand things, what fits a need is found in a tenth of a second, or three times its own SQL', async () => {
	await many();
	const needs = await db.execute<{ id: string }>(sql`select id from need where published_at is not null`);
	const known = await matchKnown(db);
	const whole: number[] = [];
	const alone: number[] = [];
	for (const { id } of needs) {
		const wish = await wishOf(db, id);
		if (!wish) continue;
		const { area, group } = wish;
		const search = searchFor(readWish(wish, known).text, known);
		const [sqlAlone, all] = await fastestOf(
			3,
			() => offersNear(db, { needId: id, area, group, search }),
			() => matchesOfNeed(db, id)
		);
		alone.push(sqlAlone);
		whole.push(all);
	}
	const [all, own] = [median(whole), median(alone)];
	console.log(
		`matching among 2 000: ${all.toFixed(1)} ms, of which SQL ${own.toFixed(1)} ms; slowest ${Math.max(...whole).toFixed(0)} ms`
	);
	expect(all).toBeLessThan(Math.max(100, 3 * own));
});
