/** Whether a firm that somebody registers is here already, and who is told. Nothing of it is said on a page. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { isLang, type Lang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import type { Identity } from './registration.ts';

export type KnownFirm = { id: string; name: string; isVerified: boolean; contactEmail: string | null };
type Asked = Identity & { name: string; email: string; contactName: string; language: Lang };

/** By its number; one without a number by its name among the firms of the same person. */
export async function knownFirm(tx: Db, asked: Asked): Promise<KnownFirm | undefined> {
	const bySame = sql`exists (select from membership m join person p on p.id = m.person_id
		where m.organisation_id = o.id and p.email = ${asked.email} and (m.ends_on is null or m.ends_on >= current_date))`;
	const register = bareNumber(asked.registerNumber);
	const same = asked.orgNumber
		? sql`o.org_number = ${asked.orgNumber}`
		: register === ''
			? sql`lower(o.name_nb) = lower(${asked.name}) and ${bySame}`
			: sql`lower(regexp_replace(o.register_number, '\\W', '', 'g')) = ${register}`;
	const [firm] = await tx.execute<KnownFirm>(sql`
		select o.id, o.name_nb as name, o.verified_at is not null as "isVerified", o.contact_email as "contactEmail"
		from organisation o where o.kind = 'supplier' and o.country = ${asked.country} and ${same}
		order by o.id limit 1`);
	return firm;
}

/** However the number is spaced and capitalised, it is the same. */
function bareNumber(registerNumber: string | null): string {
	return (registerNumber ?? '').replace(/\W/g, '').toLowerCase();
}

/** Nobody registers the same firm at the same moment: the other one waits until the end of the transaction. */
export async function lockFirm(tx: Db, { country, orgNumber, registerNumber, name }: Asked): Promise<void> {
	const what = `supplier ${country} ${orgNumber ?? (bareNumber(registerNumber) || name.toLowerCase())}`;
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`);
}

/**
 * Tells the one who asked whom to ask, and the firm's own people who asked.
 *
 * @param isCalm false when the firm's people have heard of too many already
 */
export async function tellOfKnown(tx: Db, firm: KnownFirm, asked: Asked, origin: string, isCalm = true): Promise<void> {
	const receiver = { to: asked.email, language: asked.language };
	const contact = firm.isVerified ? firm.contactEmail : null;
	const kind = contact === null ? 'supplier_known' : 'supplier_known_contact';
	await enqueueMail(tx, [composeMail(kind, receiver, { firm: asked.name, contact: contact ?? '' })]);
	if (!isCalm) return;
	const people = await tx.execute<{ email: string; language: string }>(sql`
		select p.email, p.language from membership m join person p on p.id = m.person_id
		where m.organisation_id = ${firm.id} and m.role = 'supplier' and p.email <> ${asked.email}
			and (m.ends_on is null or m.ends_on >= current_date)
		order by m.starts_on, p.email limit 20`);
	await enqueueMail(
		tx,
		people.map(({ email, language }) => {
			const lang = isLang(language) ? language : 'nb';
			const link = `${origin}/${lang}/arbeid/${firm.id}/medlemmer`;
			const params = { firm: firm.name, name: asked.contactName, email: asked.email, link };
			return composeMail('supplier_colleague_asks', { to: email, language: lang }, params);
		})
	);
}
