/** Word of news reaches each follower once, whatever happens on the way: a real worker, a real mail server, kill -9. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { killPoints, unknowable, type KillPoint } from '#lib/kill-point.server.ts';
import { testDb } from '../db.ts';
import { followers, passTime, publishNeed, underWay } from './followed-world.ts';
import { postOffice } from './post-office.ts';

const RANDOM_KILLS = Number(process.env['SOL_RANDOM_KILLS'] ?? 6);
const { db, url } = await testDb();
const nobody = 'ingen@x.example';
const office = await postOffice([nobody]);
const addresses = ['anna@x.example', 'bo@x.example', 'cato@x.example'];
await followers(db, addresses);

const children = new Set<ChildProcess>();
/** Needs published so far; each is in the text of the mail that tells of it. */
let published = 0;
/** Messages that may have come twice: one for each kill that nobody can know of. */
let doubtful = 0;

afterAll(() => office.close());
beforeEach(() => {
	office.be('kind');
});
afterEach(async () => {
	await Promise.all([...children].map((child) => kill(child)));
});

function worker(killAt?: KillPoint): ChildProcess {
	const child = spawn(process.execPath, ['tests/delivery/worker.ts'], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {
			...process.env,
			DATABASE_URL: url,
			SMTP_URL: `smtp://127.0.0.1:${office.port}?ignoreTLS=true&socketTimeout=1500`,
			...(killAt && { SOL_KILLABLE: '1', SOL_KILL_AT: killAt })
		}
	});
	children.add(child);
	child.once('exit', () => children.delete(child));
	child.stdout.resume();
	return child;
}

/** It has been loaded and connects: the next second is that of its work. */
async function begun(child: ChildProcess): Promise<void> {
	if (child.stdout) await once(child.stdout, 'data', { signal: AbortSignal.timeout(20_000) });
}

async function kill(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill('SIGKILL');
	await once(child, 'exit');
}

/** Works until nothing is left, as the site does from its start on. */
async function finish(): Promise<void> {
	await passTime(db);
	const child = worker();
	await expect.poll(() => underWay(db), { timeout: 40_000, interval: 100 }).toBe(0);
	await kill(child);
}

const publish = () => publishNeed(db, ++published);
const told = (text: string) => [...text.matchAll(/Behov nr (\d+)\./g)].map(([, number]) => Number(number));

/** What came, by follower and need; a message that came again under its own id is the same message. */
function reached() {
	const messages = new Map(office.taken.map((mail) => [mail.messageId, mail]));
	const pairs = [...messages.values()].flatMap(({ to, text }) => told(text).map((number) => `${to} ${number}`));
	return { pairs, repeated: office.taken.length - messages.size };
}

function expectOnce(): void {
	const numbers = Array.from({ length: published }, (_, index) => index + 1);
	const { pairs, repeated } = reached();
	expect(pairs.sort()).toEqual(addresses.flatMap((to) => numbers.map((number) => `${to} ${number}`)).sort());
	expect(repeated).toBeLessThanOrEqual(doubtful);
}

describe('word of news reaches each follower once', () => {
	test('when the worker is killed at each place that has a name', async () => {
		for (const point of killPoints) {
			await passTime(db);
			await publish();
			const child = worker(point);
			const [, signal] = (await once(child, 'exit', { signal: AbortSignal.timeout(20_000) })) as [unknown, string];
			expect([point, signal]).toEqual([point, 'SIGKILL']);
			// The database lets go of what a killed process held in its own time: which worker sends it again is not said.
			expect([point, reached().repeated <= doubtful]).toEqual([point, true]);
			if (unknowable.includes(point)) doubtful += 1;
		}
		await finish();
		expectOnce();
		expect(reached().repeated).toBe(unknowable.length);
	}, 300_000);

	test(`when it is killed at ${RANDOM_KILLS} moments of chance`, async () => {
		for (let round = 0; round < RANDOM_KILLS; round += 1) {
			await passTime(db);
			const child = worker();
			await begun(child);
			await publish();
			await pause(Math.random() * 800);
			await kill(child);
			doubtful += 1;
			// a mail names ten and counts the rest: what is counted cannot be told apart here
			if (round % 8 === 7) await finish();
		}
		await finish();
		expectOnce();
	}, 600_000);

	test('when the mail server refuses, hangs or drops the line after the text', async () => {
		for (const mood of ['busy', 'hanging', 'dropping'] as const) {
			office.be(mood);
			await passTime(db);
			const before = office.spurned();
			await publish();
			const child = worker();
			const tried = mood === 'busy' ? refusals : () => Promise.resolve(office.spurned() - before);
			await expect.poll(tried, { timeout: 20_000, interval: 100 }).toBeGreaterThan(0);
			await kill(child);
			office.be('kind');
		}
		await finish();
		expectOnce();
	}, 90_000);

	test('when two workers are at it at once', async () => {
		const both = [worker(), worker()];
		for (let times = 0; times < 8; times += 1) {
			await passTime(db);
			await publish();
			await pause(150);
		}
		await Promise.all(both.map((child) => kill(child)));
		doubtful += 2;
		await finish();
		expectOnce();
	}, 60_000);

	test('and mail to nobody is given up, and stopped', async () => {
		await followers(db, [nobody]);
		await publish();
		await finish();
		expectOnce();
		const rows = await db.execute(sql`
			select follower.mail_stopped_why as why, trouble.said from follower join mail_trouble trouble on trouble.follower_id = follower.id
			where follower.email = ${nobody}`);
		expect(rows).toEqual([{ why: 'bounce', said: 'EENVELOPE 550 5.1.1' }]);
		await publish();
		await finish();
		const [mails] = await db.execute(
			sql`select count(*)::int as count from outgoing_mail where to_address = ${nobody}`
		);
		expect(mails).toEqual({ count: 1 });
	}, 60_000);
});

const refusals = async () => {
	const [row] = await db.execute<{ count: number }>(
		sql`select count(*)::int as count from outgoing_mail where last_error like '%451%' and sent_at is null`
	);
	return row?.count ?? 0;
};
