import type { Db } from '#lib/db.server.ts';
import type { Mail } from './mail.ts';
import { outgoingMail } from './schema.server.ts';

/** Puts mails in the queue, in the transaction of what caused them: sent if it holds, gone if it does not. */
export async function enqueueMail(tx: Db, mails: readonly Mail[]): Promise<void> {
	if (mails.length === 0) return;
	await tx.insert(outgoingMail).values(
		mails.map((mail) => ({
			kind: mail.kind,
			toAddress: mail.to,
			language: mail.language,
			subject: mail.subject,
			body: mail.body,
			replyTo: mail.replyTo ?? null,
			answersNeed: mail.answersNeed ?? null
		}))
	);
}
