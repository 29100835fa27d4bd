import { describe, expect, test } from 'vitest';
import { formOf } from '../../../tests/typed.ts';
import { budgetWarnings, lineFaults, proposalFaults, type Budget, type Frame, type Line } from './budget.ts';
import { readBudgetForm } from './budget-form.ts';
import { readSheet } from './budget-sheet.ts';
import { differenceOf } from './difference.ts';
import { splitByWeights } from './split.ts';

const frame: Frame = {
	partners: new Map([
		['karlstad', 'SE'],
		['ringsaker', 'NO']
	]),
	workPackages: ['AP1', 'AP2'],
	sides: [
		{ side: 'SE', budgetMinor: 1000_00n, grantMinor: 600_00n, grantPercent: '60', fund: 'ERDF' },
		{ side: 'NO', budgetMinor: 500_00n, grantMinor: 250_00n, grantPercent: '50', fund: 'IR' }
	],
	euShareAtLeastPercent: '65'
};
const line = (organisation: string, minor: bigint, more: Partial<Line> = {}): Line => ({
	organisation,
	workPackage: 'AP1',
	category: 'staff',
	minor,
	plan: [minor, 0n],
	...more
});
const gift = (organisation: string, minor: bigint) =>
	({ organisation, kind: 'public', form: 'cash', source: '', minor }) as const;
const sound: Budget = {
	lines: [line('karlstad', 1000_00n), line('ringsaker', 500_00n)],
	gifts: [gift('karlstad', 400_00n), gift('ringsaker', 250_00n)]
};
const keys = (issues: readonly { key: string }[]) => issues.map(({ key }) => key.replace('budget_version.', ''));

describe('a budget version', () => {
	test('that is sound has no fault and no warning', () => {
		expect(proposalFaults(sound, frame)).toEqual([]);
		expect(budgetWarnings(sound, frame)).toEqual([]);
	});
	test('names every fault of its lines at once', () => {
		const lines = [
			line('nobody', 1n),
			line('karlstad', 0n),
			line('karlstad', 5n, { workPackage: 'AP9' }),
			line('ringsaker', 5n, { plan: [2n, 2n] }),
			line('ringsaker', 5n, { plan: [-1n, 6n], category: 'travel' })
		];
		expect(keys(lineFaults({ lines, gifts: [] }, frame))).toEqual([
			'no_partner',
			'not_positive',
			'no_work_package',
			'plan_differs',
			'plan_negative'
		]);
	});
	test('is not proposed while a side has a cent too much or too little', () => {
		const lines = [line('karlstad', 1000_01n), line('ringsaker', 499_99n)];
		const faults = proposalFaults({ ...sound, lines }, frame);
		expect(faults.map(({ params }) => params)).toEqual([
			{ side: 'SE', lines: '1\u00A0000,01', budget: '1\u00A0000,00' },
			{ side: 'NO', lines: '499,99', budget: '500,00' }
		]);
	});
	test('is warned of when less than 65 % of the support comes from the EU, and not at 65 % exactly', () => {
		const sides = frame.sides.map((side) => (side.side === 'NO' ? { ...side, grantMinor: 323_08n } : side));
		expect(budgetWarnings(sound, { ...frame, sides }).map(({ kind }) => kind)).toContain('eu_share');
		const exact = frame.sides.map((side) => ({ ...side, grantMinor: side.side === 'SE' ? 650_00n : 350_00n }));
		expect(budgetWarnings(sound, { ...frame, sides: exact }).map(({ kind }) => kind)).not.toContain('eu_share');
	});
	test('is warned of when the support passes its ceiling or the co-financing does not fill the rest', () => {
		const poorer = { ...sound, lines: [line('karlstad', 999_00n), line('ringsaker', 500_00n)] };
		expect(budgetWarnings(poorer, frame).map(({ kind }) => kind)).toEqual(['support_ceiling', 'co_financing']);
		expect(budgetWarnings({ ...sound, gifts: [] }, frame).map(({ kind }) => kind)).toEqual([
			'no_co_financing',
			'no_co_financing'
		]);
	});
});

describe('the difference of two versions', () => {
	test('tells what is new, gone, changed, and only planned for other periods', () => {
		const before: Budget = {
			gifts: [],
			lines: [line('karlstad', 10n), line('karlstad', 5n, { category: 'travel' }), line('ringsaker', 7n)]
		};
		const after: Budget = {
			gifts: [],
			lines: [
				line('karlstad', 12n),
				line('ringsaker', 7n, { plan: [0n, 7n] }),
				line('ringsaker', 3n, { workPackage: 'AP2' })
			]
		};
		const { lines, sums, total } = differenceOf(before, after, frame);
		expect(
			lines.map(({ organisation, before: was, after: is, planOnly }) => [organisation, was, is, planOnly])
		).toEqual([
			['karlstad', 10n, 12n, false],
			['karlstad', 5n, null, false],
			['ringsaker', 7n, 7n, true],
			['ringsaker', null, 3n, false]
		]);
		expect(sums.side).toEqual([
			{ key: 'SE', before: 15n, after: 12n },
			{ key: 'NO', before: 7n, after: 10n }
		]);
		expect(sums.category).toContainEqual({ key: 'travel', before: 5n, after: 0n });
		expect(total).toEqual({ key: '', before: 22n, after: 22n });
	});
	test('of a version with itself is none', () => {
		expect(differenceOf(sound, sound, frame).lines).toEqual([]);
	});
});

describe('an amount in parts', () => {
	test('adds up to it whatever the weights', () => {
		for (const minor of [0n, 1n, 7n, 99_999_999_999n, -13n])
			for (const weights of [
				[1n, 1n, 1n],
				[5n, 13n, 20n, 22n, 22n, 18n],
				[0n, 0n],
				[0n, 3n]
			])
				expect(splitByWeights(minor, weights).reduce((all, part) => all + part, 0n)).toBe(minor);
	});
	test('of three cents in two halves is one and two', () => {
		expect(splitByWeights(3n, [1n, 1n])).toEqual([1n, 2n]);
	});
});

const known = {
	partners: [
		{ id: 'karlstad', names: ['Karlstad kommun'] },
		{ id: 'ringsaker', names: ['Ringsaker kommune'] }
	],
	workPackages: ['AP1', 'AP2'],
	periods: ['P1', 'P2'],
	categories: [
		{ id: 'staff', names: ['Personal', 'Personell'] },
		{ id: 'travel', names: ['Resor', 'Reise'] }
	],
	lines: [line('karlstad', 100n, { plan: [25n, 75n] })]
};
const head = ['Partner', 'AP', 'Kategori', 'Budget', 'P1', 'P2'];

describe('a budget sent back as a file', () => {
	test('is read in either language, with or without a plan', () => {
		const read = readSheet(
			[
				head,
				['Karlstad kommun', 'AP1', 'Personal', '2,00', '', ''],
				['', '', '', '', '', ''],
				['ringsaker', 'ap2', 'Reise', '1 000,50', '1 000,00', '0,50'],
				['ringsaker', 'AP1', 'staff', '0']
			],
			known
		);
		expect(read).toEqual({
			ok: true,
			value: [
				line('karlstad', 200n, { plan: [50n, 150n] }),
				{ organisation: 'ringsaker', workPackage: 'AP2', category: 'travel', minor: 1000_50n, plan: [1000_00n, 50n] }
			]
		});
	});
	test('names each fault with its row, all at once', () => {
		const read = readSheet(
			[
				head,
				['Kalstad', 'AP9', 'Lunsj', 'mye', 'x', ''],
				['karlstad', 'AP1', 'staff', '10', '4', '5'],
				['karlstad', 'AP1', 'staff', '10'],
				['karlstad', 'AP1', 'Personell', '12']
			],
			known
		);
		expect(!read.ok && read.issues.map(({ key, params }) => `${params?.['row']} ${key}`)).toEqual([
			'2 budget_version.row_partner',
			'2 budget_version.row_work_package',
			'2 budget_version.row_category',
			'2 budget_version.row_amount',
			'2 budget_version.row_plan',
			'3 budget_version.row_plan_differs',
			'5 budget_version.row_twice'
		]);
	});
	test('without a line is refused', () => {
		expect(keys(((r) => (r.ok ? [] : r.issues))(readSheet([head], known)))).toEqual(['file_empty']);
	});
});

describe('lines changed on the screen', () => {
	const of = { organisation: 'karlstad', workPackages: ['AP1', 'AP2'], periods: ['P1', 'P2'], lines: known.lines };
	const row = (at: number, amount: string, plan: readonly string[], category = 'staff') => ({
		[`work_package_${at}`]: 'AP1',
		[`category_${at}`]: category,
		[`amount_${at}`]: amount,
		[`plan_${at}_0`]: plan[0] ?? '',
		[`plan_${at}_1`]: plan[1] ?? ''
	});
	test('keep their spread when only the amount changes', () => {
		expect(readBudgetForm(formOf(row(0, '2,00', ['0,25', '0,75'])), of)).toEqual({
			ok: true,
			value: [line('karlstad', 200n, { plan: [50n, 150n] })]
		});
	});
	test('must have a changed plan add up', () => {
		const read = readBudgetForm(formOf(row(0, '2,00', ['1,00', '0,75'])), of);
		expect(!read.ok && read.issues[0]).toEqual({
			field: 'plan_0_0',
			key: 'budget_version.row_sum_differs',
			params: { planned: '1,75', amount: '2,00' }
		});
	});
	test('vanish with an empty amount, and are refused twice', () => {
		const read = readBudgetForm(formOf({ ...row(0, '', []), ...row(1, '0,10', []), ...row(2, '0,10', []) }), of);
		expect(!read.ok && read.issues).toEqual([{ field: 'category_2', key: 'budget_version.line_twice' }]);
	});
});
