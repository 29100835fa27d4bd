/**
 * The address of mail is confirmed: the firm comes to be, not verified yet, with its first person. Looking at the link
 * uses nothing up; mail scanners look too.
 */
import { eq, sql } from 'drizzle-orm';
import { makeLink } from '#lib/accounts/mail-link.server.ts';
import { membership, person } from '#lib/accounts/schema.server.ts';
import { hashOf } from '#lib/accounts/token.server.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { isLang, pairLang, type Lang } from '#lib/lang.ts';
import { organisation, supplierArea } from '#lib/organisations/schema.server.ts';
import { slugOf } from '#lib/slug.ts';
import { knownFirm, lockFirm, tellOfKnown } from './known-firm.server.ts';
import { supplierRegistration } from './schema.server.ts';

type Kept = typeof supplierRegistration.$inferSelect;
type ConfirmState = 'good' | 'used' | 'expired' | 'unknown';
export type Confirming = { state: ConfirmState; registration: Kept | undefined };

/** What would be confirmed; only a link that still works says whose it is. */
export async function readConfirming(db: Db, token: string): Promise<Confirming> {
	const kept = await byToken(db, token);
	if (!kept) return { state: 'unknown', registration: undefined };
	if (kept.row.state !== 'unconfirmed') return { state: 'used', registration: undefined };
	return kept.isYoung ? { state: 'good', registration: kept.row } : { state: 'expired', registration: undefined };
}

/** @returns the page on which a new person sets a password; null for who signs in as before, and where the mail says more */
export async function confirmRegistration(
	db: Db,
	token: string,
	from: { origin: string; today: string }
): Promise<Decision<{ link: string | null; isMade: boolean }>> {
	return db.transaction(async (tx) => {
		const seen = await byToken(tx, token);
		if (!seen) return no({ field: '', key: 'supplier.link_no_longer_good' });
		const language = isLang(seen.row.language) ? seen.row.language : 'nb';
		const asked = { ...seen.row, language };
		await lockFirm(tx, asked);
		const kept = found(await byToken(tx, token, true));
		if (kept.row.state !== 'unconfirmed' || !kept.isYoung)
			return no({ field: '', key: 'supplier.link_no_longer_good' });
		const known = await knownFirm(tx, asked);
		if (known) {
			await tx.delete(supplierRegistration).where(eq(supplierRegistration.id, asked.id));
			await tellOfKnown(tx, known, asked, from.origin);
			return yes({ link: null, isMade: false });
		}
		return yes({ link: await become(tx, asked, from), isMade: true });
	});
}

/** The firm and its first person. @returns the page for a password, where the person has none */
async function become(tx: Db, asked: Kept & { language: Lang }, from: { origin: string; today: string }) {
	const firm = await makeFirm(tx, asked);
	const first = await firstPerson(tx, asked);
	await tx
		.insert(membership)
		.values({ personId: first.id, organisationId: firm, role: 'supplier', startsOn: from.today });
	await tx
		.update(supplierRegistration)
		.set({ state: 'confirmed', confirmedAt: sql`now()`, organisationId: firm, personId: first.id })
		.where(eq(supplierRegistration.id, asked.id));
	const about = { kind: 'organisation', id: firm };
	await record(tx, { kind: 'supplier.registered', by: first.id, organisationId: firm, about });
	if (first.hasPassword) return null;
	return makeLink(tx, { personId: first.id, purpose: 'invitation', lang: asked.language, origin: from.origin });
}

async function byToken(db: Db, token: string, lock = false): Promise<{ row: Kept; isYoung: boolean } | undefined> {
	const asked = db
		.select({ row: supplierRegistration, isYoung: sql<boolean>`${supplierRegistration.expiresAt} > now()` })
		.from(supplierRegistration)
		.where(eq(supplierRegistration.tokenHash, hashOf(token)));
	const [kept] = await (lock ? asked.for('update') : asked);
	return kept;
}

async function makeFirm(tx: Db, kept: Kept): Promise<string> {
	const base = slugOf(kept.name, 40) || 'leverandor';
	const claim = async (id: string) => {
		const [row] = await tx
			.insert(organisation)
			.values({
				id,
				kind: 'supplier',
				country: kept.country,
				nameNb: kept.name,
				nameSv: kept.name,
				language: isLang(kept.language) ? pairLang(kept.language) : 'nb',
				orgNumber: kept.orgNumber,
				registerNumber: kept.registerNumber,
				website: kept.website,
				presentation: kept.presentation,
				// it signs in with the address that it was asked for; the public one it says itself
				contactEmail: null,
				isAdviser: kept.isAdviser,
				verifiedAt: null
			})
			.onConflictDoNothing({ target: organisation.id })
			.returning({ id: organisation.id });
		return row?.id;
	};
	const id = (await claim(base)) ?? (await claim(`${base}-${crypto.randomUUID().slice(0, 8)}`));
	if (id === undefined) throw new Error(`No free address for ${base}`);
	const areas = Array.isArray(kept.areas) ? kept.areas.filter((each) => typeof each === 'string') : [];
	if (areas.length > 0)
		await tx.insert(supplierArea).values(areas.map((technologyArea) => ({ organisationId: id, technologyArea })));
	return id;
}

/** Who has an account keeps its name, language and password. */
async function firstPerson(tx: Db, kept: Kept): Promise<{ id: string; hasPassword: boolean }> {
	await tx
		.insert(person)
		.values({ email: kept.email, name: kept.contactName, language: kept.language })
		.onConflictDoNothing({ target: person.email });
	const [row] = await tx
		.select({ id: person.id, hasPassword: sql<boolean>`${person.passwordHash} is not null` })
		.from(person)
		.where(eq(person.email, kept.email));
	return found(row);
}
