/** The way of news to those who follow: expanded to notices, gathered to mails, sent. Each step asks for the next by what it writes. */
import { createTransport, type Transporter } from 'nodemailer';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { digestWords } from '#lib/follows/digest-mail.server.ts';
import { expandNews } from '#lib/follows/expand-news.server.ts';
import { makeDigests } from '#lib/follows/make-digests.server.ts';
import { recordRefusal } from '#lib/follows/mail-trouble.server.ts';
import { log } from '#lib/log.server.ts';
import { sendWaiting } from '#lib/mail/send-mail.server.ts';
import { wordKept } from '#lib/mail/words.server.ts';
import { alone } from './alone.ts';
import type { Work } from './worker.server.ts';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 600_000;
const AT_ONCE = 50;
/** Fewer: each may be for thousands, whose notices are written by one statement, which may not take long. */
const NEWS_AT_ONCE = 10;

/** By the names under which the database asks for it. */
export function delivery(): Work {
	return {
		expand_news: { every: 'five_minutes', run: alone(expand) },
		make_digests: {
			every: 'minute',
			run: alone(async () => {
				await makeDigests(db(), new Date());
			})
		},
		send_mail: { every: 'minute', run: alone(mailer()) }
	};
}

async function expand(): Promise<void> {
	let expanded: number;
	do expanded = await expandNews(db(), { most: NEWS_AT_ONCE });
	while (expanded > 0);
}

/** Sends until nothing waits. While the mail server is away it is asked more and more seldom; the site never notices. */
function mailer(): () => Promise<void> {
	const { smtpUrl, mailFrom, demo, origin } = env();
	const words = digestWords(origin);
	if (smtpUrl === undefined)
		return async () => {
			while ((await wordKept(db(), words, AT_ONCE)) > 0);
		};
	const post = { transport: transportTo(smtpUrl), from: mailFrom, demo, words, refused: recordRefusal };
	let wait = FIRST_WAIT_MS;
	let notBefore = 0;
	return async () => {
		if (Date.now() < notBefore) return;
		try {
			while ((await sendWaiting(db(), post, AT_ONCE)) > 0);
			wait = FIRST_WAIT_MS;
		} catch (fault) {
			const { code } = Object(fault) as { code?: unknown };
			log('error', 'mailer.away', { error: typeof code === 'string' ? code : 'unknown' });
			notBefore = Date.now() + wait;
			wait = Math.min(wait * 2, LONGEST_WAIT_MS);
		}
	};
}

function transportTo(url: string): Pick<Transporter, 'sendMail'> {
	return createTransport({
		url,
		connectionTimeout: 15_000,
		greetingTimeout: 15_000,
		socketTimeout: 30_000,
		disableFileAccess: true,
		disableUrlAccess: true
	});
}
