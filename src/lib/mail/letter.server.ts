/** The letter that a row of the queue becomes: headers, plain text and the same as HTML. */
import { isLang, type Lang } from '#lib/lang.ts';
import { noticeFor } from './compose.server.ts';
import { htmlPage, textAsHtml } from './html.ts';
import type { outgoingMail } from './schema.server.ts';

type Row = typeof outgoingMail.$inferSelect;

export function letterOf(mail: Row, { from, demo }: { from: string; demo: boolean }) {
	const lang = isLang(mail.language) ? mail.language : 'nb';
	const host = from.replace(/^.*@|>.*$/g, '');
	return {
		from,
		to: { name: '', address: mail.toAddress },
		...(mail.replyTo !== null && { replyTo: { name: '', address: mail.replyTo } }),
		subject: mail.subject,
		text: demo ? `${noticeFor(lang)}\n\n${mail.body}` : mail.body,
		html: htmlOf(mail, lang, demo),
		// The same for each attempt, so that a mail sent twice by a crash is one mail to its receiver.
		messageId: `<${mail.id}@${host}>`,
		// Of the moment it was written: the same as well.
		date: mail.createdAt,
		headers: {
			'Auto-Submitted': 'auto-generated',
			'Content-Language': lang,
			...(mail.unsubscribeUrl !== null && listHeaders(mail.unsubscribeUrl, host))
		}
	};
}

function htmlOf(mail: Pick<Row, 'subject' | 'body' | 'html'>, lang: Lang, demo: boolean): string {
	return htmlPage({
		lang,
		title: mail.subject,
		notice: demo ? noticeFor(lang) : undefined,
		content: mail.html ?? textAsHtml(mail.body)
	});
}

/** RFC 2369, 2919 and 8058: mail programs show a button that ends it with one click. */
function listHeaders(unsubscribeUrl: string, host: string) {
	return {
		'List-Unsubscribe': `<${unsubscribeUrl}>`,
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
		'List-Id': `SOL <notices.${host}>`,
		Precedence: 'bulk'
	};
}
