/** The dashboard's figures with the plan and the forecast of each part. Sums of forecasts are sums of the partners', so that columns add up. */
import {
	rollUp,
	withComputed,
	type BudgetRow,
	type Figures,
	type FundingFigures,
	type RatesOfSides,
	type SpendingRow
} from '#lib/funding/figures.ts';
import { daysBetween } from '#lib/day.ts';
import { percentOf } from '#lib/rational.ts';
import { monthEnds, planPoints, type BurnUp, type Point } from './burn-up.ts';
import { planToDate, restPlan, runRate, type ForecastMethod, type PlanPart } from './forecast.ts';
import type { MonthRow } from './month-row.ts';

export type Dimension = 'organisation' | 'side' | 'work_package' | 'category';
/** What is planned for a part of the project in a period. */
export type PlanRow = {
	readonly dimension: Dimension;
	readonly key: string;
	readonly period: string;
	readonly minor: bigint;
};
export type Pace = 'under' | 'over' | 'as_planned';
export type Part = Figures & {
	readonly planned: bigint;
	readonly pace: Pace;
	/** Null where the method says nothing. */
	readonly forecast: bigint | null;
};

export type Given = {
	readonly budget: readonly BudgetRow[];
	readonly rows: readonly MonthRow[];
	readonly plan: readonly PlanRow[];
	/** By organisation: what it believes itself. */
	readonly own: ReadonlyMap<string, bigint>;
	readonly rates: RatesOfSides;
	readonly periods: readonly { readonly code: string; readonly startsOn: string; readonly endsOn: string }[];
	readonly months: readonly string[];
	readonly startsOn: string;
	readonly endsOn: string;
	/** The day the figures are of. */
	readonly asOf: string;
	readonly recentAfter: string;
	readonly method: ForecastMethod;
	readonly rules: {
		readonly underPlanPercent: string;
		readonly overPlanPercent: string;
		readonly paceAtMostPercent: string;
	};
};

export type Board = {
	readonly figures: FundingFigures;
	readonly total: Part;
	readonly parts: Readonly<Record<Dimension, ReadonlyMap<string, Part>>>;
	/** By period code: what was planned for it. */
	readonly planned: ReadonlyMap<string, bigint>;
	/** Partners with an own forecast. */
	readonly ownCount: number;
	readonly burnUp: BurnUp;
};

export function boardOf(given: Given): Board {
	const figures = rollUp(given.budget, given.rows, given.rates);
	const parts = partsOf(given, figures);
	const plan = wholePlan(given);
	const total: Part = {
		...figures.total,
		...paceOf(given, figures.total.spent, plan),
		forecast: sumOf([...parts.organisation.values()])
	};
	return {
		figures,
		total,
		parts,
		planned: new Map(given.periods.map(({ code }) => [code, plannedIn(given, code)])),
		ownCount: [...parts.organisation.keys()].filter((id) => given.own.has(id)).length,
		burnUp: burnUpOf(given, total, plan)
	};
}

function partsOf(given: Given, figures: FundingFigures): Board['parts'] {
	const before = rollUp(
		given.budget,
		given.rows.filter((row) => !row.recent),
		given.rates
	);
	const mapped = (dimension: Dimension, now: ReadonlyMap<string, Figures>, then: ReadonlyMap<string, Figures>) =>
		new Map([...now].map(([key, each]) => [key, partOf(given, { dimension, key }, each, then.get(key))]));
	const organisation = mapped('organisation', figures.byOrganisation, before.byOrganisation);
	const sideOf = new Map(given.budget.map((row) => [row.organisation, row.side]));
	const side = [...mapped('side', figures.bySide, before.bySide)].map(([key, part]) => {
		const own = [...organisation].flatMap(([id, each]) => (sideOf.get(id) === key ? [each] : []));
		return [key, { ...part, forecast: sumOf(own) }] as const;
	});
	return {
		organisation,
		side: new Map(side),
		work_package: mapped('work_package', figures.byWorkPackage, before.byWorkPackage),
		category: mapped('category', figures.byCategory, before.byCategory)
	};
}

type Place = { readonly dimension: Dimension; readonly key: string };

/** `then` is what was used before the last six months. */
function partOf(given: Given, { dimension, key }: Place, now: Figures, then: Figures | undefined): Part {
	const plan = planOf(given, dimension, key);
	const recent = now.spent - (then?.spent ?? 0n);
	const own = dimension === 'organisation' ? given.own.get(key) : undefined;
	return { ...now, ...paceOf(given, now.spent, plan), forecast: forecastOf(given, { now, recent, plan, own }) };
}

function planOf({ plan, periods }: Given, dimension: Dimension, key: string): PlanPart[] {
	return periods.flatMap(({ code, startsOn, endsOn }) =>
		plan
			.filter((row) => row.dimension === dimension && row.key === key && row.period === code)
			.map(({ minor }) => ({ startsOn, endsOn, minor }))
	);
}

function wholePlan(given: Given): PlanPart[] {
	return given.periods.map(({ code, startsOn, endsOn }) => ({ startsOn, endsOn, minor: plannedIn(given, code) }));
}

function plannedIn({ plan }: Given, period: string): bigint {
	return plan
		.filter((row) => row.dimension === 'organisation' && row.period === period)
		.reduce((sum, { minor }) => sum + minor, 0n);
}

/** Under or over the plan only where the difference is more than the rules let pass. */
function paceOf({ asOf, rules }: Given, used: bigint, plan: readonly PlanPart[]): { planned: bigint; pace: Pace } {
	const planned = planToDate(plan, asOf);
	if (planned === 0n) return { planned, pace: 'as_planned' };
	if (used < percentOf(planned, rules.underPlanPercent)) return { planned, pace: 'under' };
	return { planned, pace: used > percentOf(planned, rules.overPlanPercent) ? 'over' : 'as_planned' };
}

type Known = { now: Figures; recent: bigint; plan: readonly PlanPart[]; own: bigint | undefined };

/** An own forecast that nobody gave is that of the plan. */
function forecastOf(given: Given, { now, recent, plan, own }: Known): bigint | null {
	const { asOf, recentAfter, endsOn, method, rules } = given;
	if (method === 'run_rate') {
		const recentDays = Math.max(0, daysBetween(recentAfter, asOf));
		return runRate({ used: now.spent, recent, recentDays, daysLeft: Math.max(0, daysBetween(asOf, endsOn)) });
	}
	if (method === 'own' && own !== undefined) return own;
	return restPlan({ plan, used: now.spent, asOf, paceAtMostPercent: rules.paceAtMostPercent });
}

function sumOf(parts: readonly Part[]): bigint | null {
	const known = parts.flatMap(({ forecast }) => (forecast === null ? [] : [forecast]));
	return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0n);
}

function burnUpOf(given: Given, total: Part, plan: readonly PlanPart[]): BurnUp {
	const { asOf, startsOn, endsOn, months } = given;
	const last = asOf < endsOn ? asOf : endsOn;
	return {
		startsOn,
		endsOn,
		asOf: last,
		budget: total.budget,
		used: usedPoints(given, last, total.spent),
		plan: plan.some(({ minor }) => minor !== 0n) ? planPoints(plan, { months, startsOn, asOf: last }) : [],
		forecast: total.forecast === null || asOf >= endsOn ? undefined : { day: endsOn, minor: total.forecast }
	};
}

/** By the day things were paid; the last point is the whole sum, however late it was paid. */
function usedPoints(given: Given, last: string, spent: bigint): Point[] {
	const used = given.rows.filter((row) => row.group === 'spent');
	const upTo = new Map<string, SpendingRow>();
	let counted = -1;
	const ends = monthEnds(given.months, last).map((day, index) => {
		for (const row of used) if (row.month > counted && row.month <= index + 1) add(upTo, row);
		counted = index + 1;
		const minor = withComputed([...upTo.values()], given.rates).reduce((sum, row) => sum + row.eurMinor, 0n);
		return { day, minor };
	});
	return [{ day: given.startsOn, minor: 0n }, ...ends, { day: last, minor: spent }];
}

/** Sums stay as fine as flat rates are computed. */
function add(sums: Map<string, SpendingRow>, row: SpendingRow): void {
	const key = [row.organisation, row.period, row.workPackage, row.category].join('\n');
	sums.set(key, { ...row, eurMinor: row.eurMinor + (sums.get(key)?.eurMinor ?? 0n) });
}
