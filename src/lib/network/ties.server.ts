/** What organisations do together, of all that is public: five queries, whatever there is. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import type { Directory } from '#lib/organisations/organisation.ts';
import { organisationDirectory, type Organisation } from '#lib/organisations/organisations.server.ts';
import type { Tie } from './network.ts';
import { readTitles } from './read-titles.server.ts';

/** Of each kind; more than the programme will ever have. */
const MOST = 5000;
type Row = Tie & Record<string, unknown>;

/** Suppliers and the secretariat, who work with everybody, are in none of it. */
export async function network(db: Db, lang: Lang): Promise<{ ties: Tie[]; members: Directory<Organisation> }> {
	const [all, pilots, needs, adoptions] = await Promise.all([
		organisationDirectory(db),
		pilotTies(db, lang),
		needTies(db, lang),
		adoptionTies(db)
	]);
	const members = new Map([...all].filter(([, { kind }]) => kind !== 'secretariat'));
	return { ties: [...pilots, ...needs, ...adoptions], members };
}

async function pilotTies(db: Db, lang: Lang): Promise<Tie[]> {
	const rows = await db.execute<Row & { id: string }>(sql`
		select 'pilot' as kind, p.id, p.slug, v.title, p.language,
			p.owner_id || array(select distinct pp.organisation_id from pilot_partner pp
				where pp.pilot_id = p.id and pp.number = v.number and pp.role <> 'supplier' order by 1) as organisations
		from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		where p.hidden_at is null and p.withdrawn_at is null
			and exists (select from pilot_partner pp where pp.pilot_id = p.id and pp.number = v.number)
		order by p.published_at desc, p.id limit ${MOST}`);
	return readTitles(db, 'pilot', rows, lang);
}

async function needTies(db: Db, lang: Lang): Promise<Tie[]> {
	const rows = await db.execute<Row & { id: string }>(sql`
		select 'need' as kind, n.id, n.slug, n.title, n.language,
			n.owner_id || array(select np.organisation_id from need_partner np
				where np.need_id = n.id and np.accepted_at is not null order by 1) as organisations
		from need n
		where n.state not in ('draft', 'submitted', 'returned')
			and exists (select from need_partner np where np.need_id = n.id and np.accepted_at is not null)
		order by n.published_at desc, n.id limit ${MOST}`);
	return readTitles(db, 'need', rows, lang);
}

/** Confirmed and not ended, from a pilot that is public and somebody else's. */
async function adoptionTies(db: Db): Promise<Tie[]> {
	return db.execute<Row>(sql`
		select 'adoption' as kind, s.slug, s.name as title, s.language, array[a.organisation_id, p.owner_id] as organisations
		from adoption a
		join solution s on s.id = a.solution_id and s.publication = 'published'
		join pilot p on p.id = a.pilot_id and p.hidden_at is null and p.withdrawn_at is null
		where a.stage in ('confirmed', 'in_use', 'scaled') and a.organisation_id <> p.owner_id
			and exists (select from pilot_version v where v.pilot_id = p.id and v.publication = 'published')
		order by a.since_on desc, a.id limit ${MOST}`);
}
