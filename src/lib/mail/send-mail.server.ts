/** Sends what waits. One mail per transaction: its row is held while it is sent, so that two senders never share one. */
import { asc, eq, lt, isNull, and, sql } from 'drizzle-orm';
import type { Transporter } from 'nodemailer';
import type { Db } from '#lib/db.server.ts';
import { isLang } from '#lib/lang.ts';
import { log } from '#lib/log.server.ts';
import { noticeFor } from './compose.server.ts';
import { MOST_ATTEMPTS, retryAfterMinutes } from './mail.ts';
import { outgoingMail } from './schema.server.ts';

export type Post = {
	transport: Pick<Transporter, 'sendMail'>;
	from: string;
	/** True while every mail has to say that the data are invented. */
	demo: boolean;
};

type Waiting = typeof outgoingMail.$inferSelect;

/**
 * Sends up to `most` mails that are due and younger than a week, oldest first.
 *
 * @returns how many went out
 * @throws when the mail server cannot be reached or lets nobody in; no mail is charged for that
 */
export async function sendWaiting(db: Db, post: Post, most = 50): Promise<number> {
	let sent = 0;
	for (let turn = 0; turn < most; turn += 1) {
		const outcome = await db.transaction((tx) => sendNext(tx, post));
		if (outcome === 'none') return sent;
		if (outcome === 'sent') sent += 1;
	}
	return sent;
}

async function sendNext(tx: Db, post: Post): Promise<'none' | 'sent' | 'refused'> {
	const [mail] = await tx
		.select()
		.from(outgoingMail)
		.where(isDue())
		.orderBy(asc(outgoingMail.createdAt))
		.limit(1)
		.for('update', { skipLocked: true });
	if (!mail) return 'none';
	const { id, kind } = mail;
	try {
		await post.transport.sendMail(letter(mail, post));
	} catch (fault) {
		const refusal = refusalOf(fault);
		if (!refusal) throw fault;
		const attempts = refusal.isFinal ? MOST_ATTEMPTS : mail.attempts + 1;
		await tx.update(outgoingMail).set({ attempts, lastError: refusal.said }).where(eq(outgoingMail.id, id));
		log('warn', 'mailer.refused', { mail: id, kind, attempts, error: refusal.said });
		return 'refused';
	}
	await tx
		.update(outgoingMail)
		.set({ sentAt: sql`now()`, lastError: null })
		.where(eq(outgoingMail.id, id));
	log('info', 'mailer.sent', { mail: id, kind });
	return 'sent';
}

function isDue() {
	const minutes = sql.raw(`(array[${retryAfterMinutes.join(', ')}])`);
	const { createdAt, attempts, sentAt } = outgoingMail;
	return and(
		isNull(sentAt),
		lt(attempts, MOST_ATTEMPTS),
		sql`${createdAt} > now() - interval '7 days'`,
		sql`${createdAt} + make_interval(mins => ${minutes}[${attempts} + 1]) <= now()`
	);
}

function letter(mail: Waiting, { from, demo }: Post) {
	const lang = isLang(mail.language) ? mail.language : 'nb';
	return {
		from,
		to: { name: '', address: mail.toAddress },
		...(mail.replyTo !== null && { replyTo: { name: '', address: mail.replyTo } }),
		subject: mail.subject,
		text: demo ? `${noticeFor(lang)}\n\n${mail.body}` : mail.body,
		// The same for each attempt, so that a mail sent twice by a crash is one mail to its receiver.
		messageId: `<${mail.id}@${from.replace(/^.*@|>.*$/g, '')}>`,
		headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': lang }
	};
}

/**
 * What the server said against this very mail, without addresses; undefined when the fault is the server's own.
 * 5xx is final (RFC 5321 4.2.1).
 */
function refusalOf(fault: unknown): { said: string; isFinal: boolean } | undefined {
	if (!(fault instanceof Error)) return undefined;
	const { code, responseCode } = fault as { code?: unknown; responseCode?: unknown };
	if (code !== 'EENVELOPE' && code !== 'EMESSAGE' && code !== 'ESTREAM') return undefined;
	const answer = typeof responseCode === 'number' ? responseCode : undefined;
	return {
		said: [code, answer].filter((part) => part !== undefined).join(' '),
		isFinal: answer === undefined || answer >= 500
	};
}
