/** What a pilot has set out to measure, what it hopes for, and on which days it is to measure. */
import { addDays, addMonths, daysBetween, readDay } from '#lib/day.ts';
import { all, at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import type { Lang } from '#lib/lang.ts';
import { compareDecimal, readDecimal } from '#lib/number.ts';
import { baselineDays, lengthInDays } from './evidence.ts';
import { changesInPoints, type Indicator, type Kind } from './indicator.ts';
import type { Point } from './measurement.ts';
import { targetOf, type Goal } from './progress.ts';

/** The days of a baseline; both or none. */
export type BaselineDays = { readonly baselineFrom: string | null; readonly baselineTo: string | null };
export type Plan = Goal & BaselineDays;

export type Around = {
	readonly indicator: Indicator;
	/** The value before, once it is measured; decimal string. */
	readonly baseline: string | null;
	readonly lang: Lang;
};

export function readPlan(form: FormData, around: Around): Decision<Plan> {
	const read = all({ goal: readGoal(form, around), days: readDays(form, around.lang) });
	return read.ok ? yes({ ...read.value.goal, ...read.value.days }) : read;
}

function readGoal(form: FormData, { indicator, baseline }: Around): Decision<Goal> {
	const read = all({
		target: readTarget(field(form, 'target'), indicator),
		targetPercent: readTargetPercent(field(form, 'target_percent'), indicator)
	});
	if (!read.ok) return read;
	const { target, targetPercent } = read.value;
	if (target !== null && targetPercent !== null) return no({ field: 'target', key: 'plan.two_targets' });

	const hoped = targetOf(baseline, read.value);
	const isNoChange = hoped !== null && baseline !== null && compareDecimal(hoped, baseline) === 0;
	const where = target === null ? 'target_percent' : 'target';
	return isNoChange ? no({ field: where, key: 'plan.target_is_baseline' }) : read;
}

function readTarget(text: string, { validMin, validMax }: Indicator): Decision<string | null> {
	if (text.trim() === '') return yes(null);
	return at(
		'target',
		readDecimal(text, { min: validMin ?? '-9999999999', max: validMax ?? '9999999999', decimals: 4 })
	);
}

function readTargetPercent(text: string, { better }: Indicator): Decision<string | null> {
	if (text.trim() === '') return yes(null);
	const read = at(
		'target_percent',
		readDecimal(text.replace(/%\s*$/, ''), { min: '-99999', max: '99999', decimals: 2 })
	);
	if (!read.ok) return read;
	const sign = compareDecimal(read.value, '0');
	if (sign === 0) return no({ field: 'target_percent', key: 'plan.target_percent_zero' });
	if (better === 'down' && sign > 0) return no({ field: 'target_percent', key: 'plan.target_wrong_way' });
	if (better === 'up' && sign < 0) return no({ field: 'target_percent', key: 'plan.target_wrong_way_up' });
	return read;
}

/** Per cent of a score or of per cent would mislead. */
export function takesPercentTarget({ unit }: Pick<Indicator, 'unit'>): boolean {
	return !changesInPoints(unit);
}

function readDays(form: FormData, lang: Lang): Decision<BaselineDays> {
	const [from, to] = [field(form, 'baseline_from').trim(), field(form, 'baseline_to').trim()];
	if (from === '' && to === '') return yes({ baselineFrom: null, baselineTo: null });
	if (from === '') return no({ field: 'baseline_from', key: 'plan.one_day_missing' });
	if (to === '') return no({ field: 'baseline_to', key: 'plan.one_day_missing' });
	const order = lang === 'sv' ? 'year_first' : 'day_first';
	const read = all({
		baselineFrom: at('baseline_from', readDay(from, order)),
		baselineTo: at('baseline_to', readDay(to, order))
	});
	if (!read.ok) return no(...issuesOf(read));
	const isTurned = read.value.baselineTo < read.value.baselineFrom;
	return isTurned ? no({ field: 'baseline_to', key: 'measurement.ends_before_start' }) : read;
}

/** That the baseline is too short, with why; nothing when it is long enough or not planned. A warning, never a refusal. */
export function baselineWarning(kind: Kind, { baselineFrom, baselineTo }: BaselineDays): Issue | null {
	if (baselineFrom === null || baselineTo === null) return null;
	const [days, needed] = [lengthInDays({ startsOn: baselineFrom, endsOn: baselineTo }), baselineDays(kind)];
	if (days >= needed || (kind !== 'everyday' && kind !== 'night' && kind !== 'rare')) return null;
	return { field: '', key: `plan.warning_${kind}`, params: { days, needed } };
}

export type Appointment = {
	readonly point: Point;
	/** First day; null when only the last one is known. */
	readonly from: string | null;
	readonly to: string;
};

/** When to measure: before the start, halfway, at the end, and when the gain should show in daily use. */
export function appointments(
	{ startsOn, endsOn }: { readonly startsOn: string | null; readonly endsOn: string | null },
	baselines: readonly BaselineDays[]
): Appointment[] {
	const planned = baselines.flatMap(({ baselineFrom, baselineTo }) =>
		baselineFrom !== null && baselineTo !== null ? [{ from: baselineFrom, to: baselineTo }] : []
	);
	const from = planned.map((each) => each.from).sort()[0] ?? null;
	const to =
		planned
			.map((each) => each.to)
			.sort()
			.at(-1) ?? (startsOn === null ? null : addDays(startsOn, -1));
	return [
		...(to === null ? [] : [{ point: 'baseline' as const, from, to }]),
		...(startsOn === null || endsOn === null ? [] : [onDay('mid', addDays(startsOn, halfOf(startsOn, endsOn)))]),
		...(endsOn === null
			? []
			: [onDay('end', endsOn), onDay('after_6', addMonths(endsOn, 6)), onDay('after_12', addMonths(endsOn, 12))])
	];
}

function onDay(point: Point, day: string): Appointment {
	return { point, from: day, to: day };
}

function halfOf(from: string, to: string): number {
	return Math.floor(daysBetween(from, to) / 2);
}
