/** The profile of a supplier in its own workspace: read, and written with a row in the journal. */
import { createHash } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { PairLang } from '#lib/lang.ts';
import { organisation, supplierArea } from '#lib/organisations/schema.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { fromRevision, readProfile, type Profile } from './profile.ts';

export type OwnProfile = {
	readonly id: string;
	readonly nameNb: string;
	readonly nameSv: string;
	readonly language: PairLang;
	readonly country: string;
	readonly orgNumber: string | null;
	readonly registerNumber: string | null;
	readonly isAdviser: boolean;
	readonly isVerified: boolean;
	readonly content: Profile;
	/** Of what is kept now. */
	readonly revision: string;
};

/** @throws 404 for everybody but the firm's own people */
export async function ownProfile(db: Db, by: Actor | null, organisationId: string, lock = false): Promise<OwnProfile> {
	demand(by, 'supplier.write', { organisationId });
	const asked = db
		.select()
		.from(organisation)
		.where(and(eq(organisation.id, organisationId), eq(organisation.kind, 'supplier')));
	const [row] = await (lock ? asked.for('update') : asked);
	const kept = found(row);
	const areas = await db
		.select({ key: supplierArea.technologyArea })
		.from(supplierArea)
		.where(eq(supplierArea.organisationId, organisationId))
		.orderBy(asc(supplierArea.technologyArea))
		.limit(500);
	const content = {
		presentation: kept.presentation ?? '',
		presentationOther: kept.presentationOther ?? '',
		website: kept.website,
		areas: areas.map(({ key }) => key),
		contactEmail: kept.contactEmail
	};
	return {
		id: kept.id,
		nameNb: kept.nameNb,
		nameSv: kept.nameSv,
		language: kept.language === 'sv' ? 'sv' : 'nb',
		country: kept.country,
		orgNumber: kept.orgNumber,
		registerNumber: kept.registerNumber,
		isAdviser: kept.isAdviser,
		isVerified: kept.verifiedAt !== null,
		content,
		revision: createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
	};
}

/** Seen by everybody at once where the firm is verified, and written down from what to what. @throws 404 */
export async function writeProfile(db: Db, by: Actor, organisationId: string, form: FormData): Promise<Decision<null>> {
	demand(by, 'supplier.write', { organisationId });
	const known = new Set((await technologies(db)).map(({ key }) => key));
	const read = readProfile(form, (key) => known.has(key));
	if (!read.ok) return read;
	const { areas, presentationOther, ...columns } = read.value;
	return db.transaction(async (tx) => {
		const before = await ownProfile(tx, by, organisationId, true);
		const fresh = fromRevision(form, before.revision);
		if (!fresh.ok) return fresh;
		await tx
			.update(organisation)
			.set({ ...columns, presentationOther: presentationOther === '' ? null : presentationOther })
			.where(eq(organisation.id, organisationId));
		await tx.delete(supplierArea).where(eq(supplierArea.organisationId, organisationId));
		await tx.insert(supplierArea).values(areas.map((technologyArea) => ({ organisationId, technologyArea })));
		await record(tx, {
			kind: 'supplier.profile_changed',
			by: by.personId,
			organisationId,
			about: { kind: 'organisation', id: organisationId },
			before: before.content,
			after: read.value
		});
		return yes(null);
	});
}
