/** Mails whose words are only set when they are sent, from what their receiver may read at that moment. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { log } from '#lib/log.server.ts';
import { MOST_ATTEMPTS, retryAfterMinutes } from './mail.ts';
import { outgoingMail } from './schema.server.ts';

type Row = typeof outgoingMail.$inferSelect;
type Worded = {
	toAddress: string;
	language: Lang;
	subject: string;
	body: string;
	html: string;
	unsubscribeUrl: string;
};
/** @returns undefined when nothing is left to say */
export type Words = (tx: Db, mail: { id: string; digestOf: string; createdAt: Date }) => Promise<Worded | undefined>;

/** The mail as it goes out. One whose words fail is tried again later and stands in nobody's way. */
export async function worded(tx: Db, mail: Row, words: Words): Promise<Row | 'dropped' | 'refused'> {
	const { id, digestOf, createdAt } = mail;
	if (digestOf === null) return mail;
	const here = eq(outgoingMail.id, id);
	try {
		const set = await tx.transaction((inner) => words(inner, { id, digestOf, createdAt }));
		if (!set) {
			await tx
				.update(outgoingMail)
				.set({ droppedAt: sql`now()` })
				.where(here);
			return 'dropped';
		}
		await tx.update(outgoingMail).set(set).where(here);
		return { ...mail, ...set };
	} catch (fault) {
		const attempts = mail.attempts + 1;
		await tx
			.update(outgoingMail)
			.set({ attempts, lastError: 'words', dueAt: againAfter(attempts) })
			.where(here);
		log('error', 'mailer.words', { mail: id, attempts, error: codeOf(fault) });
		return 'refused';
	}
}

/** When a mail with so many attempts behind it is tried again. */
export function againAfter(attempts: number) {
	return sql`clock_timestamp() + make_interval(mins => ${retryAfterMinutes[attempts] ?? 0})`;
}

/** Sets the words of up to `most` mails that are only kept, so that they can be read where no server is set. @returns how many */
export async function wordKept(db: Db, words: Words, most = 50): Promise<number> {
	return db.transaction(async (tx) => {
		const waiting = await tx
			.select()
			.from(outgoingMail)
			.where(
				sql`digest_of is not null and subject = '' and sent_at is null and dropped_at is null
				and attempts < ${MOST_ATTEMPTS} and due_at <= clock_timestamp()`
			)
			.orderBy(outgoingMail.dueAt)
			.limit(most)
			.for('update', { skipLocked: true });
		for (const mail of waiting) await worded(tx, mail, words);
		return waiting.length;
	});
}

/** Without what people wrote. */
function codeOf(fault: unknown): string {
	const { cause, name } = Object(fault) as { cause?: unknown; name?: unknown };
	const { code } = Object(cause) as { code?: unknown };
	return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}
