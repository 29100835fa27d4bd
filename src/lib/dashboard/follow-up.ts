/** What needs somebody's attention, by rules that are data: `follow-up.json` and the limits of the rule set. */
import { addMonths } from '#lib/day.ts';
import { percentShare } from '#lib/number.ts';
import { percentOf } from '#lib/rational.ts';
import type { Figures } from '#lib/funding/figures.ts';
import type { Part } from './board.ts';

const followRules = [
	'late_report',
	'over_budget',
	'category_over',
	'forecast_high',
	'quiet',
	'forecast_low',
	'used_share',
	'missing_vouchers'
] as const;
export type FollowRule = (typeof followRules)[number];

/** `params` are raw: percent as decimal string, days, codes and amounts in euro cents. */
export type Finding = {
	readonly rule: FollowRule;
	readonly organisation: string;
	readonly percent?: string;
	readonly count?: number;
	readonly day?: string | null;
	readonly period?: string;
	readonly category?: string;
	readonly minor?: bigint;
};

export type PartnerFacts = {
	readonly organisation: string;
	readonly part: Part;
	readonly byCategory: ReadonlyMap<string, Figures>;
	/** Of the newest expense that still stands, drafts too; null when there is none. */
	readonly lastPaidOn: string | null;
	readonly missingVouchers: number;
	readonly lateReports: readonly { readonly period: string; readonly dueOn: string }[];
};

export type Rules = {
	readonly quietMonths: number;
	readonly forecastLowPercent: string;
	readonly forecastHighPercent: string;
	/** Ascending, as `80, 90, 100`. */
	readonly warnAtPercents: readonly string[];
};

/** Everything found on a partner on a day; nothing is quiet before it has had the time. */
export function findingsOn(facts: PartnerFacts, rules: Rules, day: { asOf: string; startsOn: string }): Finding[] {
	const { organisation, part } = facts;
	if (part.budget === 0n && part.spent === 0n) return [];
	return [
		...facts.lateReports.map(({ period, dueOn }) => ({
			rule: 'late_report' as const,
			organisation,
			period,
			day: dueOn
		})),
		...shareFound(facts, rules),
		...[...facts.byCategory].flatMap(([category, { budget, spent }]) =>
			spent > budget ? [{ rule: 'category_over' as const, organisation, category, minor: spent - budget }] : []
		),
		...quietFound(facts, rules, day),
		...forecastFound(facts, rules),
		...(facts.missingVouchers > 0
			? [{ rule: 'missing_vouchers' as const, organisation, count: facts.missingVouchers }]
			: [])
	];
}

/** The highest threshold that was reached. */
function shareFound({ organisation, part }: PartnerFacts, { warnAtPercents }: Rules): Finding[] {
	const reached = warnAtPercents.filter((percent) => part.budget > 0n && part.spent >= percentOf(part.budget, percent));
	const highest = reached.at(-1);
	if (highest === undefined) return [];
	const percent = percentShare(part.spent, part.budget) ?? '0';
	return [{ rule: part.spent > part.budget ? 'over_budget' : 'used_share', organisation, percent }];
}

function quietFound(
	{ organisation, lastPaidOn }: PartnerFacts,
	{ quietMonths }: Rules,
	{ asOf, startsOn }: { asOf: string; startsOn: string }
): Finding[] {
	const since = addMonths(asOf, -quietMonths);
	const begun = addMonths(startsOn, quietMonths) <= asOf;
	const isQuiet = begun && (lastPaidOn === null || lastPaidOn < since);
	return isQuiet ? [{ rule: 'quiet', organisation, day: lastPaidOn }] : [];
}

function forecastFound({ organisation, part }: PartnerFacts, rules: Rules): Finding[] {
	const { forecast, budget } = part;
	if (forecast === null || budget === 0n) return [];
	const percent = percentShare(forecast, budget) ?? '0';
	if (forecast < percentOf(budget, rules.forecastLowPercent)) return [{ rule: 'forecast_low', organisation, percent }];
	if (forecast > percentOf(budget, rules.forecastHighPercent))
		return [{ rule: 'forecast_high', organisation, percent }];
	return [];
}

/** By rule in the order of their weight, those rules without a finding left out. */
export function byRule(findings: readonly Finding[]): { rule: FollowRule; findings: Finding[] }[] {
	return followRules
		.map((rule) => ({ rule, findings: findings.filter((each) => each.rule === rule) }))
		.filter((each) => each.findings.length > 0);
}
