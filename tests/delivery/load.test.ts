/** What two thousand who follow cost the one who publishes, and how long their mail takes to be made. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { expandNews } from '#lib/follows/expand-news.server.ts';
import { makeDigests } from '#lib/follows/make-digests.server.ts';
import { startWorker } from '#lib/rounds/worker.server.ts';
import { testDb } from '../db.ts';
import { followers, publishNeed } from './followed-world.ts';

const FOLLOWERS = 2000;
const TIMES = 60;
const { db, url } = await testDb();

beforeAll(async () => {
	// the worker makes its tables, as on every site
	const worker = startWorker(url, () => Promise.resolve());
	const there = sql`select from pg_proc where pronamespace = to_regnamespace('graphile_worker') and proname = 'add_job'`;
	await vi.waitFor(async () => expect(await db.execute(there)).not.toHaveLength(0), { timeout: 20_000, interval: 100 });
	await pause(1000);
	await worker.stop();
	const addresses = Array.from({ length: FOLLOWERS }, (_, each) => `p${each}@x.example`);
	await followers(db, addresses);
}, 60_000);

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

/** What else the machine does makes one slower and never faster: the fifth of them that were least disturbed. */
const usual = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 5)] ?? 0;

describe(`with ${FOLLOWERS} who follow`, () => {
	test('publishing costs at most three times its own statements', async () => {
		const [own, whole]: [number[], number[]] = [[], []];
		for (let turn = 0; turn < TIMES; turn += 1) {
			await db.execute(sql`alter table news disable trigger news_asks_worker`);
			own.push(await milliseconds(() => publishNeed(db, turn * 2, 'need.seen_by_nobody')));
			await db.execute(sql`alter table news enable trigger news_asks_worker`);
			whole.push(await milliseconds(() => publishNeed(db, turn * 2 + 1)));
		}
		const ratio = usual(whole) / usual(own);
		process.stdout.write(
			`publishing a need: ${usual(own).toFixed(1)} ms by itself, ${usual(whole).toFixed(1)} ms with word to ${FOLLOWERS} (${ratio.toFixed(2)} times)\n`
		);
		expect(ratio).toBeLessThan(3);
	}, 60_000);

	test('their mails are made within seconds', async () => {
		const expanded = await milliseconds(async () => {
			while ((await expandNews(db, { most: 10 })) > 0);
		});
		const made = await milliseconds(() => makeDigests(db, new Date()));
		const [row] = await db.execute(sql`
			select (select count(*)::int from notice where mail_id is not null) as notices, count(*)::int as mails from outgoing_mail`);
		process.stdout.write(
			`${TIMES} needs to ${FOLLOWERS}: notices in ${(expanded / 1000).toFixed(1)} s, mails of them in ${(made / 1000).toFixed(1)} s\n`
		);
		expect(row).toEqual({ notices: TIMES * FOLLOWERS, mails: FOLLOWERS });
		expect(made).toBeLessThan(60_000);
	}, 120_000);
});
