/** A budget as a table: what is downloaded, changed in a spreadsheet and sent back. */
import type { Cell } from '#lib/csv.ts';
import { all, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { readAmount } from '#lib/money.ts';
import type { CostCategory } from '#lib/projects/cost-category.ts';
import type { Line } from './budget.ts';
import { splitByWeights } from './split.ts';

export type Words = {
	readonly heads: readonly string[];
	/** What a category is called, by its code. */
	readonly category: (code: string) => string;
};
type Named = { readonly id: string; readonly names: readonly string[] };
export type Known = {
	readonly partners: readonly Named[];
	readonly workPackages: readonly string[];
	readonly periods: readonly string[];
	/** Names of categories in every language, by code. */
	readonly categories: readonly Named[];
	/** Lines as they stand, for how a line without plan spreads. */
	readonly lines: readonly Line[];
};

/** Partner, work package, category, amount, then the plan period by period. */
export function sheetRows(
	lines: readonly Line[],
	{ heads, category }: Words,
	nameOf: (id: string) => string
): Cell[][] {
	return [
		[...heads],
		...lines.map((line) => [
			nameOf(line.organisation),
			line.workPackage,
			category(line.category),
			{ minor: line.minor },
			...line.plan.map((minor) => ({ minor }))
		])
	];
}

/**
 * Every line of a table, or every fault in it at once. Columns stand as they were downloaded. Without any plan a line
 * spreads as it did before, else evenly. Empty rows and amounts of zero are left out.
 */
export function readSheet(rows: readonly (readonly string[])[], known: Known): Decision<Line[]> {
	const issues: Issue[] = [];
	const lines: Line[] = [];
	const seen = new Map<string, number>();
	for (const [index, row] of rows.slice(1).entries()) {
		if (row.every((cell) => cell.trim() === '')) continue;
		const number = index + 2;
		const read = readRow(row, known);
		if (!read.ok) {
			issues.push(
				...read.issues.map((issue) => ({ ...issue, field: 'file', params: { ...issue.params, row: number } }))
			);
			continue;
		}
		const key = `${read.value.organisation} ${read.value.workPackage} ${read.value.category}`;
		const first = seen.get(key);
		if (first !== undefined)
			issues.push({ field: 'file', key: 'budget_version.row_twice', params: { row: number, first } });
		seen.set(key, number);
		if (read.value.minor !== 0n) lines.push(read.value);
	}
	if (issues.length > 0) return no(...issues);
	return lines.length === 0 ? no({ field: 'file', key: 'budget_version.file_empty' }) : yes(lines);
}

function readRow(row: readonly string[], known: Known): Decision<Line> {
	const [partner = '', workPackage = '', category = '', amount = '', ...plan] = row;
	const read = all({
		organisation: chosen('row_partner', partner, oneOf(known.partners, partner)),
		workPackage: chosen(
			'row_work_package',
			workPackage,
			known.workPackages.find((each) => alike(each, workPackage))
		),
		category: chosen('row_category', category, oneOf(known.categories, category) as CostCategory | undefined),
		minor: chosen('row_amount', amount, cell(amount)),
		plan: readPlan(plan.slice(0, known.periods.length), known)
	});
	if (!read.ok) return read;
	const isPlanned = plan.slice(0, known.periods.length).some((each) => each.trim() !== '');
	return isPlanned ? checked(read.value) : yes({ ...read.value, plan: spreadOf(read.value, known) });
}

function chosen<T>(name: string, typed: string, value: T | undefined): Decision<T> {
	return value === undefined ? no(fault(name, typed)) : yes(value);
}

function readPlan(plan: readonly string[], { periods }: Known): Decision<bigint[]> {
	const parts = periods.map((_, at) => cell(plan[at] ?? ''));
	const faults = parts.flatMap((part, at) => (part === undefined ? [fault('row_plan', plan[at] ?? '')] : []));
	return faults.length > 0 ? no(...faults) : yes(parts.map((part) => part ?? 0n));
}

function checked(line: Line): Decision<Line> {
	const planned = line.plan.reduce((all, minor) => all + minor, 0n);
	return planned === line.minor ? yes(line) : no({ field: 'file', key: 'budget_version.row_plan_differs' });
}

/** As the line was spread before, else evenly. */
export function spreadOf(
	line: Pick<Line, 'organisation' | 'workPackage' | 'category' | 'minor'>,
	{ lines, periods }: Pick<Known, 'lines' | 'periods'>
): bigint[] {
	const before = lines.find(
		(each) =>
			each.organisation === line.organisation &&
			each.workPackage === line.workPackage &&
			each.category === line.category
	);
	return splitByWeights(line.minor, before?.plan.some((minor) => minor > 0n) ? before.plan : periods.map(() => 1n));
}

function cell(text: string): bigint | undefined {
	if (text.trim() === '') return 0n;
	const read = readAmount(text, { zero: true, currency: 'EUR' });
	return read.ok ? read.value : undefined;
}

function oneOf(named: readonly Named[], text: string): string | undefined {
	return named.find(({ id, names }) => [id, ...names].some((name) => alike(name, text)))?.id;
}

function alike(a: string, b: string): boolean {
	return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function fault(name: string, typed: string): Issue {
	return { field: 'file', key: `budget_version.${name}`, params: { typed: typed.slice(0, 60) } };
}
