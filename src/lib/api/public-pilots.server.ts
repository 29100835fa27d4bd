import { and, asc, count, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { predecessorsOf, type Directory } from '#lib/organisations/organisation.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { matching } from '#lib/search/matching.server.ts';
import type { PilotFilter } from './list-query.ts';
import { withTranslations } from './translated-item.server.ts';

type Texts = Partial<Record<'nb' | 'nn' | 'sv', string>>;

/** A pilot as a program outside reads it. */
export type PilotItem = {
	id: string;
	url: { nb: string; sv: string };
	language: string;
	title: Texts;
	summary: Texts;
	technology: string | null;
	phase: string;
	standing: string;
	outcome: string | null;
	country: string;
	owner: { id: string; name: { nb: string; sv: string } };
	starts_on: string | null;
	ends_on: string | null;
	updated_at: string;
	is_demo: boolean;
};

/** The published pilots that the filter lets through, newest first. */
export async function pilotItems(db: Db, filter: PilotFilter, all: Directory, origin: string) {
	const where = and(isPublic, ...conditions(filter, all, await foundBy(db, filter.q)));
	const [counted] = await db
		.select({ total: count() })
		.from(pilot)
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(where);
	const rows = await items(db)
		.where(where)
		.orderBy(desc(updatedAt), asc(pilot.id))
		.limit(filter.perPage)
		.offset((filter.page - 1) * filter.perPage);
	return { total: counted?.total ?? 0, items: await itemsOf(db, rows, origin) };
}

/** Those of these that are public, by id. */
export async function pilotItemsOf(db: Db, ids: readonly string[], origin: string): Promise<Map<string, PilotItem>> {
	if (ids.length === 0) return new Map();
	const rows = await items(db)
		.where(and(isPublic, inArray(pilot.id, [...ids])))
		.limit(ids.length);
	return new Map((await itemsOf(db, rows, origin)).map((item) => [item.id, item]));
}

/** Undefined when there is no such public pilot. */
export async function pilotItem(db: Db, id: string, origin: string): Promise<PilotItem | undefined> {
	if (!uuid.test(id)) return undefined;
	const [row] = await items(db)
		.where(and(isPublic, eq(pilot.id, id)))
		.limit(1);
	return row && (await itemsOf(db, [row], origin))[0];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isPublic = and(eq(pilotVersion.publication, 'published'), isNull(pilot.hiddenAt), isNull(pilot.withdrawnAt));
const updatedAt = sql<string>`coalesce(${pilotVersion.decidedAt}, ${pilot.publishedAt}, ${pilotVersion.editedAt})`;

const itemColumns = {
	id: pilot.id,
	slug: pilot.slug,
	language: pilot.language,
	title: pilotVersion.title,
	summary: pilotVersion.summary,
	technology: pilotVersion.technologyArea,
	phase: pilot.phase,
	standing: pilot.standing,
	outcome: pilot.outcome,
	country: organisation.country,
	ownerId: organisation.id,
	ownerNb: organisation.nameNb,
	ownerSv: organisation.nameSv,
	startsOn: pilotVersion.startsOn,
	endsOn: pilotVersion.endsOn,
	updatedAt: sql<string>`to_char(${updatedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
	isDemo: pilot.isDemo
};

function items(db: Db) {
	return db
		.select(itemColumns)
		.from(pilot)
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.$dynamic();
}

type Row = Awaited<ReturnType<typeof items>>[number];

async function itemsOf(db: Db, rows: readonly Row[], origin: string): Promise<PilotItem[]> {
	const items = rows.map((row) => itemOf(row, origin));
	return withTranslations(db, 'pilot', items, ['title', 'summary']);
}

function itemOf(row: Row, origin: string): PilotItem {
	return {
		id: row.id,
		url: { nb: `${origin}/nb/piloter/${row.slug}`, sv: `${origin}/sv/piloter/${row.slug}` },
		language: row.language,
		title: { [row.language]: row.title },
		summary: { [row.language]: row.summary },
		technology: row.technology,
		phase: row.phase,
		standing: row.standing,
		outcome: row.outcome,
		country: row.country,
		owner: { id: row.ownerId, name: { nb: row.ownerNb, sv: row.ownerSv } },
		starts_on: row.startsOn,
		ends_on: row.endsOn,
		updated_at: row.updatedAt,
		is_demo: row.isDemo
	};
}

/** By the words of either language: a program does not say in which it asks. */
async function foundBy(db: Db, q: string): Promise<SQL | undefined> {
	if (q === '') return undefined;
	const [nb, sv] = [await matching(db, q, 'nb', 'pilot'), await matching(db, q, 'sv', 'pilot')];
	return sql`(${pilot.id}::text in ${nb} or ${pilot.id}::text in ${sv})`;
}

function conditions(filter: PilotFilter, all: Directory, found: SQL | undefined): (SQL | undefined)[] {
	const { lang, country, technology, phase, outcome, organisation: owner, updatedSince } = filter;
	const owners = owner === null ? [] : [owner, ...predecessorsOf(owner, all).map(({ id }) => id)];
	return [
		found,
		lang === null ? undefined : eq(pilot.language, lang),
		country === null ? undefined : eq(organisation.country, country),
		technology === null ? undefined : eq(pilotVersion.technologyArea, technology),
		phase === null ? undefined : eq(pilot.phase, phase),
		outcome === null ? undefined : eq(pilot.outcome, outcome),
		owner === null ? undefined : inArray(pilot.ownerId, owners),
		updatedSince === null ? undefined : sql`${updatedAt} >= ${updatedSince}::timestamptz`
	];
}
