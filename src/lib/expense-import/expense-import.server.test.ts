import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { zipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Actor } from '#lib/accounts/actor.ts';
import { decisionFaults } from '#lib/funding/expense.ts';
import { expenseLines } from '#lib/funding/expense-lines.server.ts';
import { views } from '#lib/funding/expenses.server.ts';
import { lockExpense } from '#lib/funding/locked-expense.server.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { staffLineOf } from '#lib/funding/staff-lines.server.ts';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';
import { startWorker } from '#lib/rounds/worker.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { bringFile } from './bring-file.server.ts';
import { guessedColumns } from './columns.ts';
import { correctRows } from './correct-rows.server.ts';
import { checkPage, columnsPage, statePage } from './import-pages.server.ts';
import { matchColumns } from './match-columns.server.ts';
import { runImport, runImports } from './run-import.server.ts';
import { expenseImport, importMapping } from './schema.server.ts';
import { startImport } from './start-import.server.ts';
import { templateCsv } from './template.server.ts';
import { undoImport } from './undo-import.server.ts';

const { db, url } = await testDb({ demo: true });
/** A process of its own that does what the worker does. */
const runner = `
	import { openDb } from '#lib/db.server.ts';
	import { runImports } from '#lib/expense-import/run-import.server.ts';
	await runImports(openDb(process.env.TEST_URL).db, '2026-11-21');`;
const today = '2026-11-21';
const home = 'ringsaker';
const head = 'Bilag;Dato;Tekst;Beløp;Kostnadstype;AP;Leverandør';

let eva: Actor, kari: Actor, reader: Actor, foreign: Actor;

beforeAll(async () => {
	[eva, kari, foreign] = await Promise.all([
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'okonomi.karlstad')
	]);
	reader = { ...eva, memberships: eva.memberships.map((each) => ({ ...each, role: 'reader' as const })) };
});

beforeEach(async () => {
	await db.execute(sql`delete from expense_import`);
	await db.execute(sql`delete from import_mapping`);
	await db.execute(sql`delete from expense where source_key like 'file|%' or text like 'Import%'`);
	await db.execute(sql`update period set is_locked = false where code = 'P3'`);
});

const line = (at: number, text = `Import ${at}`) => `B${at};2.10.2026;${text};${at},50;Reise og opphold;AP2;Vy`;
const lines = (count: number) => Array.from({ length: count }, (_, at) => line(at + 1));
const csv = (rows: readonly string[], name = 'utgifter.csv') => new File([[head, ...rows].join('\r\n')], name);

async function bring(file: File, by = eva): Promise<string> {
	const form = new FormData();
	form.set('file', file);
	const kept = await bringFile(db, by, home, form, { today, lang: 'nb' });
	if (!kept.ok) throw new Error(JSON.stringify(kept.issues));
	return kept.value;
}

const at = (id: string) => ({ organisationId: home, id });

/** As somebody who agrees with what was guessed. */
async function match(id: string, changes: Readonly<Record<string, string>> = {}, by = eva) {
	const { mapping } = await columnsPage(db, by, at(id), today);
	const form = new FormData();
	for (const [field, column] of Object.entries(mapping.columns)) form.set(`column_${column}`, field);
	for (const [name, value] of Object.entries(changes)) form.set(name, value);
	return matchColumns(db, by, at(id), form, today);
}

async function checked(file: File, changes: Readonly<Record<string, string>> = {}) {
	const id = await bring(file);
	expect(await match(id, changes)).toEqual({ ok: true, value: null });
	return id;
}

const look = (id: string, asked = '') => checkPage(db, eva, at(id), new URLSearchParams(asked), today);
const start = (id: string, which = 'all') => startImport(db, eva, at(id), which, today);
const expenses = () =>
	db
		.select()
		.from(expense)
		.where(sql`source_key like 'file|%'`)
		.orderBy(expense.voucherNumber);
const stateOf = async (id: string) => (await db.select().from(expenseImport).where(eq(expenseImport.id, id)))[0];

describe('a file with one faulty row among three', () => {
	const three = csv([line(1), 'B2;2.10.2026;Import 2;mye;Reise og opphold;AP2;Vy', line(3), ';;Sum;100,00;;;']);

	test('is counted and summed before anything is entered, the faulty row first with its cell', async () => {
		const id = await checked(three);
		const page = await look(id);
		expect(page.counts).toMatchObject({ ready: 2, faulty: 1, known: 0, left_out: 1 });
		expect(page.shown).toBe('faulty');
		expect(page.rows.map(({ number, faults }) => [number, faults.map(({ field, key }) => [field, key])])).toEqual([
			[3, [['amount', 'money.unreadable']]]
		]);
		expect(page.sums).toEqual([
			{ currency: 'NOK', right: 500n, known: 0n, faulty: 0n, all: 500n, told: 10_000n, difference: 9500n }
		]);
		expect(await expenses()).toEqual([]);
	});

	test('comes in with only the right ones when asked for them, never whole', async () => {
		const id = await checked(three);
		expect(await start(id)).toMatchObject({ ok: false, issues: [{ key: 'expense_import.has_faults' }] });
		expect(await expenses()).toEqual([]);
		expect(await start(id, 'right')).toEqual({ ok: true, value: 'done' });
		expect(
			(await expenses()).map(({ text, amountMinor, state, currency }) => [text, amountMinor, state, currency])
		).toEqual([
			['Import 1', 150n, 'draft', 'NOK'],
			['Import 3', 350n, 'draft', 'NOK']
		]);
	});

	test('is mended on the screen, before or after the others are in', async () => {
		const id = await checked(three);
		await start(id, 'right');
		const form = new FormData();
		form.set('row_3_amount', '96');
		expect(await correctRows(db, eva, at(id), form, today)).toEqual({ ok: true, value: null });
		const page = await look(id);
		expect(page.counts).toMatchObject({ ready: 1, imported: 2, faulty: 0 });
		expect(page.sums[0]).toMatchObject({ all: 10_100n, told: 10_000n, difference: -100n });
		expect(await start(id)).toEqual({ ok: true, value: 'done' });
		expect(await expenses()).toHaveLength(3);
	});
});

describe('the same row', () => {
	test('of a second import is known and adds nothing', async () => {
		await start(await checked(csv(lines(5))));
		const again = await checked(csv(lines(6), 'en gang til.csv'));
		expect((await look(again)).counts).toMatchObject({ known: 5, ready: 1 });
		expect((await look(again, 'vis=known')).rows.every(({ expenseId }) => expenseId !== null)).toBe(true);
		await start(again);
		expect(await expenses()).toHaveLength(6);
		const third = await checked(csv(lines(6)));
		expect(await start(third)).toMatchObject({ ok: false, issues: [{ key: 'expense_import.nothing_ready' }] });
	});

	test('twice in a file is two expenses, and both are known the next time, wherever they stand', async () => {
		await start(await checked(csv([line(1), line(2), line(1)])));
		expect(await expenses()).toHaveLength(3);
		const again = await checked(csv([line(1), line(1), line(1), line(2)]));
		expect((await look(again)).counts).toMatchObject({ known: 3, ready: 1 });
	});

	test('mended to say the same as one that is in comes in beside it', async () => {
		const id = await checked(csv(['B1;når?;Import 1;1,50;Reise og opphold;AP2;Vy', line(1)]));
		await start(id, 'right');
		const form = new FormData();
		form.set('row_2_date', '2.10.2026');
		await correctRows(db, eva, at(id), form, today);
		expect((await look(id)).counts).toMatchObject({ ready: 1, imported: 1 });
		await start(id);
		expect(await expenses()).toHaveLength(2);
	});

	test('of two imports at once comes in once', async () => {
		const ids = [await checked(csv(lines(60))), await checked(csv(lines(60)))];
		await Promise.all(ids.map((id) => start(id)));
		expect(await expenses()).toHaveLength(60);
		const counts = await Promise.all(ids.map(async (id) => (await statePage(db, eva, at(id), new Date())).counts));
		expect(counts.map(({ imported, known }) => imported + known)).toEqual([60, 60]);
	});
});

describe('columns', () => {
	test('are guessed once and remembered for the next file with these headings, of this organisation', async () => {
		const plain = 'Når;Hva;Kroner;Konto\r\n2.10.2026;Import tog;12,50;7140';
		const file = () => new File([plain], 'a.csv');
		const first = await bring(file());
		expect(await match(first)).toMatchObject({
			ok: false,
			issues: [{ key: 'expense_import.missing_date' }, { key: 'expense_import.missing_amount' }]
		});
		const changes = {
			column_0: 'date',
			column_2: 'amount',
			work_package: 'AP2',
			account_0: '7140',
			account_category_0: 'travel'
		};
		expect(await match(first, changes)).toMatchObject({ ok: true });
		expect((await look(first)).counts.ready).toBe(1);
		const second = await columnsPage(db, kari, at(await bring(file(), kari)), today);
		expect(second.mapping).toMatchObject({
			columns: { date: 0, text: 1, amount: 2, account: 3 },
			accounts: { '7140': 'travel' },
			workPackage: 'AP2'
		});
		expect(second.accounts).toEqual([{ account: '7140', count: 1 }]);
		expect(await db.select().from(importMapping)).toHaveLength(1);
	});

	test('of an accounting system with debit, credit and accounts make amounts and cost types', async () => {
		const ledger = [
			'Kontoutskrift 2026;;;;;',
			'Konto;Bilagsnr;Bilagsdato;Tekst;Debet;Kredit',
			'7140 Reise;;;;;',
			'7140;1;2026-10-01;Import tog;1.200,00;',
			'7140;2;2026-10-02;Import retur;;200,00',
			'Sum 7140;;;;1.200,00;200,00'
		].join('\r\n');
		const id = await checked(new File([ledger], 'bok.csv'), {
			work_package: 'AP2',
			account_0: '7140',
			account_category_0: 'travel'
		});
		const page = await look(id);
		expect(page.counts).toMatchObject({ ready: 2, faulty: 0, left_out: 2 });
		expect(page.sums[0]).toMatchObject({ all: 100_000n, told: 100_000n, difference: 0n });
		await start(id);
		expect((await expenses()).map(({ amountMinor, account, category }) => [amountMinor, account, category])).toEqual([
			[120_000n, '7140', 'travel'],
			[-20_000n, '7140', 'travel']
		]);
	});
});

describe('what a file may not bring', () => {
	test('a personal number is neither kept nor brought in', async () => {
		const id = await checked(csv(['B1;2.10.2026;Import for 01010012356;12,50;Reise og opphold;AP2;Vy']));
		const [kept] = await db.execute<{ cells: string }>(sql`select cells::text from expense_import_row`);
		expect(kept?.cells).not.toContain('01010012356');
		expect((await look(id)).rows[0]?.faults).toMatchObject([{ field: 'text', key: 'text.personal_number' }]);
		const form = new FormData();
		form.set('row_2_text', 'Import for 01010012356');
		await correctRows(db, eva, at(id), form, today);
		const [still] = await db.execute<{ text: string }>(sql`select corrections::text as text from expense_import_row`);
		expect(still?.text).not.toContain('01010012356');
		expect((await look(id)).counts.faulty).toBe(1);
	});

	test('another currency needs its rate, and is converted at it', async () => {
		const rows = [
			'Dato;Tekst;Beløp;Valuta;Kurs;Kostnadstype;AP',
			'2.10.2026;Import hotell;100,00;EUR;;Reise;2',
			'3.10.2026;Import fly;10,05;EUR;11,5;Reise;AP 2'
		];
		const id = await checked(new File([rows.join('\n')], 'a.csv'));
		const page = await look(id);
		expect(page.rows.map(({ faults }) => faults.map(({ field, key }) => [field, key]))).toEqual([
			[['rate', 'expense_import.rate_needed']]
		]);
		expect(page.sums).toMatchObject([{ currency: 'EUR', right: 1005n, faulty: 10_000n, all: 11_005n }]);
		await start(id, 'right');
		expect(await expenses()).toMatchObject([
			{ amountMinor: 11_558n, currency: 'NOK', originalMinor: 1005n, originalCurrency: 'EUR' }
		]);
	});

	test.each([
		['nothing', new File([], 'a.csv'), 'no_file'],
		['more than twenty megabytes', new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'a.csv'), 'file_too_large'],
		['an old workbook', new File([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1)], 'a.xls'), 'old_excel'],
		['a web page', new File(['<html><table><tr><td>Dato'], 'a.xls'), 'web_page'],
		['a broken archive', new File([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)], 'a.xlsx'), 'unreadable'],
		['no rows', new File([head], 'a.csv'), 'no_rows'],
		['more than ten thousand rows', csv(lines(10_001)), 'too_many_rows']
	])('%s', async (_, file, key) => {
		const form = new FormData();
		form.set('file', file);
		expect(await bringFile(db, eva, home, form, { today, lang: 'nb' })).toMatchObject({
			ok: false,
			issues: [{ field: 'file', key: `expense_import.${key}` }]
		});
	});

	test('an archive that swells', async () => {
		const sheet = zipSync({ 'xl/workbook.xml': new Uint8Array(130 * 1024 * 1024) });
		const form = new FormData();
		form.set('file', new File([new Uint8Array(sheet)], 'bombe.xlsx'));
		expect(await bringFile(db, eva, home, form, { today, lang: 'nb' })).toMatchObject({
			ok: false,
			issues: [{ key: 'expense_import.unpacks_too_large' }]
		});
	});
});

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

		const worker = startWorker(url, () => Promise.resolve(), { expense_imports: { run: () => runImports(db, today), every: 'hour' } });
		await expect.poll(async () => (await stateOf(id))?.state, { timeout: 30_000 }).toBe('done');
		await worker.stop();
		const all = await expenses();
		expect([all.length, new Set(all.map(({ text }) => text)).size]).toEqual([1200, 1200]);
		expect((await statePage(db, eva, at(id), new Date())).counts).toMatchObject({ imported: 1200, known: 0 });
	}, 90_000);

	test('of many rows is asked of the worker with the start, and begins at once', async () => {
		const worker = startWorker(url, () => Promise.resolve(), { expense_imports: { run: () => runImports(db, today), every: 'hour' } });
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

describe('an import that was wrong', () => {
	test('is taken back whole within a day, and may come in again', async () => {
		const id = await checked(csv(lines(3)));
		await start(id);
		expect(await undoImport(db, eva, at(id), new Date())).toEqual({ ok: true, value: 3 });
		const rows = await db
			.select({ state: expense.state })
			.from(expense)
			.where(sql`text like 'Import%'`);
		expect(rows.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
		expect(await stateOf(id)).toMatchObject({ state: 'undone', undoneBy: eva.personId });
		const again = await checked(csv(lines(3)));
		expect((await look(again)).counts).toMatchObject({ ready: 3, known: 0 });
	});

	test('leaves what somebody has changed or submitted, and names it', async () => {
		const id = await checked(csv(lines(3)));
		await start(id);
		const [first, second] = await expenses();
		await submitExpenses(db, eva, home, [first?.id ?? ''], today);
		await db.execute(sql`update expense set revision = 2 where id = ${second?.id ?? ''}`);
		const page = await statePage(db, eva, at(id), new Date());
		expect(page.touched.map(({ text }) => text)).toEqual(['Import 1', 'Import 2']);
		expect(await undoImport(db, eva, at(id), new Date())).toEqual({ ok: true, value: 1 });
		expect((await expenses()).map(({ text, state }) => [text, state])).toEqual([
			['Import 1', 'submitted'],
			['Import 2', 'draft']
		]);
	});

	test('stays after a day', async () => {
		const id = await checked(csv(lines(3)));
		await start(id);
		const later = new Date(Date.now() + 24 * 3_600_000 + 1000);
		expect(await undoImport(db, eva, at(id), later)).toMatchObject({
			ok: false,
			issues: [{ key: 'expense_import.undo_over' }]
		});
		expect((await statePage(db, eva, at(id), later)).undo).toBe(false);
		expect(await expenses()).toHaveLength(3);
	});
});

describe('an import', () => {
	test('is of those who enter expenses of the organisation, and whoever starts it stands for them', async () => {
		const id = await checked(csv(lines(1)));
		await expect(columnsPage(db, reader, at(id), today)).rejects.toMatchObject({ status: 403 });
		await expect(columnsPage(db, foreign, at(id), today)).rejects.toMatchObject({ status: 404 });
		await expect(startImport(db, foreign, at(id), 'all', today)).rejects.toMatchObject({ status: 404 });
		await expect(columnsPage(db, foreign, { organisationId: 'karlstad', id }, today)).rejects.toMatchObject({
			status: 404
		});
		await expect(columnsPage(db, reader, at('00000000-0000-4000-8000-000000000000'), today)).rejects.toMatchObject({
			status: 404
		});
		expect(await startImport(db, kari, at(id), 'all', today)).toMatchObject({ ok: true });
		expect(await expenses()).toMatchObject([{ enteredBy: kari.personId }]);
	});
});

describe('a row that somebody else corrected', () => {
	const faulty = csv([line(1), 'B2;2.10.2026;Import 2;mye;Reise og opphold;AP2;Vy']);
	const mend = async (id: string, by: Actor, fields: Readonly<Record<string, string>>) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		expect(await correctRows(db, by, at(id), form, today)).toMatchObject({ ok: true });
	};
	const handsOf = async (text: string) => {
		const [row] = await db
			.select({ id: expense.id })
			.from(expense)
			.where(sql`text = ${text}`);
		const held = await lockExpense(db, row?.id ?? '');
		if (!held) throw new Error(`${text} is not in`);
		const reading = { by: eva, today, rateNow: undefined };
		const [view] = await views(db, sql`e.id = ${held.id}`, sql`e.id`, { limit: 1, offset: 0 }, reading);
		expect(view?.changedBy).toEqual(held.changedBy);
		return held;
	};

	test('is an expense that they have had a hand in, and the log says so', async () => {
		const id = await checked(faulty);
		await mend(id, kari, { row_3_amount: '2,50' });
		await start(id);
		const held = await handsOf('Import 2');
		expect([held.enteredBy, held.changedBy]).toEqual([eva.personId, [kari.personId]]);
		expect(decisionFaults({ ...held, state: 'submitted' }, 'approve', kari.personId)).toMatchObject([
			{ key: 'expense.own_hands' }
		]);
		expect((await handsOf('Import 1')).changedBy).toEqual([]);
		const log = await db.execute(sql`
			select person_id, kind, after from journal_entry where about_id in (${id}, ${held.id}) and person_id = ${kari.personId}
			order by id`);
		expect([...log]).toEqual([
			{ person_id: kari.personId, kind: 'expense_import.corrected', after: { rows: [3] } },
			{ person_id: kari.personId, kind: 'expense.corrected_in_file', after: { import: id, row: 3 } }
		]);
	});

	test('and one that another brought in have the hand of whoever uploaded the file', async () => {
		const id = await checked(csv(['B9;2.10.2026;Import 9;9,00;Reise og opphold;AP2;Vy']));
		expect(await startImport(db, kari, at(id), 'all', today)).toMatchObject({ ok: true });
		const held = await handsOf('Import 9');
		expect([held.enteredBy, held.changedBy]).toEqual([kari.personId, [eva.personId]]);
		expect(decisionFaults({ ...held, state: 'submitted' }, 'approve', eva.personId)).toMatchObject([
			{ key: 'expense.own_hands' }
		]);
	});

	test('is not one that they only looked at, and a second correction leaves the first hand in it', async () => {
		const id = await checked(faulty);
		await mend(id, kari, { row_3_amount: 'mye' });
		await mend(id, eva, { row_3_amount: '3' });
		await start(id);
		expect((await handsOf('Import 2')).changedBy).toEqual([]);

		const other = await checked(csv(['B7;2.10.2026;Import 7;x;Reise og opphold;AP2;Vy']));
		await mend(other, kari, { row_2_amount: 'y' });
		await mend(other, eva, { row_2_amount: '7' });
		await start(other);
		expect((await handsOf('Import 7')).changedBy).toEqual([kari.personId]);
	});
});

describe('rows about wages', () => {
	const staff = [
		'Dato;Hva gjelder det;AP;Person;Måned;Timer;Pris per time eller måned;Kostnadstype;Beløp',
		'2.10.2026;Import av møter;AP2;Kari Nordmann;2026-10;10,5;612,40;;',
		'3.10.2026;Import av timer;AP2;Per Hansen;snart;8;500;;',
		'4.10.2026;Import av tog;AP2;;;;;Reise;55,00'
	];
	const file = () => new File([staff.join('\r\n')], 'timer.csv');

	test('come in as staff lines, the person kept apart from the expense', async () => {
		const id = await checked(file());
		await start(id, 'right');
		const [, row] = await db
			.select()
			.from(expense)
			.where(sql`source_key like 'file|%'`)
			.orderBy(sql`paid_on desc`);
		expect(row).toMatchObject({ kind: 'staff', category: 'staff', amountMinor: 643_020n });
		expect(JSON.stringify(row, (_, each: unknown) => String(each))).not.toContain('Nordmann');
		expect(await staffLineOf(db, row?.id ?? '')).toMatchObject({
			personName: 'Kari Nordmann',
			month: '2026-10-01',
			hours: '10.50',
			rateMinor: 61_240n
		});
	});

	test('are neither shown to, corrected by nor brought in by those who may not see them', async () => {
		const id = await checked(file());
		const columns = await columnsPage(db, kari, at(id), today);
		const shown = await checkPage(db, kari, at(id), new URLSearchParams(), today);
		const ready = await checkPage(db, kari, at(id), new URLSearchParams('vis=ready'), today);
		const sent = JSON.stringify([columns.examples, shown.rows, ready.rows]);
		for (const secret of ['Nordmann', 'Hansen', '612,40', '61240', '500', '10,5', 'møter', 'timer'])
			expect([secret, sent.includes(secret)]).toEqual([secret, false]);
		expect(sent).toContain('4.10.2026');
		expect(JSON.stringify((await look(id)).rows)).toContain('Hansen');

		const form = new FormData();
		form.set('row_3_month', '2026-10');
		form.set('row_4_text', 'Import av buss');
		await correctRows(db, kari, at(id), form, today);
		expect((await look(id)).counts).toMatchObject({ faulty: 2, ready: 1 });
		expect(await startImport(db, kari, at(id), 'right', today)).toMatchObject({ ok: true });
		expect((await expenses()).map(({ text }) => text)).toEqual(['Import av buss']);
		expect(await start(id, 'right')).toMatchObject({ ok: true });
		expect(await expenses()).toHaveLength(2);
	});
});

describe('VAT, contributions and what stands on a voucher', () => {
	test('come in with the expense', async () => {
		const rows = [
			'Betalt;Tekst;Kostnadstype;AP;Beløp inkl. mva;Mva;Behandling av mva;Fakturadato;Leverandør;Bilag;Faktura;Konto',
			'2.10.2026;Import stoler;Reise og opphold;AP2;1 250,00;250,00;Kompenseres;30.9.2026;Kontor AS;B9;F77;6540'
		];
		await start(await checked(new File([rows.join('\n')], 'a.csv')));
		expect(await expenses()).toMatchObject([
			{
				amountMinor: 100_000n,
				totalMinor: 125_000n,
				vatMinor: 25_000n,
				vatTreatment: 'compensated',
				invoicedOn: '2026-09-30',
				supplier: 'Kontor AS',
				voucherNumber: 'B9',
				invoiceNumber: 'F77',
				account: '6540'
			}
		]);
	});

	test('in kind where the rules of the side allow it', async () => {
		const lines = await expenseLines(db, home, today);
		const [kind] = lines?.inKind ?? [];
		const rows = [
			'Dato;Tekst;Kostnadstype;AP;Beløp;Bidrag i natura',
			`2.10.2026;Import lokale;Reise og opphold;AP2;90,00;${kind}`
		];
		const id = await checked(new File([rows.join('\n')], 'a.csv'));
		await start(id);
		expect(await expenses()).toMatchObject([{ kind: 'in_kind', contributionKind: kind, amountMinor: 9000n }]);
	});

	test('has its columns in the templates, which are read again as they are', () => {
		for (const lang of ['nb', 'sv'] as const) {
			const names = templateCsv(lang).trim().replace('\uFEFF', '').split(';');
			const columns = guessedColumns(names);
			expect([lang, Object.keys(columns).length]).toEqual([lang, names.length]);
			for (const field of ['vat_treatment', 'total', 'person', 'staff_rate', 'contribution', 'invoiced_on'] as const)
				expect([lang, field, columns[field] !== undefined]).toEqual([lang, field, true]);
		}
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
