/** The words of a digest, set when it is sent: what may not be read any more, or was put away meanwhile, is not told. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { translator } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import type { Words } from '#lib/mail/words.server.ts';
import { digestHtml } from './digest-html.ts';
import { digestText } from './digest-text.ts';
import { digestSubject, type Digest } from './digest.ts';
import { newsItems } from './news-items.server.ts';

type Receiver = { address: string; language: Lang; stop_token: string; has_account: boolean };

/** @param origin public address of the site */
export function digestWords(origin: string): Words {
	return async (tx, mail) => {
		const to = await receiver(tx, mail.digestOf);
		if (!to) return undefined;
		const notices = await tx.execute<{ id: number; pace: Digest['pace'] }>(sql`
			select id::int8::float8 as id, pace from notice where mail_id = ${mail.id} and dismissed_at is null`);
		const [first] = notices;
		if (!first) return undefined;
		const ids = notices.map(({ id }) => id);
		const items = await newsItems(tx, { followerId: mail.digestOf }, ids, to.language);
		if (items.length === 0) return undefined;
		const { language } = to;
		const base = `${origin}/${language}`;
		const unsubscribeUrl = `${base}/avmeld/${to.stop_token}`;
		const digest: Digest = {
			lang: language,
			pace: first.pace,
			items,
			base,
			stopAll: unsubscribeUrl,
			settings: to.has_account ? `${base}/konto/folger` : undefined
		};
		const t = translator(language, messages[language]);
		return {
			toAddress: to.address,
			language,
			subject: digestSubject(digest, t),
			body: digestText(digest, t),
			html: digestHtml(digest, t),
			unsubscribeUrl
		};
	};
}

/** Undefined when mail was stopped since. */
async function receiver(tx: Db, followerId: string): Promise<Receiver | undefined> {
	const [row] = await tx.execute<Receiver>(sql`
		select coalesce(person.email, follower.email) as address, coalesce(person.language, follower.language) as language,
			follower.stop_token, person.id is not null as has_account
		from follower left join person on person.id = follower.person_id
		where follower.id = ${followerId} and follower.mail_stopped_at is null`);
	return row;
}
