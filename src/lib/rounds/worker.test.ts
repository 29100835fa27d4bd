import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { startWorker, type Worker } from './worker.server.ts';

const { db, url } = await testDb();
const working: Worker[] = [];
const start = (round: () => Promise<void>, address = url) => working.push(startWorker(address, round));
const connections = async () => {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int from pg_stat_activity
		where datname = current_database() and application_name is distinct from 'postgres.js' and pid <> pg_backend_pid()
			and query not like '%pg_stat_activity%'`);
	return row?.count ?? 0;
};
const listening = async () => {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int from pg_stat_activity where datname = current_database() and query like 'LISTEN%'`);
	return row?.count ?? 0;
};

afterEach(async () => {
	await Promise.all(working.splice(0).map((worker) => worker.stop()));
});

describe('the worker', () => {
	test('asks for a round when it starts', async () => {
		const round = vi.fn(() => Promise.resolve());
		start(round);
		await vi.waitFor(() => expect(round).toHaveBeenCalledTimes(1), { timeout: 10_000 });
	});

	test('lives on when the database throws all its connections out, and works again', async () => {
		const round = vi.fn(() => Promise.resolve());
		const faults: unknown[] = [];
		const hear = (fault: unknown) => faults.push(fault);
		process.on('uncaughtException', hear);
		start(round);
		await vi.waitFor(() => expect(round).toHaveBeenCalledTimes(1), { timeout: 10_000 });
		for (let times = 0; times < 3; times += 1) {
			const thrown = await db.execute(sql`
				select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'postgres.js'`);
			if (times === 0) expect(thrown.length).toBeGreaterThan(0);
			await pause(300);
		}
		// what is asked for while nobody listens is done a minute later
		await vi.waitFor(async () => expect(await listening()).toBeGreaterThan(0), { timeout: 30_000 });
		await db.execute(sql`select graphile_worker.add_job('daily_round')`);
		await vi.waitFor(() => expect(round).toHaveBeenCalledTimes(2), { timeout: 30_000, interval: 200 });
		process.off('uncaughtException', hear);
		expect(faults).toEqual([]);
	}, 60_000);

	test('lets go of the database when it is stopped', async () => {
		start(() => Promise.resolve());
		await vi.waitFor(async () => expect(await connections()).toBeGreaterThan(0), { timeout: 10_000 });
		await working.pop()?.stop();
		await vi.waitFor(async () => expect(await connections()).toBe(0), { timeout: 5_000 });
	});

	test('can be stopped while there is no database at all', async () => {
		start(() => Promise.resolve(), 'postgres://nobody@127.0.0.1:1/nothing');
		await pause(200);
		const began = Date.now();
		await working.pop()?.stop();
		expect(Date.now() - began).toBeLessThan(2_000);
	});

	test('of two processes one does the round that was asked for', async () => {
		const first = vi.fn(() => Promise.resolve());
		const second = vi.fn(() => Promise.resolve());
		start(first);
		start(second);
		await pause(3_000);
		const before = first.mock.calls.length + second.mock.calls.length;
		await db.execute(sql`select graphile_worker.add_job('daily_round')`);
		await vi.waitFor(() => expect(first.mock.calls.length + second.mock.calls.length).toBe(before + 1));
		await pause(500);
		expect(first.mock.calls.length + second.mock.calls.length).toBe(before + 1);
	}, 20_000);
});
