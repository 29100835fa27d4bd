import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';
import { startWorker } from '#lib/rounds/worker.server.ts';
import { testDb } from '../../../tests/db.ts';
import { at, csv, head, home, lines, today, withoutImports, importing } from '../../../tests/importing.ts';
import { correctRows } from './correct-rows.server.ts';
import { statePage } from './import-pages.server.ts';
import { runImport, runImports } from './run-import.server.ts';
import { undoImport } from './undo-import.server.ts';

const { db, url } = await testDb({ demo: true });
const { eva, bring, match, checked, look, start, expenses, stateOf } = await importing(db);
/** A process of its own that does what the worker does. */
const runner = `
	import { openDb } from '#lib/db.server.ts';
	import { runImports } from '#lib/expense-import/run-import.server.ts';
	await runImports(openDb(process.env.TEST_URL).db, '2026-11-21');`;

beforeEach(() => withoutImports(db));

describe('a run', () => {
	test('of many rows is left to the worker, and a process that ends amid it loses and doubles nothing', async () => {
		const id = await checked(csv(lines(1200)));
		expect(await start(id)).toEqual({ ok: true, value: 'running' });
		// what a process does that is ended after the expenses of its second batch were written, but not the batch
		await db.execute(sql`
			create function stop_here() returns trigger language plpgsql as $$ begin
				if new.done_count > 250 then raise exception 'the machine is gone'; end if; return new; end $$`);
		await db.execute(
			sql`create trigger stop_here before update on expense_import for each row execute function stop_here()`
		);
		await expect(runImports(db, today)).rejects.toThrow();
		expect([await expenses().then(({ length }) => length), (await stateOf(id))?.doneCount]).toEqual([250, 250]);
		await db.execute(sql`drop trigger stop_here on expense_import`);
		await db.execute(sql`drop function stop_here`);
		await Promise.all([runImports(db, today), runImports(db, today)]);
		const all = await expenses();
		expect([all.length, new Set(all.map(({ text }) => text)).size]).toEqual([1200, 1200]);
		expect(await stateOf(id)).toMatchObject({ state: 'done', doneCount: 1200 });
	});

	test('of a process that is killed is ended by the next worker, with nothing lost and nothing twice', async () => {
		const id = await checked(csv(lines(1200)));
		await start(id);
		// slow enough to be killed while the rows of a batch are in and the batch is not
		await db.execute(sql`
			create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$`);
		await db.execute(sql`create trigger slowly before update on expense_import for each row execute function slowly()`);
		const killed = spawn(process.execPath, ['--input-type=module', '-e', runner], {
			env: { ...process.env, TEST_URL: url }
		});
		await expect.poll(async () => (await stateOf(id))?.doneCount, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
		await pause(150);
		killed.kill('SIGKILL');
		await once(killed, 'exit');
		await db.execute(sql`drop trigger slowly on expense_import`);
		await db.execute(sql`drop function slowly`);
		const half = await expenses();
		expect(half.length % 250).toBe(0);
		expect(half.length).toBeGreaterThan(0);
		expect(half.length).toBeLessThan(1200);

		const worker = startWorker(url, () => Promise.resolve(), {
			expense_imports: { run: () => runImports(db, today), every: 'hour' }
		});
		await expect.poll(async () => (await stateOf(id))?.state, { timeout: 30_000 }).toBe('done');
		await worker.stop();
		const all = await expenses();
		expect([all.length, new Set(all.map(({ text }) => text)).size]).toEqual([1200, 1200]);
		expect((await statePage(db, eva, at(id), new Date())).counts).toMatchObject({ imported: 1200, known: 0 });
	}, 90_000);

	test('of many rows is asked of the worker with the start, and begins at once', async () => {
		const worker = startWorker(url, () => Promise.resolve(), {
			expense_imports: { run: () => runImports(db, today), every: 'hour' }
		});
		await expect
			.poll(() => db.execute(sql`select to_regclass('graphile_worker._private_jobs') as there`))
			.toMatchObject([{ there: expect.anything() as unknown }]);
		await pause(1500);
		const id = await checked(csv(lines(600)));
		await start(id);
		await expect.poll(async () => (await stateOf(id))?.state, { timeout: 10_000 }).toBe('done');
		await worker.stop();
		expect(await expenses()).toHaveLength(600);
	}, 30_000);

	test('stops when a period is locked meanwhile, with every row either in or waiting', async () => {
		const id = await checked(csv(lines(600)));
		await start(id);
		await db.execute(sql`update period set is_locked = true where code = 'P3'`);
		await runImport(db, id, today);
		expect(await stateOf(id)).toMatchObject({ state: 'stopped', fault: 'expense_import.rows_refused' });
		expect(await expenses()).toEqual([]);
		const page = await look(id);
		expect(page.counts).toMatchObject({ faulty: 600, imported: 0 });
		expect(page.rows[0]?.faults).toMatchObject([{ field: 'period', key: 'expense.period_locked' }]);
		await db.execute(sql`update period set is_locked = false where code = 'P3'`);
		expect(await match(id)).toMatchObject({ ok: true });
		await start(id);
		await runImports(db, today);
		expect(await expenses()).toHaveLength(600);
	});

	test('stops when whoever began it may not enter expenses any more', async () => {
		const id = await checked(csv(lines(600)));
		await start(id);
		await db.execute(sql`update membership set ends_on = '2026-11-20' where person_id = ${eva.personId}`);
		await runImport(db, id, today);
		await db.execute(sql`update membership set ends_on = null where person_id = ${eva.personId}`);
		expect(await stateOf(id)).toMatchObject({ state: 'stopped', fault: 'expense_import.not_allowed' });
		expect(await expenses()).toEqual([]);
	});

	test('never changes what was submitted while it ran', async () => {
		await start(await checked(csv(lines(200))));
		const drafts = await expenses();
		const id = await checked(csv(lines(900)));
		await start(id);
		const ids = drafts.slice(0, 200).map((each) => each.id);
		const [submitted] = await Promise.all([submitExpenses(db, eva, home, ids, today), runImports(db, today)]);
		expect(submitted).toMatchObject({ ok: true });
		const after = await expenses();
		expect(after).toHaveLength(900);
		const frozen = after.filter(({ state }) => state === 'submitted');
		expect(frozen).toHaveLength(200);
		expect(frozen.every(({ revision, eurMinor }) => revision === 2 && eurMinor !== null)).toBe(true);
	});

	test('cannot be started twice, matched or mended while it goes on', async () => {
		const id = await checked(csv(lines(600)));
		await start(id);
		const moved = { ok: false, issues: [{ key: 'expense_import.moved_on' }] };
		expect(await start(id)).toMatchObject(moved);
		expect(await match(id)).toMatchObject(moved);
		expect(await correctRows(db, eva, at(id), new FormData(), today)).toMatchObject(moved);
		expect(await undoImport(db, eva, at(id), new Date())).toMatchObject({ ok: false });
	});
});

describe('how long it takes', () => {
	const time = async (work: () => Promise<unknown>) => {
		const began = performance.now();
		await work();
		return Math.round(performance.now() - began);
	};

	test('two hundred lines are read, checked and in within five seconds', async () => {
		const rows = [...lines(199), 'B200;31.2.2026;Import 200;x;Ukjent;AP9;'];
		const took = await time(async () => {
			const id = await checked(csv(rows));
			expect((await look(id)).rows[0]?.faults).toHaveLength(4);
			await start(id, 'right');
		});
		console.info(`200 lines: ${took} ms`);
		expect(await expenses()).toHaveLength(199);
		expect(took).toBeLessThan(5000);
	});

	test('ten thousand lines of a workbook are read, checked and in, and the progress is seen on the way', async () => {
		const cells = lines(10_000).map((each) => each.split(';').map((value) => ({ value })));
		const file = await writeXlsxFile([head.split(';').map((value) => ({ value })), ...cells]).toBuffer();
		let id = '';
		const reading = await time(async () => (id = await bring(new File([new Uint8Array(file)], 'stor.xlsx'))));
		const checking = await time(() => match(id));
		const starting = await time(() => start(id));
		const seen: number[] = [];
		const watch = setInterval(() => void stateOf(id).then((now) => seen.push(now?.doneCount ?? 0)), 100);
		const running = await time(() => runImports(db, today));
		clearInterval(watch);
		console.info(`10 000 lines: read ${reading}, check ${checking}, start ${starting}, run ${running} ms`);
		expect(await expenses()).toHaveLength(10_000);
		expect(seen.some((count) => count > 0 && count < 10_000)).toBe(true);
	}, 120_000);
});
