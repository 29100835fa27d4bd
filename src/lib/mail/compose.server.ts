import { asKey, translator, type Params } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import type { Mail } from './mail.ts';

type Receiver = { to: string; language: Lang; replyTo?: string };

/** A mail in the receiver's language from the texts `mail.<kind>_subject` and `mail.<kind>_body`. */
export function composeMail(kind: string, receiver: Receiver, params: Params): Mail {
	const t = translator(receiver.language, messages[receiver.language]);
	return {
		kind,
		...receiver,
		// Names come from people: a subject is one line.
		subject: t(asKey(`mail.${kind}_subject`), params).replace(/\s+/g, ' '),
		body: `${t(asKey(`mail.${kind}_body`), params)}\n\n${t(asKey('mail.signature'))}\n`
	};
}

/** What stands before the text of every mail while the data are invented. */
export function noticeFor(lang: Lang): string {
	return translator(lang, messages[lang])(asKey('mail.demo_notice'));
}
