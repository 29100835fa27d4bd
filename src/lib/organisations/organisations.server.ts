import { asc, eq, ne } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import {
	isCountry,
	isPartnerKind,
	type Country,
	type Directory,
	type Named,
	type PartnerKind
} from './organisation.ts';
import { partnerView, type PartnerView } from './partner-view.ts';
import { organisation, representation } from './schema.server.ts';

export type Organisation = Named & {
	kind: PartnerKind | 'secretariat';
	country: Country;
	/** Place among the sixteen partners of the project; null = none of them. */
	partnerOrder: number | null;
	orgNumber: string | null;
	website: string | null;
	position: { latitude: number; longitude: number } | null;
	population: number | null;
	/** Year or day of the population. */
	populationOn: string | null;
	activeFrom: string | null;
};

export type Represented = { memberId: string; startsOn: string | null; endsOn: string | null };

/** Far more than there are; suppliers, of which there may be many, stand in none of these lists. */
const MOST = 1000;

/** Everybody but the suppliers, the partners first in the order of the project. */
export async function organisationDirectory(db: Db): Promise<Directory<Organisation>> {
	const rows = await db
		.select()
		.from(organisation)
		.where(ne(organisation.kind, 'supplier'))
		.orderBy(asc(organisation.partnerOrder), asc(organisation.id))
		.limit(MOST);
	return new Map(rows.map((row) => [row.id, organisationOf(row)]));
}

/** The page of one organisation; none for the secretariat and for suppliers. */
export async function partnerPage(db: Db, id: string, lang: Lang, today: string): Promise<PartnerView | undefined> {
	const all = await organisationDirectory(db);
	const found = all.get(id);
	if (!found || found.kind === 'secretariat') return undefined;
	const [represents, represented] = await Promise.all([representedBy(db, id), actingFor(db, id)]);
	return partnerView(found, all, { represents, representedBy: represented }, lang, today);
}

/** For whom an organisation acts, now or before. */
export async function representedBy(db: Db, id: string): Promise<Represented[]> {
	return db
		.select({ memberId: representation.memberId, startsOn: representation.startsOn, endsOn: representation.endsOn })
		.from(representation)
		.where(eq(representation.actsId, id))
		.orderBy(asc(representation.memberId))
		.limit(MOST);
}

/** Who acts for an organisation, now or before. */
export async function actingFor(db: Db, id: string): Promise<(Omit<Represented, 'memberId'> & { actsId: string })[]> {
	return db
		.select({ actsId: representation.actsId, startsOn: representation.startsOn, endsOn: representation.endsOn })
		.from(representation)
		.where(eq(representation.memberId, id))
		.orderBy(asc(representation.actsId))
		.limit(MOST);
}

type Row = typeof organisation.$inferSelect;

function organisationOf(row: Row): Organisation {
	return {
		id: row.id,
		kind: isPartnerKind(row.kind) ? row.kind : 'secretariat',
		country: isCountry(row.country) ? row.country : 'NO',
		nameNb: row.nameNb,
		nameSv: row.nameSv,
		language: row.language as Lang,
		partnerOrder: row.partnerOrder,
		orgNumber: row.orgNumber,
		website: row.website,
		position:
			row.latitude === null || row.longitude === null
				? null
				: { latitude: Number(row.latitude), longitude: Number(row.longitude) },
		population: row.population,
		populationOn: row.populationOn,
		activeFrom: row.activeFrom,
		activeTo: row.activeTo,
		succeededBy: row.succeededBy
	};
}
