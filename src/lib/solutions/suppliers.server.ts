/** Suppliers for everybody: who they are, what they sell, where it was tried. Nobody is recommended. */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { pairLang, type Lang } from '#lib/lang.ts';
import { organisation, supplierArea, technologyArea } from '#lib/organisations/schema.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import type { SupplierQuery } from './supplier-list.ts';

type Area = { key: string; nameNb: string; nameSv: string };

export type Supplier = {
	id: string;
	nameNb: string;
	nameSv: string;
	/** Of ISO 3166-1: firms come from more countries than the two. */
	country: string;
	language: Lang;
	/** In the reader's language where the firm has written it, else in its own. */
	presentation: { text: string; language: Lang } | null;
	contactEmail: string | null;
	website: string | null;
	isAdviser: boolean;
	areas: Area[];
};

const PER_PAGE = 24;

/** In the alphabet of the reader. */
export async function suppliers(
	db: Db,
	query: SupplierQuery,
	lang: Lang,
	perPage = PER_PAGE
): Promise<{ suppliers: Supplier[]; page: Page; total: number }> {
	const condition = and(
		query.country === null ? undefined : eq(organisation.country, query.country),
		query.technology === null
			? undefined
			: sql`exists (select from supplier_area area where area.organisation_id = ${organisation.id}
				and area.technology_area = ${query.technology})`
	);
	const [count] = await db
		.select({ total: sql<number>`count(*)::int` })
		.from(organisation)
		.where(and(isSupplier, condition));
	const total = count?.total ?? 0;
	const page = readPage(query.page, total, perPage);
	const collation = sql.raw(lang === 'sv' ? '"sv-SE-x-icu"' : '"nb-NO-x-icu"');
	const rows = await supplierRows(db)
		.where(and(isSupplier, condition))
		.orderBy(sql`${organisation.nameNb} collate ${collation}`, asc(organisation.id))
		.limit(perPage)
		.offset(page.offset);
	return { suppliers: rows.map((row) => supplierOf(row, lang)), page, total };
}

export async function supplierPage(db: Db, id: string, lang: Lang): Promise<Supplier | undefined> {
	const [row] = await supplierRows(db)
		.where(and(isSupplier, eq(organisation.id, id)))
		.limit(1);
	return row && supplierOf(row, lang);
}

/** Nobody reads of a firm before the secretariat has verified it. */
const isSupplier = and(eq(organisation.kind, 'supplier'), isNotNull(organisation.verifiedAt));

function supplierRows(db: Db) {
	return db
		.select({
			id: organisation.id,
			nameNb: organisation.nameNb,
			nameSv: organisation.nameSv,
			country: organisation.country,
			language: organisation.language,
			presentation: organisation.presentation,
			presentationOther: organisation.presentationOther,
			contactEmail: organisation.contactEmail,
			website: organisation.website,
			isAdviser: organisation.isAdviser,
			areas: sql<Area[]>`coalesce((
				select json_agg(json_build_object('key', ${technologyArea.key}, 'nameNb', ${technologyArea.nameNb},
					'nameSv', ${technologyArea.nameSv}) order by ${technologyArea.key})
				from ${supplierArea} join ${technologyArea} on ${technologyArea.key} = ${supplierArea.technologyArea}
				where ${supplierArea.organisationId} = ${organisation.id}), '[]')`
		})
		.from(organisation)
		.$dynamic();
}

function supplierOf(row: Awaited<ReturnType<typeof supplierRows>>[number], lang: Lang): Supplier {
	const { presentation, presentationOther, ...rest } = row;
	const language = row.language === 'sv' ? 'sv' : 'nb';
	const reads = pairLang(lang);
	const isTranslated = language !== reads && presentationOther !== null;
	const text = isTranslated ? presentationOther : presentation;
	const shown = text === null || text === '' ? null : { text, language: isTranslated ? reads : language };
	return { ...rest, language, presentation: shown };
}
