/** What the shared budget holds against: a process that is killed, and people who do things at the same moment. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Decision } from '#lib/decision.ts';
import { bringFile } from '#lib/expense-import/bring-file.server.ts';
import { columnsPage } from '#lib/expense-import/import-pages.server.ts';
import { matchColumns } from '#lib/expense-import/match-columns.server.ts';
import { runImport } from '#lib/expense-import/run-import.server.ts';
import { startImport } from '#lib/expense-import/start-import.server.ts';
import { approveExpense } from '#lib/funding/approve-expense.server.ts';
import { changeExpense } from '#lib/funding/change-expense.server.ts';
import { toEurMinor } from '#lib/funding/conversion.ts';
import { enterExpenses } from '#lib/funding/enter-expenses.server.ts';
import { expenseLines } from '#lib/funding/expense-lines.server.ts';
import { projectFigures } from '#lib/funding/figures.server.ts';
import { queryExpense } from '#lib/funding/query-expense.server.ts';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { approveReport } from '#lib/reports/approve-report.server.ts';
import { readFrozen, totalsOf } from '#lib/reports/report-figures.ts';
import { submitReport } from '#lib/reports/submit-report.server.ts';
import { actorOf } from '../actor.ts';
import { testDb } from '../db.ts';
import { accepted, keysOf } from '../decided.ts';

const { db, url } = await testDb({ demo: true });
const today = '2026-11-22';
const origin = 'http://127.0.0.1:3000';
const home = 'karlstad';
let at = { organisationId: home, periodCode: '' };
let [period, periods] = ['', 0];
const asked = { text: 'Vi är i gång.', seen: 0, withDrafts: true, origin };
let finance: Actor, first: Actor, second: Actor;

beforeAll(async () => {
	[finance, first, second] = await Promise.all([
		actorOf(db, 'okonomi.karlstad'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'sekretariat2')
	]);
});

/** Each test has a period of its own. */
beforeEach(async () => {
	period = `T${++periods}`;
	at = { organisationId: home, periodCode: period };
	await db.execute(sql`
		insert into period (project_id, code, starts_on, ends_on, report_due_on)
		select project_id, ${period}, starts_on + 1, ends_on, report_due_on from period
		where project_id = 'demo-sol' and code = 'P3'`);
});

const entry = {
	paidOn: '2026-10-07',
	category: 'travel',
	workPackage: 'AP3',
	pilotId: null,
	supplier: 'SJ',
	voucherNumber: '',
	invoiceNumber: ''
} as const;
function defined<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('Not there');
	return value;
}

/** Every row makes whoever writes it wait in the middle of its transaction. */
async function slow(table: 'expense' | 'report' | 'expense_import', seconds: number): Promise<void> {
	await db.execute(
		sql.raw(`
		create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(${seconds}); return new; end $$;
		create trigger slowly before update on ${table} for each row execute function slowly()`)
	);
}
const quick = () => db.execute(sql`drop function if exists slowly cascade`);

async function waiting(): Promise<boolean> {
	const rows = await db.execute<{ event: string }>(sql`
		select wait_event as event from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`);
	return rows.length > 0;
}
async function blocked(): Promise<boolean> {
	const rows = await db.execute(sql`
		select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
	return rows.length > 0;
}

async function drafts(count: number, minor = (index: number) => BigInt(1_000_003 + index * 7)): Promise<string[]> {
	const lines = defined(await expenseLines(db, home, today));
	const rows = Array.from({ length: count }, (_, index) => ({
		...entry,
		periodCode: period,
		text: `Utgift ${index}`,
		amountMinor: minor(index)
	}));
	return [...accepted(await enterExpenses(db, finance, lines, rows)).ids];
}

type Standing = { state: string; count: number; national: string; eur: string; frozen: number };

/** The expenses of the period by state. */
const standing = async () => [
	...(await db.execute<Standing>(sql`
		select state, count(*)::int as count, sum(amount_minor)::text as national, coalesce(sum(eur_minor), 0)::text as eur,
			count(rate_per_euro)::int as frozen
		from expense where organisation_id = ${home} and period_code = ${period} group by state order by state`))
];
async function reports() {
	const rows = await db.execute<{ state: string; revision: number; frozen: unknown }>(sql`
		select state, revision, frozen from report where organisation_id = ${home} and period_code = ${period}`);
	return [...rows];
}
async function journalCount(kind: string): Promise<number> {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int as count from journal_entry j where j.kind = ${kind} and (
			about_id in (select id::text from expense where organisation_id = ${home} and period_code = ${period})
			or about_id in (select id::text from report where organisation_id = ${home} and period_code = ${period}))`);
	return row?.count ?? 0;
}
async function inReview(): Promise<bigint> {
	const project = defined(await runningProject(db, today));
	return (await projectFigures(db, project, today)).byOrganisation.get(home)?.inReview ?? 0n;
}

/** A process group of its own that submits the report as the site does. */
const submitter = `
	import { openDb } from '#lib/db.server.ts';
	import { submitReport } from '#lib/reports/submit-report.server.ts';
	const { by, at, asked } = JSON.parse(process.env.TEST_ASKED);
	await submitReport(openDb(process.env.TEST_URL).db, by, at, asked, '${today}');`;

async function killDuringSubmission(): Promise<void> {
	const child = spawn(process.execPath, ['--input-type=module', '-e', submitter], {
		detached: true,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, TEST_URL: url, TEST_ASKED: JSON.stringify({ by: finance, at, asked }) }
	});
	await expect.poll(waiting, { timeout: 30_000, interval: 10 }).toBe(true);
	process.kill(-defined(child.pid), 'SIGKILL');
	await once(child, 'exit');
	// the server notices that nobody is there any more when it has done the statement
	await expect.poll(waiting, { timeout: 30_000, interval: 20 }).toBe(false);
	await quick();
}

describe('a report of two hundred drafts', () => {
	for (const [where, table, seconds] of [
		['while its expenses are frozen', 'expense', 0.01],
		['after that, before its own figures are', 'report', 2]
	] as const)
		test(`whose submission is killed ${where} is as it was, and is submitted whole the next time`, async () => {
			await drafts(200);
			const before = { expenses: await standing(), inReview: await inReview() };
			await slow(table, seconds);
			await killDuringSubmission();

			expect(await standing()).toEqual(before.expenses);
			expect(await reports()).toEqual([]);
			expect(await inReview()).toBe(before.inReview);
			expect(await journalCount('expense.submitted')).toBe(0);

			accepted(await submitReport(db, finance, at, asked, today));
			const eur = Array.from({ length: 200 }, (_, index) => toEurMinor(BigInt(1_000_003 + index * 7), '11.2'));
			const sum = eur.reduce((total, each) => total + each, 0n);
			const national = before.expenses[0]?.national;
			expect(await standing()).toEqual([
				{ state: 'submitted', count: 200, national, eur: sum.toString(), frozen: 200 }
			]);
			expect(totalsOf(readFrozen((await reports())[0]?.frozen).lines)).toMatchObject({
				nationalMinor: BigInt(national ?? ''),
				eurMinor: sum
			});
			expect(await inReview()).toBe(before.inReview + sum);
			expect([await journalCount('expense.submitted'), await journalCount('report.submitted')]).toEqual([200, 1]);
		}, 60_000);

	test('and more, of which the last cannot be submitted, leaves all of them as they were', async () => {
		const [last] = await drafts(201);
		await db.execute(sql`
			update expense set id = 'ffffffff-ffff-4fff-bfff-ffffffffffff', category = 'office' where id = ${last ?? ''}`);
		const before = await standing();
		expect(keysOf(await submitReport(db, finance, at, asked, today))).toEqual(['expense.category_unknown']);
		expect(await standing()).toEqual(before);
		expect(await reports()).toEqual([]);
	});
});

describe('a rate that is missing on the day of submission', () => {
	beforeEach(async () => {
		const [rules] = await db.execute<{ sides: unknown }>(sql`select sides from rule_set where id = 'demo-2025'`);
		const use = async (sides: unknown) => {
			await db.execute(sql`alter table rule_set disable trigger user`);
			await db.execute(sql`update rule_set set sides = ${JSON.stringify(sides)}::jsonb where id = 'demo-2025'`);
			await db.execute(sql`alter table rule_set enable trigger user`);
		};
		await db.execute(sql`alter table rate disable trigger user`);
		await db.execute(sql`delete from rate where currency = 'SEK' and valid_to >= '2026-11-01'`);
		await db.execute(sql`alter table rate enable trigger user`);
		const { SE, ...others } = rules?.sides as { SE: object };
		await use({ ...others, SE: { ...SE, ratePolicy: 'commission_month_of_submission' } });
		return () => use(rules?.sides);
	});

	test('is told to whoever submits report or expense, and nothing at all is changed', async () => {
		const ids = await drafts(3);
		const before = await standing();
		const journal = await db.execute(sql`select count(*) from journal_entry`);
		expect(keysOf(await submitReport(db, finance, at, asked, today))).toEqual(['report.check_rate_missing']);
		expect(keysOf(await submitExpenses(db, finance, home, ids, today))).toEqual(['expense.rate_missing']);
		expect(await standing()).toEqual(before);
		expect(await reports()).toEqual([]);
		expect(await db.execute(sql`select count(*) from journal_entry`)).toEqual(journal);

		await db.execute(sql`
			insert into rate (currency, valid_from, valid_to, per_euro, source)
			values ('SEK', '2026-11-01', '2026-11-30', 11.2345, 'European Commission')`);
		accepted(await submitReport(db, finance, at, asked, today));
		expect(readFrozen((await reports())[0]?.frozen).rates).toMatchObject([{ perEuro: '11.2345', count: 3 }]);
	});
});

describe('approving while somebody edits', () => {
	async function queried(): Promise<string> {
		const [id = ''] = await drafts(1, () => 112_000n);
		accepted(await submitExpenses(db, finance, home, [id], today));
		accepted(await queryExpense(db, first, id, { revision: 2, origin }, { question: 'Rätt belopp?', dueOn: null }));
		return id;
	}
	const row = async (id: string) => {
		const [found] = await db.execute<Record<'state' | 'eur' | 'approved' | 'amount', string>>(sql`
			select state, eur_minor::text as eur, approved_minor::text as approved, amount_minor::text as amount
			from expense where id = ${id}`);
		return found;
	};
	const inBook = async (id: string) =>
		(
			await db.execute<{ eur: string }>(sql`select eur_minor::text as eur from ledger_entry where source_id = ${id}`)
		).map(({ eur }) => eur);
	const changed = () => ({ ...entry, periodCode: period, text: 'Utgift 0', amountMinor: 224_000n });

	test('waits for the edit and is refused: nobody approves what was not on the screen', async () => {
		const id = await queried();
		let approving: Promise<Decision<null>> | undefined;
		await db.transaction(async (tx) => {
			accepted(await changeExpense(tx, finance, id, { seen: 3, entry: changed() }, today));
			approving = approveExpense(db, first, id, { revision: 3, origin });
			await expect.poll(blocked, { timeout: 30_000 }).toBe(true);
		});
		expect(approving && keysOf(await approving)).toEqual(['expense.changed_meanwhile']);
		expect(await row(id)).toEqual({ state: 'queried', eur: '20000', approved: null, amount: '224000' });
		expect(await inBook(id)).toEqual([]);
	});

	test('before the edit is saved refuses the edit: what is approved is what is booked', async () => {
		const id = await queried();
		let editing: Promise<Decision<null>> | undefined;
		await db.transaction(async (tx) => {
			accepted(await approveExpense(tx, first, id, { revision: 3, origin }));
			editing = changeExpense(db, finance, id, { seen: 3, entry: changed() }, today);
			await expect.poll(blocked, { timeout: 30_000 }).toBe(true);
		});
		expect(editing && keysOf(await editing)).toEqual(['expense.moved_on']);
		expect(await row(id)).toEqual({ state: 'approved', eur: '10000', approved: '10000', amount: '112000' });
		expect(await inBook(id)).toEqual(['10000']);
	});
});

describe('two who approve at once', () => {
	test('the same expenses: each counts once, in the book as in the figures', async () => {
		const ids = await drafts(12);
		accepted(await submitExpenses(db, finance, home, ids, today));
		const both = await Promise.all(
			ids.flatMap((id) => [first, second].map((by) => approveExpense(db, by, id, { revision: 2, origin })))
		);
		expect(both.filter(({ ok }) => ok)).toHaveLength(12);
		const [book] = await db.execute<{ count: number; book: string; sum: string }>(sql`
			select count(*)::int as count, sum(l.eur_minor)::text as book, sum(e.approved_minor)::text as sum
			from expense e join ledger_entry l on l.source_id = e.id where e.id = any(${sql.param(ids)}::uuid[])`);
		expect(book?.count).toBe(12);
		expect(book?.book).toBe(book?.sum);
		expect(await journalCount('expense.approved')).toBe(12);
	});

	test('the same report: the second waits and is told that it has moved on', async () => {
		const ids = await drafts(1);
		accepted(await submitReport(db, finance, at, asked, today));
		for (const id of ids) accepted(await approveExpense(db, first, id, { revision: 2, origin }));
		const seen = { revision: 1, origin, today };
		let late: Promise<Decision<null>> | undefined;
		await db.transaction(async (tx) => {
			accepted(await approveReport(tx, first, at, seen));
			late = approveReport(db, second, at, seen);
			await expect.poll(blocked, { timeout: 30_000 }).toBe(true);
		});
		expect(late && keysOf(await late)).toContain('report.moved_on');
		expect(await reports()).toMatchObject([{ state: 'approved', revision: 2 }]);
		expect(await journalCount('report.approved')).toBe(1);
	});
});

describe('submitting while an import runs', () => {
	const head = 'Bilag;Dato;Tekst;Beløp;Kostnadstype;AP;Leverandør;Periode';
	async function importOf(count: number): Promise<string> {
		const rows = Array.from(
			{ length: count },
			(_, n) => `B${n};2.10.2026;Import ${n};1${n},50;Reise og opphold;AP2;Vy;${period}`
		);
		const form = new FormData();
		form.set('file', new File([[head, ...rows].join('\r\n')], 'utgifter.csv'));
		const id = accepted(await bringFile(db, finance, home, form, { today, lang: 'nb' }));
		const place = { organisationId: home, id };
		const matched = new FormData();
		const { mapping } = await columnsPage(db, finance, place, today);
		for (const [field, column] of Object.entries(mapping.columns)) matched.set(`column_${column}`, field);
		accepted(await matchColumns(db, finance, place, matched, today));
		accepted(await startImport(db, finance, place, 'all', today));
		return id;
	}

	async function standingOf(id: string) {
		const [held] = await db.execute<{ state: string; fault: string; done: number; inside: number; faulty: number }>(sql`
			select i.state, i.fault, i.done_count as done,
				(select count(*)::int from expense_import_row r where r.import_id = i.id and r.state = 'imported') as inside,
				(select count(*)::int from expense_import_row r where r.import_id = i.id and r.state = 'faulty') as faulty
			from expense_import i where i.id = ${id}`);
		return defined(held);
	}

	test('takes the rows that are in, and no row comes in behind it', async () => {
		const id = await importOf(600);
		await slow('expense_import', 0.4);
		const running = runImport(db, id, today);
		await expect.poll(waiting, { timeout: 30_000 }).toBe(true);
		const submitted = await submitReport(db, finance, at, asked, today);
		await running;
		await quick();

		expect(keysOf(submitted)).toEqual([]);
		const [all, ...others] = await standing();
		expect([all?.state, others]).toEqual(['submitted', []]);
		const frozen = readFrozen((await reports())[0]?.frozen);
		expect(frozen.rates.reduce((total, { count }) => total + count, 0)).toBe(all?.count);
		expect(totalsOf(frozen.lines).eurMinor.toString()).toBe(all?.eur);

		expect(all?.count).toBeGreaterThan(0);
		const { inside, faulty, ...held } = await standingOf(id);
		expect(held).toEqual({ state: 'stopped', fault: 'expense_import.rows_refused', done: all?.count });
		expect([inside, inside + faulty]).toEqual([all?.count, 600]);
	}, 60_000);
});
