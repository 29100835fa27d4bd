import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { readPage, type Page } from '#lib/page.ts';
import { isCountry } from '#lib/organisations/organisation.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import { searchedLanguages } from '#lib/search-words.ts';
import { matchesText } from '#lib/text-search.server.ts';
import { publicStates, stateOn, type Need, type NeedQuery, type NeedType, type PublicState } from './need.ts';
import { need } from './schema.server.ts';

export type NeedPage = { needs: Need[]; page: Page; total: number };

const PER_PAGE = 12;
/** More lines than a page bears; whoever has more is shown in the list, page by page. */
const MOST_OF_ONE = 100;

/** Open ones by their last day, the nearest first; closed ones the latest first. */
export async function publishedNeeds(db: Db, query: NeedQuery, today: string): Promise<NeedPage> {
	const wanted = and(
		query.open ? isOpenOn(today) : sql`not ${isOpenOn(today)}`,
		query.type === null ? undefined : eq(need.type, query.type),
		query.technology === null ? undefined : eq(need.technologyArea, query.technology),
		query.country === null ? undefined : eq(organisation.country, query.country)
	);
	const total = await countNeeds(db, wanted);
	const page = readPage(query.page, total, PER_PAGE);
	const rows = await needs(db, wanted)
		.orderBy(query.open ? sql`${need.deadline} asc nulls last` : sql`${need.deadline} desc nulls last`, asc(need.id))
		.limit(PER_PAGE)
		.offset(page.offset);
	return { needs: rows.map((row) => needOf(row, today)), page, total };
}

export async function openNeedCount(db: Db, today: string): Promise<number> {
	return countNeeds(db, isOpenOn(today));
}

/** What everybody may read under this address. */
export async function publishedNeed(db: Db, slug: string, today: string): Promise<Need | undefined> {
	const [row] = await needs(db, eq(need.slug, slug)).limit(1);
	return row && needOf(row, today);
}

/** The needs of these organisations, the open ones first. */
export async function needsOf(db: Db, ids: readonly string[], today: string): Promise<Need[]> {
	const rows = await needs(db, inArray(need.ownerId, [...ids]))
		.orderBy(desc(isOpenOn(today)), sql`${need.deadline} asc nulls last`, asc(need.id))
		.limit(MOST_OF_ONE);
	return rows.map((row) => needOf(row, today));
}

/** Needs in the language of the reader that speak of `q`, the open ones first. */
export async function searchNeeds(db: Db, q: string, lang: Lang, today: string, limit: number): Promise<Need[]> {
	const document = sql`${need.title} || ' ' || ${need.text}`;
	const rows = await needs(
		db,
		and(inArray(need.language, [...searchedLanguages[lang]]), matchesText(document, q, lang))
	)
		.orderBy(desc(isOpenOn(today)), sql`${need.deadline} asc nulls last`, asc(need.id))
		.limit(limit);
	return rows.map((row) => needOf(row, today));
}

/** Addresses of all public needs; as many as one site map may hold with room for the rest. */
export async function publishedNeedSlugs(db: Db): Promise<string[]> {
	const rows = await db.select({ slug: need.slug }).from(need).where(isPublic).orderBy(asc(need.slug)).limit(10_000);
	return rows.map(({ slug }) => slug);
}

async function countNeeds(db: Db, wanted: SQL | undefined): Promise<number> {
	const [row] = await db
		.select({ total: count() })
		.from(need)
		.innerJoin(organisation, eq(organisation.id, need.ownerId))
		.where(and(isPublic, wanted));
	return row?.total ?? 0;
}

const isPublic = inArray(need.state, [...publicStates]);

function isOpenOn(today: string): SQL<boolean> {
	return sql<boolean>`(${need.state} in ('open', 'dialogue') and coalesce(${need.deadline} >= ${today}::date, true))`;
}

function needs(db: Db, condition: SQL | undefined) {
	return db
		.select({
			need,
			country: organisation.country,
			technology: { key: technologyArea.key, nameNb: technologyArea.nameNb, nameSv: technologyArea.nameSv },
			publishedOn: sql<string | null>`to_char(${need.publishedAt} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`
		})
		.from(need)
		.innerJoin(organisation, eq(organisation.id, need.ownerId))
		.innerJoin(technologyArea, eq(technologyArea.key, need.technologyArea))
		.where(and(isPublic, condition));
}

type Row = Awaited<ReturnType<typeof needs>>[number];

function needOf({ need: row, country, technology, publishedOn }: Row, today: string): Need {
	return {
		id: row.id,
		slug: row.slug,
		ownerId: row.ownerId,
		country: isCountry(country) ? country : 'NO',
		language: row.language as ContentLang,
		title: row.title,
		text: row.text,
		technology,
		type: row.type as NeedType,
		state: stateOn(today, row.state as PublicState, row.deadline),
		deadline: row.deadline,
		publishedOn
	};
}
