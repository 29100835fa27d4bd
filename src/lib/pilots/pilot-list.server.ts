import { and, asc, count, desc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { readPage, type Page } from '#lib/page.ts';
import type { Country, Directory } from '#lib/organisations/organisation.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import { countPilots, filtersOf, isPublic, type FacetCount } from './pilot-facets.server.ts';
import type { PilotQuery } from './pilot-list.ts';
import type { BothLangs, Outcome, Phase, Standing } from './pilot-view.ts';
import { pilot, pilotVersion } from './schema.server.ts';

/** A pilot as it stands in a list. */
export type PilotListed = {
	id: string;
	slug: string;
	language: ContentLang;
	title: string;
	summary: string;
	phase: Phase;
	standing: Standing;
	/** Why it rests or was stopped; '' while it runs. */
	standingReason: string;
	outcome: Outcome | null;
	ownerId: string;
	country: Country;
	technology: BothLangs | null;
	/** Day on which this version of it was published. */
	updatedOn: string;
	/** Day on which its owner last said that it still holds, its newest publication included. */
	confirmedOn: string;
};

export type PilotPage = { pilots: PilotListed[]; page: Page; total: number; counts: FacetCount[] };

const PER_PAGE = 12;
/** More lines than a page bears; whoever has more is shown in the list, page by page. */
const MOST_OF_ONE = 100;

/** What an address asks for; with words, `found` is the ids that the search finds by them. */
type PilotsAsked = PilotQuery & { readonly found?: SQL | undefined };

export async function publishedPilots(
	db: Db,
	query: PilotsAsked,
	lang: Lang,
	all: Directory,
	perPage = PER_PAGE
): Promise<PilotPage> {
	const filters = filtersOf(query, all);
	const searched = searchedFor(query);
	const { total, counts } = await countPilots(db, searched, filters);
	const page = readPage(query.page, total, perPage);
	const pilots = await listed(db, and(searched, ...Object.values(filters)))
		.orderBy(...(query.order === 'name' ? [byName(lang), asc(pilot.id)] : newestFirst))
		.limit(perPage)
		.offset(page.offset);
	return { pilots, page, total, counts };
}

/** The pilots that an organisation owns or takes part in, those of its predecessors included, newest first. */
export async function pilotsOf(db: Db, ids: readonly string[]): Promise<PilotListed[]> {
	return listed(db, or(inArray(pilot.ownerId, ids), takesPart(ids)))
		.orderBy(...newestFirst)
		.limit(MOST_OF_ONE);
}

/** How many published pilots each organisation owns or takes part in; those with none are missing. */
export async function pilotCounts(db: Db): Promise<ReadonlyMap<string, number>> {
	const rows = await db.execute<{ id: string; count: number }>(sql`
		select takes_part.id, count(distinct takes_part.pilot_id)::int as count
		from (
			select p.owner_id as id, p.id as pilot_id from pilot p
			join pilot_version v on v.pilot_id = p.id and v.publication = 'published' where p.hidden_at is null
			union all
			select pp.organisation_id, pp.pilot_id from pilot_partner pp
			join pilot_version v on v.pilot_id = pp.pilot_id and v.number = pp.number and v.publication = 'published'
			join pilot p on p.id = pp.pilot_id and p.hidden_at is null
		) as takes_part
		group by takes_part.id`);
	return new Map(rows.map(({ id, count }) => [id, count]));
}

export async function publishedPilotCount(db: Db): Promise<number> {
	const [row] = await db
		.select({ count: count() })
		.from(pilot)
		.innerJoin(pilotVersion, isPublic())
		.where(isNull(pilot.hiddenAt));
	return row?.count ?? 0;
}

function listed(db: Db, condition: SQL | undefined) {
	return db
		.select({
			id: pilot.id,
			slug: pilot.slug,
			language: sql<ContentLang>`${pilot.language}`,
			title: pilotVersion.title,
			summary: pilotVersion.summary,
			phase: sql<Phase>`${pilot.phase}`,
			standing: sql<Standing>`${pilot.standing}`,
			standingReason: pilot.standingReason,
			outcome: sql<Outcome | null>`${pilot.outcome}`,
			ownerId: pilot.ownerId,
			country: sql<Country>`${organisation.country}`,
			technology: { nameNb: technologyArea.nameNb, nameSv: technologyArea.nameSv },
			updatedOn: sql<string>`to_char(${publishedAt} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`,
			confirmedOn: sql<string>`greatest(${pilot.confirmedOn}, (${publishedAt} at time zone 'Europe/Oslo')::date)::text`
		})
		.from(pilot)
		.innerJoin(pilotVersion, isPublic())
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.leftJoin(technologyArea, eq(technologyArea.key, pilotVersion.technologyArea))
		.where(and(isNull(pilot.hiddenAt), condition));
}

const publishedAt = sql`coalesce(${pilotVersion.decidedAt}, ${pilot.publishedAt}, ${pilotVersion.editedAt})`;
const newestFirst = [desc(publishedAt), asc(pilot.id)];

/** The alphabet of the reader's language, not the database's own. */
function byName(lang: Lang): SQL {
	return sql`${pilotVersion.title} collate ${sql.raw(lang === 'sv' ? '"sv-SE-x-icu"' : '"nb-NO-x-icu"')}`;
}

function takesPart(ids: readonly string[]): SQL {
	return sql`exists (
		select from pilot_partner pp where pp.pilot_id = ${pilotVersion.pilotId} and pp.number = ${pilotVersion.number}
		and ${inArray(sql`pp.organisation_id`, [...ids])})`;
}

/** @throws when nobody has searched for the words: all pilots are no answer */
function searchedFor({ q, found }: PilotsAsked): SQL | undefined {
	if (q === '') return undefined;
	if (found === undefined) throw new Error('No search for the words of a list of pilots');
	return sql`${pilot.id}::text in ${found}`;
}
