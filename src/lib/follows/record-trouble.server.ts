/** A bounce or a complaint that reached the secretariat in another way than as the mail server's answer. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { followerOf, stopMail } from './mail-trouble.server.ts';
import { mailTrouble } from './schema.server.ts';

type Told = { kind: string; about: string };
type Mail = { id: string; digest_of: string | null; to_address: string };

/** @param told `about` is the Message-ID of our mail, or the address that it went to */
export async function recordTrouble(db: Db, by: Actor, told: Told): Promise<Decision<'stopped' | 'recorded'>> {
	demand(by, 'delivery.handle', { organisationId: null }, 'delivery.read');
	const about = told.about.replace(/\p{Cc}+/gu, '').trim();
	const kind = kindOf(told.kind);
	const missing = [
		...(kind ? [] : [{ field: 'kind', key: 'delivery.kind_missing' }]),
		...(about === '' ? [{ field: 'about', key: 'delivery.about_missing' }] : [])
	];
	if (!kind || missing.length > 0) return no(...missing);
	return db.transaction(async (tx) => {
		const mail = await mailOf(tx, about);
		const followerId = await followerOf(tx, mail?.digest_of ?? null, mail?.to_address ?? about);
		if (!mail && followerId === null) return no({ field: 'about', key: 'delivery.about_unknown' });
		const said = 'recorded';
		const mailId = mail?.id ?? null;
		await tx.insert(mailTrouble).values({ kind, mailId, followerId, said, recordedBy: by.personId });
		if (followerId !== null) await stopMail(tx, followerId, kind);
		await record(tx, {
			kind: 'mail.trouble_recorded',
			by: by.personId,
			organisationId: 'secretariat',
			about: { kind: 'mail', id: mailId ?? 'address' },
			after: { kind }
		});
		return yes(followerId === null ? 'recorded' : 'stopped');
	});
}

function kindOf(kind: string): 'bounce' | 'complaint' | undefined {
	return kind === 'bounce' || kind === 'complaint' ? kind : undefined;
}

/** By its Message-ID, else the last one to the address. */
async function mailOf(tx: Db, about: string): Promise<Mail | undefined> {
	const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(about)?.[0];
	const [mail] = await tx.execute<Mail>(sql`
		select id, digest_of, to_address from outgoing_mail
		where ${id === undefined ? sql`lower(to_address) = lower(${about})` : sql`id = ${id}::uuid`}
		order by created_at desc limit 1`);
	return mail;
}
