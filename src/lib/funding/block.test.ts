import { describe, expect, test } from 'vitest';
import { plain, readBlock, readCells, type BlockNames } from '#lib/funding/block.ts';
import { emptyRow, sameValues } from '#lib/funding/expense-table.ts';
import { isNearlyUsed, stripOf } from '#lib/funding/strip.ts';
import { rollUp } from '#lib/funding/figures.ts';
import { readSteps, withoutLast, withStep, type Step } from '#lib/funding/undo.ts';

const names: BlockNames = {
	headings: new Map([
		['dato', 'date'],
		['belopp', 'amount'],
		['vadgällerdet?', 'text']
	]),
	category: new Map([['reiseogopphold', 'travel']]),
	work_package: new Map([['ap3', 'AP3']]),
	pilot: new Map([['robot', 'pilot-1']])
};

describe('a block from a spreadsheet', () => {
	test('is read with quoted cells, new lines within them and an empty last line', () => {
		expect(readCells('a\t"b ""x""\n2"\tc\r\n\r\nd\t\te\n')).toEqual([
			['a', 'b "x"\n2', 'c'],
			['d', '', 'e']
		]);
	});

	test('has the order of the table, with or without a pilot', () => {
		const [short] = readBlock('7.10.2026\tReise og opphold\tAP 3\tTog\t100', names);
		expect(short?.values).toEqual({
			...emptyRow,
			date: '7.10.2026',
			category: 'travel',
			work_package: 'AP3',
			text: 'Tog',
			amount: '100'
		});
		const [long] = readBlock('7.10.2026\tReise og opphold\tAP3\tRobot\tTog\t100', names);
		expect(long?.values).toMatchObject({ pilot: 'pilot-1', text: 'Tog', amount: '100' });
	});

	test('follows its headings where it has them', () => {
		const rows = readBlock('Belopp\tVad gäller det?\tKonto\tDato\n5\tTåg\t4010\t1.1.2026', names);
		expect(rows.map(({ values }) => values)).toEqual([{ ...emptyRow, amount: '5', text: 'Tåg', date: '1.1.2026' }]);
	});

	test('tells what it could not find among the choices', () => {
		const [row] = readBlock('x\tMat\tAP9\tTog\t1', names);
		expect(row).toMatchObject({
			values: { category: '', work_package: '' },
			unread: { category: 'Mat', work_package: 'AP9' }
		});
	});

	test('knows a name however it is written', () => {
		expect(plain('  AP 3. ')).toBe('ap3');
	});
});

describe('taking back', () => {
	const entered = (id: string): Step => ({ kind: 'entered', ids: [id], revisions: [1] });
	const changed = (id: string, revision: number): Step => ({ kind: 'changed', id, revision, before: emptyRow });

	test('reaches ten steps', () => {
		const steps = Array.from({ length: 12 }, (_, n) => entered(String(n))).reduce<Step[]>(withStep, []);
		expect(steps.map((step) => (step.kind === 'entered' ? step.ids[0] : ''))).toEqual([
			'2',
			'3',
			'4',
			'5',
			'6',
			'7',
			'8',
			'9',
			'10',
			'11'
		]);
	});

	test('survives a reload', () => {
		const steps: Step[] = [
			entered('a'),
			{ kind: 'changed', id: 'b', revision: 4, before: { ...emptyRow, text: 'Tog' } }
		];
		expect(readSteps(JSON.stringify(steps))).toEqual(steps);
	});

	test('goes back through one’s own changes: each undoing is the revision that the step before finds', () => {
		const steps = [entered('a'), changed('b', 9), changed('a', 2), changed('a', 3)];
		const once = withoutLast(steps);
		expect(once).toEqual([entered('a'), changed('b', 9), changed('a', 4)]);
		const twice = withoutLast(once);
		expect(twice).toEqual([entered('a'), changed('b', 9)]);
		expect(withoutLast([entered('a'), changed('a', 2)])).toEqual([{ kind: 'entered', ids: ['a'], revisions: [3] }]);
	});

	test('does not pass over what somebody else changed in between', () => {
		expect(withoutLast([changed('a', 2), changed('a', 4)])).toEqual([changed('a', 2)]);
	});

	test.each([
		[null],
		['{'],
		['{}'],
		['[{"kind":"changed","id":"a","before":{}},{"kind":"entered","ids":["a"]}]'],
		['[1, null, {"kind":"changed"}, {"kind":"entered"}]']
	])('stands what else a tab may keep: %s', (kept) => {
		expect(readSteps(kept)).toEqual([]);
	});
});

test('a row is the same but for spaces around', () => {
	expect(sameValues(emptyRow, { ...emptyRow, text: ' ' })).toBe(true);
	expect(sameValues(emptyRow, { ...emptyRow, text: 'x' })).toBe(false);
});

describe('the strip', () => {
	const line = { organisation: 'a', side: 'NO', workPackage: 'AP1' } as const;
	const none = {
		staffOnDirect: null,
		travelOnStaff: null,
		officeOnStaff: null,
		officeOnDirect: null,
		otherOnStaff: null
	};
	const figures = rollUp(
		[
			{ ...line, category: 'travel', eurMinor: 1000n },
			{ ...line, category: 'external', eurMinor: 1000n }
		],
		[
			{ ...line, category: 'travel', period: 'P1', group: 'spent', eurMinor: 300n },
			{ ...line, category: 'travel', period: 'P2', group: 'draft', eurMinor: 601n },
			{ ...line, category: 'external', period: 'P2', group: 'in_review', eurMinor: 50n }
		],
		{ NO: none, SE: none }
	);
	test('counts drafts too, and tells this period from the others', () => {
		expect(stripOf(figures, 'P2')).toEqual({
			budget: 2000n,
			left: 1049n,
			before: 300n,
			period: 651n,
			categories: [
				{ category: 'travel', budget: 1000n, left: 99n },
				{ category: 'external', budget: 1000n, left: 950n }
			]
		});
		expect(stripOf(figures, 'P9')).toMatchObject({ before: 951n, period: 0n });
	});

	test.each([
		[100n, 10n, false],
		[100n, 9n, true],
		[100n, -1n, true],
		[0n, 0n, false]
	])('of %s with %s left warns: %s', (budget, left, warns) => {
		expect(isNearlyUsed({ budget, left })).toBe(warns);
	});
});
