/** *Utgående e-post*: what the site sends or would send, readable for the secretariat and the auditor. */
import { count, desc, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { isLang, type Lang } from '#lib/lang.ts';
import { noticeFor } from '#lib/mail/compose.server.ts';
import { maskTokens, MOST_ATTEMPTS } from '#lib/mail/mail.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import { isSealedReceipt } from '#lib/still-sealed.server.ts';
import type { Actor } from './actor.ts';
import { demand, found } from './demand.server.ts';

const PER_PAGE = 25;

export type MailLine = { id: string; to: string; subject: string; language: Lang; createdAt: Date; state: MailState };
type MailState = 'sent' | 'waiting' | 'given_up' | 'dropped';

const columns = {
	id: outgoingMail.id,
	to: outgoingMail.toAddress,
	subject: outgoingMail.subject,
	language: outgoingMail.language,
	createdAt: outgoingMail.createdAt,
	state: sql<MailState>`case when ${outgoingMail.sentAt} is not null then 'sent'
		when ${outgoingMail.droppedAt} is not null then 'dropped'
		when ${outgoingMail.attempts} >= ${MOST_ATTEMPTS} then 'given_up' else 'waiting' end`
};

const isShown = sql`not ${isSealedReceipt(sql`outgoing_mail`)}`;

/** @param pageWanted the query parameter as it stands in the address */
export async function outgoingMails(
	db: Db,
	by: Actor,
	pageWanted: string | null
): Promise<{ mails: MailLine[]; total: number; page: Page }> {
	demand(by, 'mail.read', { organisationId: null });
	const [counted] = await db.select({ total: count() }).from(outgoingMail).where(isShown);
	const total = counted?.total ?? 0;
	const page = readPage(pageWanted, total, PER_PAGE);
	const rows = await db
		.select(columns)
		.from(outgoingMail)
		.where(isShown)
		.orderBy(desc(outgoingMail.createdAt), desc(outgoingMail.id))
		.limit(PER_PAGE)
		.offset(page.offset);
	return { mails: rows.map(withLang), total, page };
}

export type MailRead = MailLine & { replyTo: string | null; sentAt: Date | null; attempts: number; body: string };

/** @param demo shows links whole and the notice that goes out with the mail */
export async function outgoingMailOf(db: Db, by: Actor, id: string, demo: boolean): Promise<MailRead> {
	demand(by, 'mail.read', { organisationId: null });
	const { replyTo, sentAt, attempts, body } = outgoingMail;
	const [row] = await db
		.select({ ...columns, replyTo, sentAt, attempts, body })
		.from(outgoingMail)
		.where(sql`${outgoingMail.id}::text = ${id} and ${isShown}`);
	const mail = withLang(found(row));
	return { ...mail, body: demo ? `${noticeFor(mail.language)}\n\n${mail.body}` : maskTokens(mail.body) };
}

function withLang<T extends { language: string }>(row: T): T & { language: Lang } {
	return { ...row, language: isLang(row.language) ? row.language : 'nb' };
}
