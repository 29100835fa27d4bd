import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { ledgerEnd, sha256 } from '#lib/ledger/append-ledger.server.ts';
import { ledgerBatches } from '#lib/ledger/ledger-entries.server.ts';
import { maskedText, type LedgerRow } from '#lib/ledger/ledger-entry.ts';
import type { LedgerSums } from '#lib/ledger/ledger-sums.ts';
import { verifyLedger } from '#lib/ledger/verify-ledger.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import type { Project } from '#lib/projects/project.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { approveExpense } from './approve-expense.server.ts';
import { catchUpLedger } from './catch-up-ledger.server.ts';
import { cutExpense } from './cut-expense.server.ts';
import { projectFigures } from './figures.server.ts';

const day = '2026-11-21';
const origin = 'http://sol.example';
let db: Db;
let project: Project;
let first: Actor;
let second: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	project = defined(await runningProject(db, day));
	first = await actorOf(db, 'sekretariat1');
	second = await actorOf(db, 'sekretariat2');
});

function defined<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('Not there');
	return value;
}

async function allRows(): Promise<LedgerRow[]> {
	const { number } = await ledgerEnd(db, project.id);
	const rows: LedgerRow[] = [];
	for await (const batch of ledgerBatches(db, project.id, number)) rows.push(...batch);
	return rows;
}

async function heldSums(): Promise<LedgerSums> {
	const { hash } = await ledgerEnd(db, project.id);
	const verified = await verifyLedger({ head: hash, rows: await allRows() }, sha256, hash);
	if (!verified.ok) throw new Error(JSON.stringify(verified.fault));
	return verified.sums;
}

/** The ledger against the figures that every page shows, along every way of adding up. */
async function expectEqual(): Promise<void> {
	const sums = await heldSums();
	const figures = await projectFigures(db, project, day);
	const told = (parts: ReadonlyMap<string, bigint>) =>
		new Map([...parts].filter(([, minor]) => minor !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
	const spent = (parts: ReadonlyMap<string, { spent: bigint }>) =>
		told(new Map([...parts].map(([key, each]) => [key, each.spent])));
	expect(sums.total).toBe(figures.total.spent);
	expect(told(sums.side)).toEqual(spent(figures.bySide));
	expect(told(sums.organisation)).toEqual(spent(figures.byOrganisation));
	expect(told(sums.work_package)).toEqual(spent(figures.byWorkPackage));
	expect(told(sums.category)).toEqual(spent(figures.byCategory));
	expect(told(sums.period)).toEqual(spent(figures.byPeriod));
}

type Fresh = { partner?: string; category?: string; workPackage?: string; period?: string; amount?: bigint };

/** An expense that waits for the secretariat. */
async function submitted({ partner = 'karlstad', ...rest }: Fresh = {}): Promise<string> {
	const finance = await actorOf(db, `okonomi.${partner}`);
	const rate = partner === 'karlstad' ? '11.2' : '11.7';
	const amount = rest.amount ?? 112_000n;
	const [row] = await db.execute<{ id: string }>(sql`
		insert into expense (project_id, organisation_id, work_package, period_code, paid_on, category, text, language,
			supplier, voucher_number, amount_minor, currency, state, rate_per_euro, rate_source, rate_on, rule_set_id, eur_minor,
			entered_by, submitted_by, submitted_at)
		values (${project.id}, ${partner}, ${rest.workPackage ?? 'AP1'}, ${rest.period ?? 'P3'}, ${day}, ${rest.category ?? 'travel'},
			'Resa med Kari Nordmann', 'sv', 'SJ', 'V-77', ${amount}::bigint, ${rate === '11.2' ? 'SEK' : 'NOK'}, 'submitted', ${rate}, 'x', ${day},
			'demo-2025', round(${amount}::numeric / ${rate}::numeric), ${finance.personId}, ${finance.personId}, now())
		returning id`);
	return defined(row).id;
}

const seen = { revision: 1, origin };

describe('the ledger at start', () => {
	test('holds what was approved before there was one, oldest first, and agrees with the figures', async () => {
		const rows = await allRows();
		const [approved] = await db.execute<{ count: number }>(sql`
			select count(*)::int as count from expense where project_id = ${project.id} and state in ('approved', 'cut')`);
		expect(rows.filter(({ kind }) => kind !== 'office')).toHaveLength(defined(approved).count);
		expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted());
		await expectEqual();
	});

	test('gains nothing by another start', async () => {
		const before = await ledgerEnd(db, project.id);
		await catchUpLedger(db);
		expect(await ledgerEnd(db, project.id)).toEqual(before);
	});

	test('has none for the archive', async () => {
		const [archive] = await db.execute<{ count: number }>(sql`
			select count(*)::int as count from ledger_entry l join project p on p.id = l.project_id where p.is_archive`);
		expect(archive).toEqual({ count: 0 });
	});
});

describe('the secretariat approves and cuts', () => {
	test('an approved expense stands in the ledger with what the public may read', async () => {
		const id = await submitted();
		expect(await approveExpense(db, first, id, seen)).toMatchObject({ ok: true });
		expect((await allRows()).at(-1)).toMatchObject({
			kind: 'expense',
			organisation: 'karlstad',
			side: 'SE',
			work_package: 'AP1',
			category: 'travel',
			period: 'P3',
			amount: '1120.00',
			currency: 'SEK',
			rate: '11.2',
			eur: '100.00',
			rule_set: 'demo-2025',
			refers_to: null,
			reason: ''
		});
		expect(JSON.stringify((await allRows()).at(-1))).not.toMatch(/Kari|SJ|V-77/);
	});

	test('a cut one with its accepted part, and that part in its own currency', async () => {
		const id = await submitted();
		const cut = await cutExpense(db, first, id, seen, { acceptedMinor: 3333n, reason: 'Halva' });
		expect(cut).toMatchObject({ ok: true });
		expect((await allRows()).at(-1)).toMatchObject({ amount: '373.30', eur: '33.33', reason: '' });
	});

	test('staff is followed by what it changes of the office costs', async () => {
		const id = await submitted({ category: 'staff', amount: 112_007n });
		await approveExpense(db, first, id, seen);
		const [staff, office] = (await allRows()).slice(-2);
		expect(staff).toMatchObject({ kind: 'expense', category: 'staff' });
		expect(office).toMatchObject({ kind: 'office', category: 'office', amount: null, rate: null });
		await expectEqual();
	});

	test('a rejected one leaves no row', async () => {
		const { rejectExpense } = await import('./reject-expense.server.ts');
		const before = await ledgerEnd(db, project.id);
		await rejectExpense(db, first, await submitted(), seen, 'Nei');
		expect(await ledgerEnd(db, project.id)).toEqual(before);
	});

	test('what is hidden can be shown to have stood there, and erased without breaking the chain', async () => {
		await approveExpense(db, first, await submitted(), seen);
		const last = defined((await allRows()).at(-1));
		const [hidden] = await db.execute<{ salt: string; text: string; supplier: string; voucher_number: string }>(
			sql`select salt, text, supplier, voucher_number from ledger_masked where project_id = ${project.id} and number = ${last.number}`
		);
		expect(hidden).toMatchObject({ text: 'Resa med Kari Nordmann', supplier: 'SJ', voucher_number: 'V-77' });
		expect(sha256(maskedText({ ...defined(hidden), documents: [] }))).toBe(last.masked);

		await db.execute(sql`delete from ledger_masked where project_id = ${project.id} and number = ${last.number}`);
		await expectEqual();
	});
});

describe('many random decisions', () => {
	test('after each the ledger holds and equals the figures to the cent', { timeout: 120_000 }, async () => {
		let seed = 20_261_122;
		const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
		for (let round = 0; round < 40; round += 1) {
			const partner = ['karlstad', 'ringsaker'][random(2)] ?? '';
			const sign = random(4) === 0 ? -1n : 1n;
			const amount = sign * BigInt([1, 7, 10_001, 99_999_999, 50_000_000_000][random(5)] ?? 1) + 0n;
			const id = await submitted({
				partner,
				category: ['staff', 'staff', 'travel', 'external'][random(4)] ?? '',
				workPackage: ['AP1', 'AP2'][random(2)] ?? '',
				period: ['P2', 'P3'][random(2)] ?? '',
				amount
			});
			const [row] = await db.execute<{ eur: string }>(sql`select eur_minor as eur from expense where id = ${id}`);
			const eur = BigInt(defined(row).eur);
			const cuts = random(3) === 0 && (eur > 1n || eur < -1n);
			if (cuts) await cutExpense(db, first, id, seen, { acceptedMinor: eur / 2n, reason: 'Del' });
			else await approveExpense(db, first, id, seen);
			await expectEqual();
		}
	});
});

describe('two who approve at once', () => {
	test('the second waits for the first, and both stand in the chain', async () => {
		const [a, b] = [await submitted({ category: 'staff' }), await submitted({ category: 'staff', amount: 56_003n })];
		let release: () => void = () => undefined;
		const held = new Promise<void>((resolve) => (release = resolve));
		const slow = db.transaction(async (tx) => {
			await approveExpense(tx, first, a, seen);
			await held;
		});
		await new Promise((resolve) => setTimeout(resolve, 100));
		const quick = approveExpense(db, second, b, seen);
		await new Promise((resolve) => setTimeout(resolve, 200));
		release();
		await Promise.all([slow, quick]);
		expect((await allRows()).slice(-4).map(({ kind }) => kind)).toEqual(['expense', 'office', 'expense', 'office']);
		await expectEqual();
	});

	test('twenty decisions side by side leave no gap', { timeout: 60_000 }, async () => {
		const ids = await Promise.all(
			Array.from({ length: 20 }, (_, index) =>
				submitted({ category: index % 2 ? 'staff' : 'travel', amount: BigInt(index * 13 + 7) })
			)
		);
		const done = await Promise.all(ids.map((id, index) => approveExpense(db, index % 2 ? first : second, id, seen)));
		expect(done.every(({ ok }) => ok)).toBe(true);
		await expectEqual();
	});

	test('of the same expense one decision counts, once', async () => {
		const id = await submitted();
		const done = await Promise.all([approveExpense(db, first, id, seen), approveExpense(db, second, id, seen)]);
		expect(done.filter(({ ok }) => ok)).toHaveLength(1);
		const [rows] = await db.execute<{ count: number }>(
			sql`select count(*)::int as count from ledger_entry where source_id = ${id}`
		);
		expect(rows).toEqual({ count: 1 });
	});

	test('a decision that fails leaves nothing in the ledger', async () => {
		const before = await ledgerEnd(db, project.id);
		const id = await submitted();
		const fails = db.transaction(async (tx) => {
			await approveExpense(tx, first, id, seen);
			throw new Error('Power cut');
		});
		await expect(fails).rejects.toThrow('Power cut');
		expect(await ledgerEnd(db, project.id)).toEqual(before);
	});
});

describe('somebody with the keys of the database', () => {
	const attempts = [
		['alters a cent', sql`update ledger_entry set eur_minor = eur_minor + 1 where number = 1`],
		['alters nothing at all', sql`update ledger_entry set eur_minor = eur_minor`],
		['removes a row', sql`delete from ledger_entry where number = 1`],
		['empties the book', sql`truncate ledger_entry cascade`],
		[
			'adds a row that does not follow the last',
			sql`insert into ledger_entry select project_id, number + 1, at, kind, organisation_id, side, work_package, category,
				period_code, null, null, amount_minor, currency, rate_per_euro, eur_minor, rule_set_id, reason, masked_hash, prev_hash, hash
				from ledger_entry where reverses_number is null order by number desc limit 1`
		],
		[
			'leaves a gap',
			sql`insert into ledger_entry select project_id, number + 2, at, kind, organisation_id, side, work_package, category,
				period_code, null, null, amount_minor, currency, rate_per_euro, eur_minor, rule_set_id, reason, masked_hash, hash, hash
				from ledger_entry where reverses_number is null order by number desc limit 1`
		],
		[
			'enters an expense twice',
			sql`insert into ledger_entry select l.project_id, e.number + 1, l.at, l.kind, l.organisation_id, l.side, l.work_package,
				l.category, l.period_code, l.source_id, null, l.amount_minor, l.currency, l.rate_per_euro, l.eur_minor, l.rule_set_id,
				l.reason, l.masked_hash, e.hash, l.hash
				from ledger_entry l, (select * from ledger_entry order by number desc limit 1) e where l.source_id is not null limit 1`
		]
	] as const;

	test.each(attempts)('%s: refused', async (_, statement) => {
		const before = await ledgerEnd(db, project.id);
		await expect(db.execute(statement)).rejects.toThrow();
		expect(await ledgerEnd(db, project.id)).toEqual(before);
		await heldSums();
	});
});
