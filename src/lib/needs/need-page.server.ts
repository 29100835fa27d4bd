/** A public need in full, as everybody reads it. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { DocumentView } from '#lib/documents/document.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { addendaOf } from './add-addendum.server.ts';
import type { AddendumLine } from './addendum.ts';
import { documentsOfNeed } from './need-documents.server.ts';
import { partnersOf } from './need-partners.server.ts';
import { workedNeed } from './need-work.server.ts';
import { publishedNeed } from './needs.server.ts';
import type { Need } from './need.ts';

export type NeedInFull = Need & {
	readonly targetGroup: string;
	readonly affectedCount: number | null;
	readonly constraints: string;
	readonly sites: readonly string[];
	readonly contactEmail: string | null;
	readonly procurementUrl: string | null;
	readonly endReason: string;
	readonly documents: readonly DocumentView[];
	readonly addenda: readonly AddendumLine[];
	/** Ids of those that accepted. */
	readonly coOwners: readonly string[];
	readonly alsoOurs: readonly string[];
	readonly actingIds: readonly string[];
	/** The pilot that came of it, while it is public. */
	readonly pilot: { slug: string; title: string; language: string } | null;
};

/** Undefined when there is none under this address. */
export async function needInFull(db: Db, slug: string): Promise<NeedInFull | undefined> {
	const found = await publishedNeed(db, slug);
	if (!found) return undefined;
	const [kept, documents, addenda, partners] = await Promise.all([
		workedNeed(db, found.id),
		documentsOfNeed(db, found.id),
		addendaOf(db, found.id),
		partnersOf(db, found.id)
	]);
	if (!kept) return undefined;
	const { targetGroup, affectedCount, constraints, sites, contactEmail, procurementUrl } = kept.content;
	const of = (role: 'co_owner' | 'same_need') =>
		partners.filter((each) => each.role === role && each.isAccepted).map(({ organisationId }) => organisationId);
	return {
		...found,
		...{ targetGroup, affectedCount, constraints, sites, contactEmail, procurementUrl },
		endReason: kept.endReason,
		documents,
		addenda,
		coOwners: of('co_owner'),
		alsoOurs: of('same_need'),
		actingIds: kept.actingIds,
		pilot: kept.pilotId === null ? null : await publicPilot(db, kept.pilotId)
	};
}

async function publicPilot(db: Db, id: string): Promise<NeedInFull['pilot']> {
	const [row] = await db
		.select({ slug: pilot.slug, title: pilotVersion.title, language: pilot.language })
		.from(pilot)
		.innerJoin(pilotVersion, and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.publication, 'published')))
		.where(and(eq(pilot.id, id), isNull(pilot.hiddenAt)));
	return row ?? null;
}
