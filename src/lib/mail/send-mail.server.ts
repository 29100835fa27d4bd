/** Sends what waits. One mail per transaction: its row is held while it is sent, so that two senders never share one. */
import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Transporter } from 'nodemailer';
import type { Db } from '#lib/db.server.ts';
import { reached } from '#lib/kill-point.server.ts';
import { log } from '#lib/log.server.ts';
import { letterOf } from './letter.server.ts';
import { MOST_ATTEMPTS } from './mail.ts';
import { refusalOf, type Refusal } from './refusal.ts';
import { outgoingMail } from './schema.server.ts';
import { againAfter, worded, type Words } from './words.server.ts';

export type Post = {
	transport: Pick<Transporter, 'sendMail'>;
	from: string;
	/** True while every mail has to say that the data are invented. */
	demo: boolean;
	/** Sets the words of mails that carry none yet. */
	words: Words;
	/** Told of a mail that is refused for good, in the transaction that writes it down. */
	refused: (tx: Db, mail: { id: string; digestOf: string | null; to: string }, refusal: Refusal) => Promise<void>;
};
type Outcome = { kind: 'none' | 'sent' | 'refused' | 'dropped' } | { kind: 'away'; fault: unknown };

/**
 * Sends up to `most` mails that are due, those that have waited longest first.
 *
 * @returns how many went out
 * @throws when the mail server cannot be reached, hangs or lets nobody in; no mail is charged for that
 */
export async function sendWaiting(db: Db, post: Post, most = 50): Promise<number> {
	let sent = 0;
	for (let turn = 0; turn < most; turn += 1) {
		const outcome = await db.transaction((tx) => sendNext(tx, post));
		if (outcome.kind === 'none') return sent;
		if (outcome.kind === 'away') throw outcome.fault;
		if (outcome.kind === 'sent') {
			sent += 1;
			reached('send-committed');
		}
	}
	return sent;
}

async function sendNext(tx: Db, post: Post): Promise<Outcome> {
	const [held] = await tx
		.select()
		.from(outgoingMail)
		.where(isDue())
		.orderBy(asc(outgoingMail.dueAt), asc(outgoingMail.createdAt))
		.limit(1)
		.for('update', { skipLocked: true });
	if (!held) return { kind: 'none' };
	reached('send-held');
	const mail = await worded(tx, held, post.words);
	if (mail === 'dropped' || mail === 'refused') return { kind: mail };
	const { id, kind } = mail;
	reached('send-worded');
	try {
		await post.transport.sendMail(letterOf(mail, post));
	} catch (fault) {
		return refuse(tx, mail, fault, post);
	}
	reached('send-answered');
	await tx
		.update(outgoingMail)
		.set({ sentAt: sql`clock_timestamp()`, lastError: null })
		.where(eq(outgoingMail.id, id));
	reached('send-recorded');
	log('info', 'mailer.sent', { mail: id, kind });
	return { kind: 'sent' };
}

/** A fault of the server's own is charged to no mail, but the others go first the next time. */
async function refuse(tx: Db, mail: typeof outgoingMail.$inferSelect, fault: unknown, post: Post): Promise<Outcome> {
	const { id, kind } = mail;
	const refusal = refusalOf(fault);
	if (!refusal) {
		await tx
			.update(outgoingMail)
			.set({ dueAt: sql`clock_timestamp()` })
			.where(eq(outgoingMail.id, id));
		return { kind: 'away', fault };
	}
	const attempts = refusal.isFinal ? MOST_ATTEMPTS : mail.attempts + 1;
	await tx
		.update(outgoingMail)
		.set({ attempts, lastError: refusal.said, dueAt: againAfter(attempts) })
		.where(eq(outgoingMail.id, id));
	if (refusal.isFinal) await post.refused(tx, { id, digestOf: mail.digestOf, to: mail.toAddress }, refusal);
	log('warn', 'mailer.refused', { mail: id, kind, attempts, error: refusal.said });
	return { kind: 'refused' };
}

/** A link of a week ago leads nowhere; news is news until it is told. */
function isDue() {
	const { createdAt, dueAt, attempts, sentAt, droppedAt, digestOf } = outgoingMail;
	return and(
		isNull(sentAt),
		isNull(droppedAt),
		lt(attempts, MOST_ATTEMPTS),
		sql`${dueAt} <= clock_timestamp()`,
		sql`(${digestOf} is not null or ${createdAt} > now() - interval '7 days')`
	);
}
