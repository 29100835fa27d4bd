import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { pairWords } from '#lib/funding/pair.ts';
import { translator } from '#lib/i18n.ts';
import { sha256, ledgerEnd } from '#lib/ledger/append-ledger.server.ts';
import { ledgerBatches } from '#lib/ledger/ledger-entries.server.ts';
import type { LedgerRow } from '#lib/ledger/ledger-entry.ts';
import { verifyLedger } from '#lib/ledger/verify-ledger.ts';
import { messages } from '#lib/messages.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import type { Project } from '#lib/projects/project.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, keysOf, statusOf } from '../../../tests/decided.ts';
import { approveExpense } from './approve-expense.server.ts';
import { correctExpense } from './correct-expense.server.ts';
import { periodExpenses } from './expense-lists.server.ts';
import { expenseTablePage } from './expense-table.server.ts';
import { cutExpense } from './cut-expense.server.ts';
import { projectFigures } from './figures.server.ts';
import { queryExpense } from './query-expense.server.ts';
import { rejectExpense } from './reject-expense.server.ts';
import { reverseExpense } from './reverse-expense.server.ts';
import { withdrawExpense } from './withdraw-expense.server.ts';

const today = '2026-11-21';
const seen = { revision: 1, origin: 'http://sol.example' };
const back = { periodCode: 'P3', reason: 'Betalades två gånger' };
const cut = { ...back, reason: 'Myndigheten godtar inte resan', reference: 'TVV 2026-881', partMinor: 10_000n };
let db: Db;
let project: Project;
let finance: Actor;
let colleague: Actor;
let first: Actor;
let second: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	project = defined(await runningProject(db, today));
	[finance, colleague, first, second] = await Promise.all([
		actorOf(db, 'okonomi.karlstad'),
		actorOf(db, 'admin.karlstad'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'sekretariat2')
	]);
});

function defined<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('Not there');
	return value;
}

/** An expense of Karlstad in the locked first period, approved by the second of the secretariat. */
async function approved({ category = 'travel', period = 'P1', amount = 112_007n } = {}): Promise<string> {
	const [row] = await db.execute<{ id: string }>(sql`
		insert into expense (project_id, organisation_id, work_package, period_code, paid_on, category, text, language,
			amount_minor, currency, kind, state, rate_per_euro, rate_source, rate_on, rule_set_id, eur_minor, entered_by,
			submitted_by, submitted_at)
		values (${project.id}, 'karlstad', 'AP1', ${period}, ${today}, ${category}, 'Resa', 'sv', ${amount}::bigint, 'SEK',
			${category === 'staff' ? 'staff' : 'cost'}, 'submitted', 11.2, 'x', ${today}, 'demo-2025',
			round(${amount}::numeric / 11.2), ${finance.personId}, ${finance.personId}, now())
		returning id`);
	const { id } = defined(row);
	if (category === 'staff')
		await db.execute(sql`insert into staff_line (expense_id, person_name, month, hours, rate_minor)
			values (${id}, 'Kari Nordmann', '2026-02-01', 10, 11200)`);
	expect(await approveExpense(db, second, id, seen)).toMatchObject({ ok: true });
	return id;
}

async function ledger(): Promise<LedgerRow[]> {
	const { number, hash } = await ledgerEnd(db, project.id);
	const rows: LedgerRow[] = [];
	for await (const batch of ledgerBatches(db, project.id, number)) rows.push(...batch);
	const verified = await verifyLedger({ head: hash, rows }, sha256);
	if (!verified.ok) throw new Error(JSON.stringify(verified.fault));
	expect(verified.sums.total).toBe((await projectFigures(db, project, today)).total.spent);
	return rows;
}
const spent = async () => (await projectFigures(db, project, today)).total.spent;

describe('a list of expenses', () => {
	test('says in each row what it belongs together with, and nothing of what was rejected', async () => {
		const [taken, corrected, alone] = [await approved(), await approved(), await approved()];
		const rejected = accepted(await reverseExpense(db, finance, taken, back, today));
		await rejectExpense(db, first, rejected, seen, 'Nej');
		const reversal = accepted(await reverseExpense(db, finance, taken, back, today));
		const correction = accepted(await correctExpense(db, first, corrected, cut, today));
		const of = { projectId: project.id, organisationId: 'karlstad' };
		const reading = { by: finance, today, rateNow: undefined };
		const list = async (period: string) => (await periodExpenses(db, finance, { ...of, period }, null, reading)).items;
		const rows = [...(await list('P1')), ...(await list('P3'))];
		const pairs = (id: string) => rows.find((row) => row.id === id)?.pairs;
		expect(pairs(taken)).toEqual([{ id: reversal, role: 'reversal', periodCode: 'P3' }]);
		expect(pairs(corrected)).toEqual([{ id: correction, role: 'correction', periodCode: 'P3' }]);
		expect(pairs(reversal)).toEqual([{ id: taken, role: 'reverses', periodCode: 'P1' }]);
		expect(pairs(correction)).toEqual([{ id: corrected, role: 'corrects', periodCode: 'P1' }]);
		expect(pairs(alone)).toEqual([]);
		const words = [...(pairs(taken) ?? []), ...(pairs(correction) ?? [])].map((pair) =>
			pairWords(pair, translator('sv', messages.sv))
		);
		expect(words).toEqual(['Tas tillbaka i P3', 'Rättar en utgift i P1']);
		const page = await expenseTablePage(db, finance, {
			...{ organisationId: 'karlstad', today, lang: 'sv' as const },
			query: new URLSearchParams('periode=P3')
		});
		expect(page.part?.rows.find(({ id }) => id === reversal)?.pairs).toHaveLength(1);
		await withdrawExpense(db, finance, reversal);
	});
});

describe('the partner takes an expense of a locked period back', () => {
	test('in a later period, to the cent, at the rate of the original', async () => {
		const before = await spent();
		const id = await approved({ category: 'staff' });
		const reversal = accepted(await reverseExpense(db, finance, id, back, today));
		expect(await approveExpense(db, first, reversal, seen)).toMatchObject({ ok: true });

		const [original, , taken, office] = (await ledger()).slice(-4);
		expect(taken).toMatchObject({
			kind: 'reversal',
			refers_to: original?.number,
			period: 'P3',
			amount: '-1120.07',
			eur: '-100.01',
			rate: '11.2',
			reason: 'Betalades två gånger'
		});
		expect(office).toMatchObject({ kind: 'office', period: 'P3' });
		expect(await spent()).toBeLessThanOrEqual(before + 1n);
	});

	test('of what was cut, its accepted part', async () => {
		const [row] = await db.execute<{ id: string }>(sql`
			insert into expense (project_id, organisation_id, work_package, period_code, paid_on, category, text, language,
				amount_minor, currency, state, rate_per_euro, rate_on, rule_set_id, eur_minor, entered_by, submitted_by, submitted_at)
			values (${project.id}, 'karlstad', 'AP1', 'P1', ${today}, 'travel', 'Resa', 'sv', 112007, 'SEK', 'submitted', 11.2,
				${today}, 'demo-2025', 10001, ${finance.personId}, ${finance.personId}, now()) returning id`);
		const { id } = defined(row);
		await cutExpense(db, second, id, seen, { acceptedMinor: 3333n, reason: 'Del' });
		const reversal = accepted(await reverseExpense(db, finance, id, back, today));
		await approveExpense(db, first, reversal, seen);
		expect((await ledger()).at(-1)).toMatchObject({ amount: '-373.30', eur: '-33.33' });
	});

	test('once: not while a first one waits, not after it; again when that was rejected', async () => {
		const id = await approved();
		const reversal = accepted(await reverseExpense(db, finance, id, back, today));
		expect(keysOf(await reverseExpense(db, colleague, id, back, today))).toEqual(['expense.taken_back_already']);
		expect(keysOf(await correctExpense(db, first, id, cut, today))).toContain('expense.taken_back_already');
		await rejectExpense(db, first, reversal, seen, 'Nej');
		const again = accepted(await reverseExpense(db, colleague, id, back, today));
		await approveExpense(db, first, again, seen);
		expect(keysOf(await reverseExpense(db, finance, id, back, today))).toEqual(['expense.taken_back_already']);
	});

	test('once, also when two ask in the same moment', async () => {
		const id = await approved();
		const asked = await Promise.all([
			reverseExpense(db, finance, id, back, today),
			reverseExpense(db, colleague, id, back, today)
		]);
		expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
		await expect(
			db.execute(sql`insert into expense (project_id, organisation_id, work_package, period_code, paid_on, category, text,
				language, amount_minor, currency, kind, reverses_id, entered_by)
				values (${project.id}, 'karlstad', 'AP1', 'P3', ${today}, 'travel', 'x', 'sv', -1, 'SEK', 'reversal', ${id},
				${finance.personId})`)
		).rejects.toThrow();
	});

	test('never in an open period, nor in one that is earlier or locked', async () => {
		const open = await approved({ period: 'P3' });
		expect(keysOf(await reverseExpense(db, finance, open, back, today))).toEqual([
			'expense.take_back_open',
			'expense.period_not_later'
		]);
		const id = await approved({ period: 'P2' });
		for (const periodCode of ['P1', 'P2', 'P9'])
			expect(keysOf(await reverseExpense(db, finance, id, { ...back, periodCode }, today))).toEqual([
				'expense.period_not_later'
			]);
	});

	test('with a reason that names nobody', async () => {
		const id = await approved({ category: 'staff' });
		const named = { ...back, reason: 'Nordmanns timmar var fel' };
		expect(keysOf(await reverseExpense(db, finance, id, named, today))).toEqual(['expense.name_in_text']);
	});

	test('is decided as a whole, and taken out only by whoever entered it', async () => {
		const id = await approved();
		const reversal = accepted(await reverseExpense(db, finance, id, back, today));
		const part = cutExpense(db, first, reversal, seen, { acceptedMinor: -5n, reason: 'Del' });
		expect(keysOf(await part)).toEqual(['expense.counterpart_whole']);
		expect(keysOf(await withdrawExpense(db, colleague, reversal))).toEqual(['expense.moved_on']);
		expect(await withdrawExpense(db, finance, reversal)).toMatchObject({ ok: true });
	});

	test('is not for an editor, another partner or the auditor', async () => {
		const id = await approved();
		const tries = async (who: string) => statusOf(reverseExpense(db, await actorOf(db, who), id, back, today));
		expect(await tries('redaktor.karlstad')).toBe(403);
		expect(await tries('revisor')).toBe(403);
		expect(await tries('okonomi.ringsaker')).toBe(404);
		expect(await tries('leverandor1')).toBe(404);
	});
});

describe('the secretariat enters what an authority has decided', () => {
	test('a second person approves it, never the one who entered it', async () => {
		const id = await approved();
		const before = await spent();
		const correction = accepted(await correctExpense(db, first, id, cut, today));
		expect(keysOf(await approveExpense(db, first, correction, seen))).toEqual(['expense.own_hands']);
		expect(await spent()).toBe(before);
		expect(await approveExpense(db, second, correction, seen)).toMatchObject({ ok: true });
		const rows = await ledger();
		expect(rows.at(-1)).toMatchObject({
			kind: 'correction',
			amount: '-100.00',
			eur: '-8.93',
			period: 'P3',
			refers_to: rows.at(-2)?.number,
			reason: 'Myndigheten godtar inte resan'
		});
		expect(JSON.stringify(rows)).not.toContain('TVV 2026-881');
	});

	test('part after part, until nothing is left', async () => {
		const id = await approved();
		const before = await spent();
		for (const partMinor of [33_333n, 33_333n, 45_341n])
			await approveExpense(
				db,
				second,
				accepted(await correctExpense(db, first, id, { ...cut, partMinor }, today)),
				seen
			);
		expect(await spent()).toBe(before - 10_001n);
		expect(keysOf(await correctExpense(db, first, id, { ...cut, partMinor: 1n }, today))).toEqual([
			'expense.correct_more_than_left'
		]);
		expect(keysOf(await reverseExpense(db, finance, id, back, today))).toEqual(['expense.corrected_already']);
		await ledger();
	});

	test('two corrections at once take no more than there is', async () => {
		const id = await approved();
		const asked = await Promise.all(
			[first, second].map((by) => correctExpense(db, by, id, { ...cut, partMinor: 100_000n }, today))
		);
		expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('only after the claim: neither of what is open nor of what is only reported', async () => {
		await db.execute(sql`
			insert into period (project_id, code, starts_on, ends_on)
			values (${project.id}, 'P0', '2025-01-01', '2025-01-31')`);
		const id = await approved({ period: 'P0' });
		const before = ['expense.correct_before_claim'];
		expect(keysOf(await correctExpense(db, first, id, cut, today))).toEqual(before);
		await db.execute(sql`
			insert into report (project_id, organisation_id, period_code, state, language, frozen, submitted_by, submitted_at)
			values (${project.id}, 'karlstad', 'P0', 'submitted', 'sv', '{}', ${finance.personId}, now())`);
		expect(keysOf(await correctExpense(db, first, id, cut, today))).toEqual(before);
		await db.execute(sql`
			update report set state = 'claimed', approved_by = ${first.personId}, approved_at = now(),
				claimed_by = ${second.personId}, claimed_at = now() where period_code = 'P0'`);
		expect(keysOf(await correctExpense(db, first, id, cut, today))).toEqual([]);
	});

	test('a wrong one is given back by another of opposite sign, which somebody else approves', async () => {
		const id = await approved();
		const before = await spent();
		const wrong = accepted(await correctExpense(db, first, id, cut, today));
		const given = { ...cut, isGivenBack: true, reason: 'Feil sak' };
		expect(keysOf(await correctExpense(db, second, id, given, today))).toEqual(['expense.correct_more_than_taken']);
		await approveExpense(db, second, wrong, seen);
		const back = accepted(await correctExpense(db, second, id, given, today));
		expect(keysOf(await correctExpense(db, first, id, { ...given, partMinor: 1n }, today))).toEqual([
			'expense.correct_more_than_taken'
		]);
		expect(keysOf(await approveExpense(db, second, back, seen))).toEqual(['expense.own_hands']);
		expect(await approveExpense(db, first, back, seen)).toMatchObject({ ok: true });
		expect(await spent()).toBe(before);
		expect((await ledger()).at(-1)).toMatchObject({ kind: 'correction', amount: '100.00', eur: '8.93' });
	});

	test('is no question to the partner, who cannot take it out either', async () => {
		const correction = accepted(await correctExpense(db, first, await approved(), cut, today));
		expect(keysOf(await queryExpense(db, second, correction, seen, { question: 'Hur?', dueOn: null }))).toEqual([
			'expense.counterpart_whole'
		]);
		expect(keysOf(await withdrawExpense(db, finance, correction))).toEqual(['expense.moved_on']);
	});

	test('may take a whole expense back too, decided by another', async () => {
		const reversal = accepted(await reverseExpense(db, first, await approved(), back, today));
		expect(keysOf(await approveExpense(db, first, reversal, seen))).toEqual(['expense.own_hands']);
		expect(await approveExpense(db, second, reversal, seen)).toMatchObject({ ok: true });
	});

	test('is not for the partner nor the auditor', async () => {
		const id = await approved();
		for (const [who, answer] of [
			['okonomi.karlstad', 403],
			['revisor', 403],
			['okonomi.ringsaker', 404]
		] as const)
			expect([who, await statusOf(correctExpense(db, await actorOf(db, who), id, cut, today))]).toEqual([who, answer]);
	});
});
