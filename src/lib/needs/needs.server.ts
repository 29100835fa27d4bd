import { and, asc, count, desc, eq, inArray, sql, type SQL, isNotNull, or } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { readPage, type Page } from '#lib/page.ts';
import { isCountry } from '#lib/organisations/organisation.ts';
import { organisation, technologyArea, technologyGroup } from '#lib/organisations/schema.server.ts';
import { groupOf } from '#lib/organisations/technology-choice.ts';
import { publicStates, stateWhen, type Need, type NeedQuery, type NeedType, type PublicState } from './need.ts';
import { need, needAddendum, needPartner, question } from './schema.server.ts';

export type NeedPage = { needs: Need[]; page: Page; total: number };

const PER_PAGE = 12;
/** More lines than a page bears; whoever has more is shown in the list, page by page. */
const MOST_OF_ONE = 100;

/** Open ones by their last day, the nearest first; closed ones the latest first. */
export async function publishedNeeds(db: Db, query: NeedQuery, perPage = PER_PAGE): Promise<NeedPage> {
	const wanted = wantedBy(query);
	const total = await countNeeds(db, wanted);
	const page = readPage(query.page, total, perPage);
	const rows = await needs(db, wanted)
		.orderBy(query.open ? nearest : sql`${need.deadline} desc nulls last`, asc(need.id))
		.limit(perPage)
		.offset(page.offset);
	return { needs: rows.map((row) => needOf(row)), page, total };
}

/** For a feed of what the query asks for, the newest or last changed first; as many as one feed bears. */
export async function newestNeeds(db: Db, query: NeedQuery): Promise<Need[]> {
	const rows = await needs(db, wantedBy(query)).orderBy(desc(updatedAt), asc(need.id)).limit(MOST_OF_ONE);
	return rows.map((row) => needOf(row));
}

/** For a calendar: those with a deadline that has not passed, the nearest first. */
export async function needDeadlines(db: Db, query: NeedQuery): Promise<Need[]> {
	const rows = await needs(db, and(wantedBy({ ...query, open: true }), sql`${need.deadline} is not null`))
		.orderBy(nearest, asc(need.id))
		.limit(MOST_OF_ONE);
	return rows.map((row) => needOf(row));
}

export async function openNeedCount(db: Db): Promise<number> {
	return countNeeds(db, isOpenNow);
}

/** What everybody may read under this address. */
export async function publishedNeed(db: Db, slug: string): Promise<Need | undefined> {
	const [row] = await needs(db, eq(need.slug, slug)).limit(1);
	return row && needOf(row);
}

/** The needs that these organisations own, alone or with others, the open ones first. */
export async function needsOf(db: Db, ids: readonly string[]): Promise<Need[]> {
	const shared = db
		.select({ id: needPartner.needId })
		.from(needPartner)
		.where(
			and(
				inArray(needPartner.organisationId, [...ids]),
				eq(needPartner.role, 'co_owner'),
				isNotNull(needPartner.acceptedAt)
			)
		);
	const rows = await needs(db, or(inArray(need.ownerId, [...ids]), inArray(need.id, shared)))
		.orderBy(desc(isOpenNow), nearest, asc(need.id))
		.limit(MOST_OF_ONE);
	return rows.map((row) => needOf(row));
}

async function countNeeds(db: Db, wanted: SQL | undefined): Promise<number> {
	const [row] = await db
		.select({ total: count() })
		.from(need)
		.innerJoin(organisation, eq(organisation.id, need.ownerId))
		.where(and(isPublic, wanted));
	return row?.total ?? 0;
}

function wantedBy({ open, type, technology, country }: NeedQuery): SQL | undefined {
	return and(
		open ? isOpenNow : sql`not ${isOpenNow}`,
		type === null ? undefined : eq(need.type, type),
		technology === null ? undefined : isAbout(technology),
		country === null ? undefined : eq(organisation.country, country)
	);
}

/** Needs on a group and on its areas find each other both ways. */
export function isAbout(choice: string): SQL {
	const group = groupOf(choice);
	if (group === undefined)
		return sql`(${need.technologyArea} = ${choice} or ${need.technologyGroup} = (
			select group_key from technology_area where key = ${choice}))`;
	return sql`(${need.technologyGroup} = ${group} or ${need.technologyArea} in (
		select key from technology_area where group_key = ${group}))`;
}

const isPublic = inArray(need.state, [...publicStates]);
/** By the clock of the database: to everybody in the same second. */
const isOver = sql<boolean>`coalesce(clock_timestamp() >= need_closes_at(${need.deadline}, ${need.deadlineTime}), false)`;
const isOpenNow = sql<boolean>`(${need.state} in ('open', 'dialogue') and not ${isOver})`;
const updatedAt = sql<string>`greatest(${need.publishedAt}, ${need.endedAt}, (
	select max(${needAddendum.at}) from ${needAddendum} where ${needAddendum.needId} = ${need.id}), (
	select max(${question.answeredAt}) from ${question} where ${question.needId} = ${need.id}))`;
const nearest = sql`${need.deadline} asc nulls last, ${need.deadlineTime} asc nulls last`;

function needs(db: Db, condition: SQL | undefined) {
	return db
		.select({
			need,
			country: organisation.country,
			technology: {
				key: sql<string>`coalesce(${technologyArea.key}, ${technologyGroup.key})`,
				nameNb: sql<string>`coalesce(${technologyArea.nameNb}, ${technologyGroup.nameNb})`,
				nameSv: sql<string>`coalesce(${technologyArea.nameSv}, ${technologyGroup.nameSv})`,
				isGroup: sql<boolean>`${need.technologyArea} is null`
			},
			isOver,
			updatedAt,
			closesAt: sql<string | null>`need_closes_at(${need.deadline}, ${need.deadlineTime})`,
			publishedOn: sql<string | null>`to_char(${need.publishedAt} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`
		})
		.from(need)
		.innerJoin(organisation, eq(organisation.id, need.ownerId))
		.leftJoin(technologyArea, eq(technologyArea.key, need.technologyArea))
		.leftJoin(technologyGroup, eq(technologyGroup.key, need.technologyGroup))
		.where(and(isPublic, condition));
}

type Row = Awaited<ReturnType<typeof needs>>[number];

function needOf({
	need: row,
	country,
	technology,
	publishedOn,
	isOver: over,
	closesAt,
	updatedAt: changed
}: Row): Need {
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
		state: stateWhen(over, row.state as PublicState),
		deadline: row.deadline,
		deadlineTime: row.deadlineTime?.slice(0, 5) ?? null,
		closesAt: closesAt === null ? null : new Date(closesAt),
		isSealed: row.isSealed,
		publishedOn,
		updatedAt: new Date(changed)
	};
}
