/** The loop that sends mail while SMTP_URL is set. Whatever goes wrong is logged and tried again; the site never notices. */
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { log } from '#lib/log.server.ts';
import { sendWaiting, type Post } from './send-mail.server.ts';

const OFTEN_MS = 5_000;
const SELDOM_MS = 600_000;

let stopped: AbortController | undefined;

export function startMailer(): void {
	const { smtpUrl, mailFrom, demo } = env();
	if (smtpUrl === undefined || stopped) return;
	stopped = new AbortController();
	const transport = createTransport({
		url: smtpUrl,
		connectionTimeout: 15_000,
		greetingTimeout: 15_000,
		socketTimeout: 30_000,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	void run({ transport, from: mailFrom, demo }, stopped.signal);
}

export function stopMailer(): void {
	stopped?.abort();
	stopped = undefined;
}

async function run(post: Post, signal: AbortSignal): Promise<void> {
	let wait = OFTEN_MS;
	while (!signal.aborted) {
		wait = await round(post, wait);
		await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
	}
}

/** @returns how long to wait: longer and longer while the mail server or the database is away */
async function round(post: Post, waited: number): Promise<number> {
	try {
		await sendWaiting(db(), post);
		return OFTEN_MS;
	} catch (fault) {
		const { code } = fault as { code?: unknown };
		log('error', 'mailer.away', { error: typeof code === 'string' ? code : 'unknown' });
		return Math.min(waited * 2, SELDOM_MS);
	}
}
