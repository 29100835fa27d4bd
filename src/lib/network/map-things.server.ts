/** What can stand on the map, of all that is public: four queries, whatever there is. */
import { asc, ne, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { actingToday, datedName, type Directory } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { homeOf, type Home, type Thing } from './map-marks.ts';
import { readTitles } from './read-titles.server.ts';

/** Of each kind, the newest first; more than a map could show. */
const MOST = 2000;

export async function mapThings(db: Db, lang: Lang, today: string): Promise<Thing[]> {
	const [homes, pilots, adoptions] = await Promise.all([allHomes(db), pilotRows(db, lang), adoptionRows(db)]);
	const placed = [...pilots, ...adoptions].flatMap(({ organisationId, partners, ...thing }): Thing[] => {
		const of = homes.get(organisationId);
		const home = homeOf({ ownerId: organisationId, partners, place: thing.place }, homes, today);
		return of && home ? [{ ...thing, organisation: datedName(of, homes, today), home }] : [];
	});
	return [...partnerThings(homes, today), ...placed];
}

/** Partners by the municipality that they are today. */
function partnerThings(homes: Directory<MapHome>, today: string): Thing[] {
	return [...homes.values()]
		.filter(({ partnerOrder }) => partnerOrder !== null)
		.map((each) => ({
			kind: 'partner',
			id: each.id,
			slug: each.id,
			title: '',
			language: each.language,
			organisation: datedName(each, homes, today),
			technology: null,
			phase: null,
			place: '',
			home: actingToday(each, homes, today)
		}));
}

type MapHome = Home & { readonly partnerOrder: number | null };

/** With the county, which only the map asks for. */
async function allHomes(db: Db): Promise<Directory<MapHome>> {
	const [all, rows] = await Promise.all([
		organisationDirectory(db),
		db
			.select({ id: organisation.id, county: organisation.county })
			.from(organisation)
			.where(ne(organisation.kind, 'supplier'))
			.orderBy(asc(organisation.id))
			.limit(1000)
	]);
	const county = new Map(rows.map((row) => [row.id, row.county]));
	return new Map([...all].map(([id, each]) => [id, { ...each, county: county.get(id) ?? null }]));
}

type PlacedRow = Omit<Thing, 'organisation' | 'home'> & { organisationId: string; partners: string[] };
type Row = PlacedRow & Record<string, unknown>;

async function pilotRows(db: Db, lang: Lang): Promise<PlacedRow[]> {
	const rows = await db.execute<Row>(sql`
		select 'pilot' as kind, p.id, p.slug, v.title, p.language, p.owner_id as "organisationId",
			v.technology_area as technology, p.phase, concat_ws(E'\n', v.place, v.sites) as place,
			array(select pp.organisation_id from pilot_partner pp
				where pp.pilot_id = p.id and pp.number = v.number order by 1) as partners
		from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		where p.hidden_at is null and p.withdrawn_at is null
		order by p.published_at desc, p.id limit ${MOST}`);
	return readTitles(db, 'pilot', rows, lang);
}

/** Only what the organisation itself has confirmed and not ended. */
async function adoptionRows(db: Db): Promise<PlacedRow[]> {
	return db.execute<Row>(sql`
		select 'adoption' as kind, a.id, s.slug, s.name as title, s.language, a.organisation_id as "organisationId",
			s.technology_area as technology, source.phase, '' as place, array[]::text[] as partners
		from adoption a
		join solution s on s.id = a.solution_id and s.publication = 'published'
		left join pilot source on source.id = a.pilot_id and source.hidden_at is null and source.withdrawn_at is null
		where a.stage in ('confirmed', 'in_use', 'scaled')
		order by a.since_on desc, a.id limit ${MOST}`);
}
