/** The secretariat verifies that a firm is what it says, or refuses it with a reason. Never the one who registered it. */
import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { membership } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { isLang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { supplierRegistration } from './schema.server.ts';

export type Verdict = { readonly verdict: 'verify' | 'refuse'; readonly reason: string };
export type Kept = typeof supplierRegistration.$inferSelect;
type Sender = { readonly origin: string; readonly today: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Those that wait, the oldest first, and the newest decided ones. @throws 404 for everybody but the secretariat and the auditor */
export async function registrations(db: Db, by: Actor | null): Promise<{ waiting: Kept[]; decided: Kept[] }> {
	demand(by, 'review.read', { organisationId: null });
	const of = (states: string[]) =>
		db.select().from(supplierRegistration).where(inArray(supplierRegistration.state, states));
	const [waiting, decided] = await Promise.all([
		of(['confirmed']).orderBy(asc(supplierRegistration.confirmedAt), asc(supplierRegistration.id)).limit(200),
		of(['verified', 'refused']).orderBy(desc(supplierRegistration.decidedAt), asc(supplierRegistration.id)).limit(30)
	]);
	return { waiting, decided };
}

/** One that is confirmed or decided. @throws 404 for everybody but the secretariat and the auditor */
export async function registrationById(db: Db, by: Actor | null, id: string): Promise<Kept> {
	demand(by, 'review.read', { organisationId: null });
	return found(await byId(db, id));
}

/** @throws 404, 403 */
export async function decideRegistration(
	db: Db,
	by: Actor,
	id: string,
	{ verdict, reason }: Verdict,
	sender: Sender
): Promise<Decision<null>> {
	demand(by, 'supplier.verify', { organisationId: null }, 'review.read');
	return db.transaction(async (tx) => {
		const kept = found(await byId(tx, id, true));
		if (kept.state !== 'confirmed') return no({ field: '', key: 'supplier.decided_meanwhile' });
		if (kept.personId === by.personId || (await isOfFirm(tx, by, kept)))
			return no({ field: '', key: 'supplier.own_firm' });
		if (verdict === 'refuse' && reason === '') return no({ field: 'reason', key: 'supplier.reason_missing' });
		const organisationId = found(kept.organisationId);
		const receivers = await mailsOf(tx, kept, { verdict, reason }, sender);
		const state = verdict === 'verify' ? 'verified' : 'refused';
		await tx
			.update(supplierRegistration)
			.set({ state, decidedBy: by.personId, decidedAt: sql`now()`, reason: verdict === 'refuse' ? reason : '' })
			.where(eq(supplierRegistration.id, id));
		if (verdict === 'verify')
			await tx
				.update(organisation)
				.set({ verifiedAt: sql`now()` })
				.where(eq(organisation.id, organisationId));
		else await close(tx, organisationId, sender.today);
		await enqueueMail(tx, receivers);
		const kind = verdict === 'verify' ? 'supplier.verified' : 'supplier.refused';
		const about = { kind: 'organisation', id: organisationId };
		await record(tx, { kind, by: by.personId, organisationId, about, reason: reason === '' ? undefined : reason });
		return yes(null);
	});
}

async function byId(db: Db, id: string, lock = false): Promise<Kept | undefined> {
	if (!uuid.test(id)) return undefined;
	const asked = db
		.select()
		.from(supplierRegistration)
		.where(and(eq(supplierRegistration.id, id), sql`${supplierRegistration.state} <> 'unconfirmed'`));
	const [kept] = await (lock ? asked.for('update') : asked);
	return kept;
}

async function isOfFirm(tx: Db, by: Actor, { organisationId }: Kept): Promise<boolean> {
	const rows = await tx
		.select({ id: membership.id })
		.from(membership)
		.where(and(eq(membership.personId, by.personId), eq(membership.organisationId, found(organisationId))));
	return rows.length > 0;
}

/** Nobody works for a refused firm any more, and its number is free for another try. */
async function close(tx: Db, organisationId: string, today: string): Promise<void> {
	const ofFirm = eq(membership.organisationId, organisationId);
	await tx.delete(membership).where(and(ofFirm, sql`${membership.startsOn} >= ${today}::date`));
	await tx
		.update(membership)
		.set({ endsOn: sql`${today}::date - 1` })
		.where(and(ofFirm, or(isNull(membership.endsOn), sql`${membership.endsOn} >= ${today}::date`)));
	await tx
		.update(organisation)
		.set({ orgNumber: null, registerNumber: null, contactEmail: null, activeTo: today })
		.where(eq(organisation.id, organisationId));
}

async function mailsOf(tx: Db, kept: Kept, { verdict, reason }: Verdict, { origin }: Sender) {
	const people = await tx.execute<{ email: string; name: string }>(sql`
		select p.email, p.name from membership m join person p on p.id = m.person_id
		where m.organisation_id = ${kept.organisationId} and m.role = 'supplier'
			and (m.ends_on is null or m.ends_on >= current_date) order by p.email limit 50`);
	// in the firm's language: the reason is written in it
	const language = isLang(kept.language) ? kept.language : 'nb';
	const kind = verdict === 'verify' ? 'supplier_verified' : 'supplier_refused';
	const link = `${origin}/${language}/arbeid/${kept.organisationId ?? ''}/profil`;
	return people.map(({ email, name }) =>
		composeMail(kind, { to: email, language }, { name, firm: kept.name, reason, link })
	);
}
