/** What mail servers and readers said against our mail. There is nobody at an address, or somebody complains: no more mail. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Refusal } from '#lib/mail/refusal.ts';
import { mailTrouble } from './schema.server.ts';

type Refused = { id: string; digestOf: string | null; to: string };

/** In the transaction that gives a mail up. */
export async function recordRefusal(tx: Db, mail: Refused, refusal: Refusal): Promise<void> {
	const followerId = await followerOf(tx, mail.digestOf, mail.to);
	await tx.insert(mailTrouble).values({ kind: 'bounce', mailId: mail.id, followerId, said: refusal.said });
	if (refusal.isNobody && followerId !== null) await stopMail(tx, followerId, 'bounce');
}

/** One who stopped it before stays as stopped then. */
export async function stopMail(tx: Db, followerId: string, why: 'bounce' | 'complaint'): Promise<void> {
	await tx.execute(sql`
		update follower set mail_stopped_at = now(), mail_stopped_why = ${why}
		where id = ${followerId} and mail_stopped_at is null`);
}

/** The follower whose mail it was, or who has this address. */
export async function followerOf(tx: Db, digestOf: string | null, address: string): Promise<string | null> {
	const [row] = await tx.execute<{ id: string }>(sql`
		select follower.id from follower left join person on person.id = follower.person_id
		where follower.id = ${digestOf}::uuid or lower(coalesce(person.email, follower.email)) = lower(${address})
		order by follower.id = ${digestOf}::uuid desc nulls last limit 1`);
	return row?.id ?? null;
}
