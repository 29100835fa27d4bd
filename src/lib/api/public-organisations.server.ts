import { and, asc, count, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { partnerKinds } from '#lib/organisations/organisation.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Paging } from './list-query.ts';

export type OrganisationItem = {
	id: string;
	url: { nb: string; sv: string };
	name: { nb: string; sv: string };
	kind: string;
	country: string;
	is_partner: boolean;
	org_number: string | null;
	population: number | null;
	population_on: string | null;
	active_from: string | null;
	active_to: string | null;
	succeeded_by: string | null;
	website: string | null;
};

const kinds = [...partnerKinds, 'supplier'];

/** Partners, those that they came after, and suppliers: everybody who stands on a public page. */
export async function organisationItems(db: Db, { page, perPage }: Paging, origin: string) {
	const shown = and(inArray(organisation.kind, kinds), isNotNull(organisation.verifiedAt));
	const [counted] = await db.select({ total: count() }).from(organisation).where(shown);
	const rows = await db
		.select()
		.from(organisation)
		.where(shown)
		.orderBy(asc(organisation.partnerOrder), asc(organisation.id))
		.limit(perPage)
		.offset((page - 1) * perPage);
	return { total: counted?.total ?? 0, items: rows.map((row) => itemOf(row, origin)) };
}

/** Those of these that stand on a public page, by id. */
export async function organisationItemsOf(
	db: Db,
	ids: readonly string[],
	origin: string
): Promise<Map<string, OrganisationItem>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select()
		.from(organisation)
		.where(
			and(inArray(organisation.kind, kinds), isNotNull(organisation.verifiedAt), inArray(organisation.id, [...ids]))
		)
		.limit(ids.length);
	return new Map(rows.map((row) => [row.id, itemOf(row, origin)]));
}

function itemOf(row: typeof organisation.$inferSelect, origin: string): OrganisationItem {
	const address = row.kind === 'supplier' ? 'leverandorer' : 'partner';
	return {
		id: row.id,
		url: { nb: `${origin}/nb/${address}/${row.id}`, sv: `${origin}/sv/${address}/${row.id}` },
		name: { nb: row.nameNb, sv: row.nameSv },
		kind: row.kind,
		country: row.country,
		is_partner: row.partnerOrder !== null,
		org_number: row.orgNumber,
		population: row.population,
		population_on: row.populationOn,
		active_from: row.activeFrom,
		active_to: row.activeTo,
		succeeded_by: row.succeededBy,
		website: row.website
	};
}
