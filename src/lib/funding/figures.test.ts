import { describe, expect, test } from 'vitest';
import world from '#data/demo-world.json' with { type: 'json' };
import { flatRatesOf, type Category } from '#lib/funding/calculate.ts';
import { toEurMinor } from '#lib/funding/conversion.ts';
import {
	rollUp,
	withComputed,
	type BudgetRow,
	type Figures,
	type Group,
	type Side,
	type SpendingRow
} from '#lib/funding/figures.ts';
import { amountText, parseAmountText } from '#lib/money.ts';

const none = flatRatesOf({});
const office15 = flatRatesOf({ office_on_staff: '15' });
const flat = { NO: office15, SE: office15 };
const minorOf = (text: string) => parseAmountText(text) ?? expect.unreachable(text);
const eur = (minor: bigint | undefined) => amountText({ minor: minor ?? 0n, currency: 'EUR' });

const running = world.projects.find((project) => project.id === 'demo-sol');
const rates = running?.rule_sets?.[0]?.rates ?? { NOK: '', SEK: '' };
const groups: Readonly<Record<string, Group>> = { approved: 'spent', submitted: 'in_review', draft: 'draft' };

const budget = (running?.budget_lines ?? []).map((line): BudgetRow => ({
	organisation: line.partner,
	side: line.side as Side,
	workPackage: line.work_package,
	category: line.category as Category,
	eurMinor: minorOf(line.amount_eur)
}));
const spending = world.expenses
	.filter((expense) => expense.project_id === 'demo-sol')
	.map((expense): SpendingRow => ({
		organisation: expense.partner,
		side: expense.side as Side,
		workPackage: expense.work_package ?? '',
		period: expense.period,
		category: expense.category as Category,
		group: groups[expense.state] ?? expect.unreachable(expense.state),
		eurMinor: toEurMinor(minorOf(expense.amount), rates[expense.currency as 'NOK' | 'SEK'])
	}));
const figures = rollUp(budget, spending, flat);

describe('the demonstration project gives the figures computed elsewhere, to the cent', () => {
	test('from all its rows', () => {
		expect([budget.length, spending.length]).toEqual([308, 160]);
		expect(eur(figures.total.budget)).toBe('3000000.00');
	});

	const states = [
		['approved', 'spent'],
		['submitted', 'inReview'],
		['draft', 'draft']
	] as const;
	test.each(states)('%s', (state, group) => {
		const check = world.check[state];
		const of = (map: ReadonlyMap<string, Figures>, key: string) => eur(map.get(key)?.[group]);
		expect(eur(figures.total[group])).toBe(check.total_eur);
		expect(of(figures.byCategory, 'office')).toBe(check.office_eur);
		for (const [side, amount] of Object.entries(check.by_side_eur)) expect(of(figures.bySide, side)).toBe(amount);
		for (const [category, amount] of Object.entries(check.direct_by_category_eur))
			expect(of(figures.byCategory, category)).toBe(amount);

		const direct = rollUp(budget, spending, { NO: none, SE: none });
		expect(eur(direct.total[group])).toBe(check.direct_eur);
		for (const [workPackage, amount] of Object.entries(check.direct_by_work_package_eur))
			expect(of(direct.byWorkPackage, workPackage)).toBe(amount);
	});

	test('each way of dividing them adds up to the same total', () => {
		for (const part of [figures.bySide, figures.byOrganisation, figures.byWorkPackage, figures.byCategory])
			for (const key of ['budget', 'spent', 'inReview', 'draft', 'remaining'] as const)
				expect([...part.values()].reduce((sum, each) => sum + each[key], 0n)).toBe(figures.total[key]);
		for (const key of ['spent', 'inReview', 'draft'] as const)
			expect([...figures.byPeriod.values()].reduce((sum, each) => sum + each[key], 0n)).toBe(figures.total[key]);
	});

	test('budgets of the work packages and sides are those of the project', () => {
		for (const { id, budget_eur } of running?.work_packages ?? [])
			expect(figures.byWorkPackage.get(id)?.budget).toBe(BigInt(budget_eur) * 100n);
		for (const { side, budget_eur } of running?.sides ?? [])
			expect(figures.bySide.get(side)?.budget).toBe(BigInt(budget_eur) * 100n);
	});

	test('a partner alone has the same figures as in the whole', () => {
		for (const [organisation, whole] of figures.byOrganisation) {
			const own = <T extends BudgetRow>(rows: readonly T[]) => rows.filter((row) => row.organisation === organisation);
			expect(rollUp(own(budget), own(spending), flat).total).toEqual(whole);
		}
	});
});

describe('rolling up', () => {
	const row = (more: Partial<SpendingRow> = {}): SpendingRow => ({
		organisation: 'karlstad',
		side: 'SE',
		workPackage: 'AP1',
		period: 'P1',
		category: 'staff',
		group: 'spent',
		eurMinor: 1005n,
		...more
	});
	const office = (...rows: SpendingRow[]) =>
		withComputed(rows, flat)
			.filter((each) => each.category === 'office')
			.map((each) => each.eurMinor);

	test('office costs are cut once per organisation, period, work package and group', () => {
		expect(office(row(), row())).toEqual([301n]);
		expect(office(row(), row({ period: 'P2' }))).toEqual([150n, 150n]);
		expect(office(row(), row({ workPackage: 'AP2' }))).toEqual([150n, 150n]);
		expect(office(row(), row({ organisation: 'arvika' }))).toEqual([150n, 150n]);
		expect(office(row(), row({ group: 'in_review' }))).toEqual([150n, 150n]);
		expect(office(row(), row({ eurMinor: -1005n }))).toEqual([]);
		expect(office(row({ eurMinor: -1005n }))).toEqual([-150n]);
		expect(office(row({ category: 'travel' }))).toEqual([]);
	});

	test('every flat rate of a rule set is computed, each on the costs it stands on', () => {
		const rows = [
			row({ eurMinor: 10001n }),
			row({ category: 'external', eurMinor: 3333n }),
			row({ category: 'travel' })
		];
		const by = (named: Parameters<typeof flatRatesOf>[0]) => {
			const rates = flatRatesOf(named);
			const { byCategory } = rollUp([], rows, { NO: rates, SE: rates });
			return Object.fromEntries([...byCategory].map(([category, each]) => [category, each.spent]));
		};
		expect(by({ other_on_staff: '40' })).toEqual({ staff: 10001n, external: 3333n, travel: 1005n, other: 4000n });
		expect(by({ travel_on_staff: '15', office_on_staff: '15' })).toEqual({
			staff: 10001n,
			external: 3333n,
			travel: 1500n,
			office: 1500n
		});
		expect(by({ staff_on_direct: '20', office_on_direct: '25' })).toEqual({
			external: 3333n,
			travel: 1005n,
			staff: 867n,
			office: 1301n
		});
	});

	test('typed office costs count only on a side without a flat rate', () => {
		const typed = [
			row({ category: 'office', eurMinor: 70n }),
			row({ side: 'NO', organisation: 'hamar', category: 'office', eurMinor: 90n })
		];
		expect(rollUp([], [...typed, row()], { NO: none, SE: office15 }).byCategory.get('office')?.spent).toBe(240n);
	});

	test('what is left may be less than nothing, and review does not touch it', () => {
		const line: BudgetRow = {
			organisation: 'karlstad',
			side: 'SE',
			workPackage: 'AP1',
			category: 'travel',
			eurMinor: 1000n
		};
		const { total } = rollUp(
			[line],
			[row({ category: 'travel' }), row({ category: 'travel', group: 'in_review' })],
			flat
		);
		expect(total).toEqual({
			budget: 1000n,
			spent: 1005n,
			inReview: 1005n,
			draft: 0n,
			remaining: -5n,
			spentPercent: '100.50'
		});
	});

	test('without a budget there is no percentage, and without rows there is nothing', () => {
		expect(rollUp([], [row()], flat).total.spentPercent).toBeUndefined();
		expect(rollUp([], [], flat).total).toEqual({
			budget: 0n,
			spent: 0n,
			inReview: 0n,
			draft: 0n,
			remaining: 0n,
			spentPercent: undefined
		});
	});
});
