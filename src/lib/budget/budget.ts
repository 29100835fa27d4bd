/** The rules of a budget version. Amounts are euro cents. */
import type { Issue } from '#lib/decision.ts';
import { percentShare } from '#lib/number.ts';
import type { CostCategory } from '#lib/projects/cost-category.ts';
import { parseDecimal, percentOf } from '#lib/rational.ts';
import type { Side } from '#lib/projects/rule-set.ts';

export type Line = {
	readonly organisation: string;
	readonly workPackage: string;
	readonly category: CostCategory;
	readonly minor: bigint;
	/** One amount per period of the project, in its order. */
	readonly plan: readonly bigint[];
};
export const giftKinds = ['public', 'automatic_public', 'private'] as const;
export const giftForms = ['cash', 'in_kind'] as const;
/** What a partner brings itself, or somebody for it. */
export type Gift = {
	readonly organisation: string;
	readonly kind: (typeof giftKinds)[number];
	readonly form: (typeof giftForms)[number];
	readonly source: string;
	readonly minor: bigint;
};
export type Budget = { readonly lines: readonly Line[]; readonly gifts: readonly Gift[] };

/** What a version is held against. */
export type Frame = {
	/** Partners of the project and their sides. */
	readonly partners: ReadonlyMap<string, Side>;
	readonly workPackages: readonly string[];
	readonly sides: readonly {
		readonly side: Side;
		readonly budgetMinor: bigint;
		readonly grantMinor: bigint;
		/** Ceiling of the support, of the side's budget. */
		readonly grantPercent: string;
		readonly fund: string;
	}[];
	readonly euShareAtLeastPercent: string | null;
};

/** Faults of lines that nobody may save. */
export function lineFaults({ lines }: Budget, { partners, workPackages }: Frame): Issue[] {
	return lines.flatMap((line, index) => {
		const params = { line: nameOf(line), number: index + 1 };
		const planned = sum(line.plan);
		return [
			...(partners.has(line.organisation) ? [] : [fault('budget_version.no_partner', params)]),
			...(workPackages.includes(line.workPackage) ? [] : [fault('budget_version.no_work_package', params)]),
			...(line.minor > 0n ? [] : [fault('budget_version.not_positive', params)]),
			...(line.plan.some((minor) => minor < 0n) ? [fault('budget_version.plan_negative', params)] : []),
			...(planned === line.minor
				? []
				: [fault('budget_version.plan_differs', { ...params, planned: euros(planned), amount: euros(line.minor) })])
		];
	});
}

/**
 * Co-financing that a partner cannot bring: in kind only of the kinds that its side's rules allow, and automatic public
 * co-financing is money that comes by itself.
 *
 * @param inKind kinds of contributions in kind that the rules of its side allow
 */
export function giftFaults(gifts: readonly Gift[], inKind: readonly string[]): Issue[] {
	return gifts.flatMap((gift, row) => {
		const field = `gift_form_${row}`;
		if (gift.form !== 'in_kind') return [];
		if (gift.kind === 'automatic_public') return [{ field, key: 'budget_version.gift_automatic_in_kind' }];
		return inKind.includes(gift.kind) ? [] : [{ field, key: 'budget_version.gift_not_in_kind' }];
	});
}

/** What keeps a version from being proposed: faulty lines, or a side whose lines are not its budget. */
export function proposalFaults(budget: Budget, frame: Frame): Issue[] {
	const sides = frame.sides.flatMap(({ side, budgetMinor }) => {
		const lines = sideSum(budget.lines, side, frame);
		return lines === budgetMinor
			? []
			: [fault('budget_version.side_differs', { side, lines: euros(lines), budget: euros(budgetMinor) })];
	});
	return [...lineFaults(budget, frame), ...sides];
}

export type BudgetWarning = {
	readonly kind: 'eu_share' | 'support_ceiling' | 'co_financing' | 'no_co_financing';
	readonly params: Readonly<Record<string, string>>;
};

/** What the programme's rules have to say; never a refusal, since the authorities decide. */
export function budgetWarnings(budget: Budget, frame: Frame): BudgetWarning[] {
	return [...euShare(frame), ...frame.sides.flatMap((side) => sideWarnings(budget, frame, side))];
}

/** Of all support the part that the EU grants, against the least part that the rule set asks for. */
function euShare({ sides, euShareAtLeastPercent }: Frame): BudgetWarning[] {
	if (euShareAtLeastPercent === null) return [];
	const all = sum(sides.map(({ grantMinor }) => grantMinor));
	const eu = sum(sides.filter(({ fund }) => fund === 'ERDF').map(({ grantMinor }) => grantMinor));
	const { numerator, denominator } = parseDecimal(euShareAtLeastPercent);
	// held against each other as they are: a cut percentage would let a cent pass
	if (eu * 100n * denominator >= all * numerator) return [];
	return [{ kind: 'eu_share', params: { share: percentShare(eu, all) ?? '', least: euShareAtLeastPercent } }];
}

function sideWarnings(budget: Budget, frame: Frame, of: Frame['sides'][number]): BudgetWarning[] {
	const lines = sideSum(budget.lines, of.side, frame);
	const gifts = sideSum(budget.gifts, of.side, frame);
	const ceiling = percentOf(lines, of.grantPercent);
	const params = { side: of.side, grant: euros(of.grantMinor), ceiling: euros(ceiling), gifts: euros(gifts) };
	const missing = lines - of.grantMinor - gifts;
	return [
		...(of.grantMinor > ceiling
			? [{ kind: 'support_ceiling' as const, params: { ...params, percent: of.grantPercent } }]
			: []),
		...(gifts === 0n ? [{ kind: 'no_co_financing' as const, params }] : []),
		...(gifts !== 0n && missing !== 0n
			? [{ kind: 'co_financing' as const, params: { ...params, needed: euros(lines - of.grantMinor) } }]
			: [])
	];
}

export function sideSum(
	rows: readonly { readonly organisation: string; readonly minor: bigint }[],
	side: Side,
	{ partners }: Pick<Frame, 'partners'>
): bigint {
	return sum(rows.filter(({ organisation }) => partners.get(organisation) === side).map(({ minor }) => minor));
}

export function sum(minors: readonly bigint[]): bigint {
	return minors.reduce((total, minor) => total + minor, 0n);
}

export function lineKey(line: Pick<Line, 'organisation' | 'workPackage' | 'category'>): string {
	return `${line.organisation} ${line.workPackage} ${line.category}`;
}

function nameOf({ organisation, workPackage, category }: Line): string {
	return [organisation, workPackage, category].filter(Boolean).join(' · ');
}

/** `1 234,50`, the same in both languages. */
export function euros(minor: bigint): string {
	const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
	const whole = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, '\u00A0');
	return `${minor < 0n ? '\u2212' : ''}${whole},${digits.slice(-2)}`;
}

function fault(key: string, params: Readonly<Record<string, string | number>>): Issue {
	return { field: 'lines', key, params };
}
