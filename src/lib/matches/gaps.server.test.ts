import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { publishedNeeds } from '#lib/needs/needs.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { testDb } from '../../../tests/db.ts';
import { openNeedsByArea } from './gaps.server.ts';

const { db } = await testDb({ demo: true });

test('the open needs of an area are as many as the list behind the number, those on its whole group too', async () => {
	const [whole] = await db.execute<{ group: string }>(sql`
		with copied as (
			insert into need (slug, owner_id, language, title, text, target_group, type, state, published_at, technology_group)
			select 'hele-gruppen', owner_id, language, 'Hele gruppen', text, target_group, type, 'open', now(),
				(select group_key from technology_area where key = 'gps')
			from need where published_at is not null order by id limit 1 returning technology_group)
		select technology_group as "group" from copied`);
	const counted = await openNeedsByArea(db);
	const areas = await technologies(db);
	for (const { key } of areas)
		for (const country of ['NO', 'SE'] as const) {
			const listed = await publishedNeeds(db, { open: true, type: null, technology: key, country, page: '' });
			const number = counted.find((each) => each.area === key && each.country === country)?.count ?? 0;
			expect([key, country, number]).toEqual([key, country, listed.total]);
		}
	const ofGroup = areas.filter(({ groupKey }) => groupKey === whole?.group).map(({ key }) => key);
	expect(ofGroup).toContain('gps');
	expect(counted.map(({ area }) => area)).toEqual(expect.arrayContaining(ofGroup));
});
