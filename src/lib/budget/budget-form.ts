/** The lines of one partner as a form with one row each; what was typed is read in one go, every fault named at its field. */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readAmount } from '#lib/money.ts';
import { costCategories, type CostCategory } from '#lib/projects/cost-category.ts';
import { euros, sum, type Line } from './budget.ts';
import { spreadOf } from './budget-sheet.ts';

/** Empty rows at the end, for new lines. */
export const newRows = 2;

type Known = {
	readonly organisation: string;
	readonly workPackages: readonly string[];
	readonly periods: readonly string[];
	/** Of this partner, as they stand. */
	readonly lines: readonly Line[];
};

/**
 * A row without amount, or with zero, is no line. A plan that was left as it stood follows its amount; else it has to add
 * up to it.
 */
export function readBudgetForm(form: FormData, known: Known): Decision<Line[]> {
	const issues: Issue[] = [];
	const lines: Line[] = [];
	for (let row = 0; form.has(`amount_${row}`); row += 1) {
		const read = readRow(form, row, known);
		if (!read.ok) issues.push(...read.issues);
		else if (read.value && lines.some((line) => isSamePlace(line, read.value)))
			issues.push({ field: `category_${row}`, key: 'budget_version.line_twice' });
		else if (read.value) lines.push(read.value);
	}
	return issues.length > 0 ? no(...issues) : yes(lines);
}

function readRow(form: FormData, row: number, known: Known): Decision<Line | undefined> {
	const typed = field(form, `amount_${row}`).trim();
	if (typed === '') return yes(undefined);
	const amount = readAmount(typed, { zero: true, currency: 'EUR' });
	const workPackage = known.workPackages.find((code) => code === field(form, `work_package_${row}`));
	const category = costCategories.find((code) => code === field(form, `category_${row}`));
	const plan = readPlan(form, row, known.periods);
	const issues = [
		...(amount.ok ? [] : amount.issues.map((issue) => ({ ...issue, field: `amount_${row}` }))),
		...(workPackage === undefined ? [{ field: `work_package_${row}`, key: 'budget_version.choose_work_package' }] : []),
		...(category === undefined ? [{ field: `category_${row}`, key: 'budget_version.choose_category' }] : []),
		...(plan.ok ? [] : plan.issues)
	];
	if (!amount.ok || !plan.ok || workPackage === undefined || category === undefined) return no(...issues);
	if (amount.value === 0n) return yes(undefined);
	const place = { organisation: known.organisation, workPackage, category, minor: amount.value };
	return planned(place, plan.value, row, known);
}

type Place = { organisation: string; workPackage: string; category: CostCategory; minor: bigint };

function planned(place: Place, plan: readonly bigint[], row: number, known: Known): Decision<Line> {
	const before = known.lines.find((line) => isSamePlace(line, place));
	const asBefore = before?.plan.every((minor, index) => minor === plan[index]) ?? false;
	const untouched = asBefore || plan.every((minor) => minor === 0n);
	if (untouched) return yes({ ...place, plan: spreadOf(place, known) });
	const whole = sum(plan);
	if (whole === place.minor) return yes({ ...place, plan });
	return no({
		field: `plan_${row}_0`,
		key: 'budget_version.row_sum_differs',
		params: { planned: euros(whole), amount: euros(place.minor) }
	});
}

function readPlan(form: FormData, row: number, periods: readonly string[]): Decision<bigint[]> {
	const read = periods.map((_, index) => {
		const name = `plan_${row}_${index}`;
		const typed = field(form, name).trim();
		if (typed === '') return yes(0n);
		const amount = readAmount(typed, { zero: true, currency: 'EUR' });
		return amount.ok ? amount : no(...amount.issues.map((issue) => ({ ...issue, field: name })));
	});
	const issues = read.flatMap((part) => (part.ok ? [] : part.issues));
	return issues.length > 0 ? no(...issues) : yes(read.flatMap((part) => (part.ok ? [part.value] : [])));
}

function isSamePlace(a: Pick<Line, 'workPackage' | 'category'>, b: Pick<Line, 'workPackage' | 'category'> | undefined) {
	return a.workPackage === b?.workPackage && a.category === b.category;
}
