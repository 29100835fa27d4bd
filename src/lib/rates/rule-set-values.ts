/** The form of a rule set as it is filled from an older one, of which the new one is a copy with changed values. */
import type { Side } from '#lib/projects/rule-set.ts';
import { decimalText } from '#lib/rational.ts';
import { flatRateNames, sides, type DatedRuleSet } from './rule-set-form.ts';

/** By the name of the field; what is only ticked is not among them. */
export function ruleSetValues(rules: DatedRuleSet): Record<string, string> {
	const number = (decimal: string | null | undefined) => decimal?.replace('.', ',') ?? '';
	const amount = (minor: string) => number(decimalText(BigInt(minor), 2).replace('.00', ''));
	const ofSide = (side: Side) => {
		const { fund, grantPercent, ratePolicy, fixedRate, staffMethods, advance } = rules.sides[side];
		const actual = staffMethods.find(({ method }) => method === 'actual');
		const fixed = staffMethods.find(({ method }) => method === 'fixed_hour');
		return {
			[`fund_${side}`]: fund,
			[`grant_${side}`]: number(grantPercent),
			[`policy_${side}`]: ratePolicy,
			[`fixed_rate_${side}`]: number(fixedRate),
			[`hours_${side}`]: actual?.method === 'actual' ? String(actual.hoursPerYear) : '',
			[`fixed_hour_${side}`]: fixed?.method === 'fixed_hour' ? amount(fixed.hourMinor) : '',
			[`advance_${side}`]: number(advance?.shareOfGrantPercent),
			[`ceiling_${side}`]: advance ? amount(advance.ceilingMinor) : ''
		};
	};
	return {
		copy_of: rules.id,
		source: rules.source,
		...Object.fromEntries(flatRateNames.map((name) => [name, number(rules.flatRates[name])])),
		...ofSide('SE'),
		...ofSide('NO'),
		eu_share: number(rules.limits.euShareAtLeastPercent),
		warn_at: rules.limits.warnAtPercents.map(number).join(' '),
		voucher_from: amount(rules.limits.voucherFromEurMinor),
		report_months: String(rules.limits.reportWithinMonths)
	};
}

/** What is ticked in that form, each as `name value`. */
export function tickedIn(rules: DatedRuleSet): string[] {
	return sides.flatMap((side) => [
		...rules.sides[side].inKind.map((kind) => `in_kind_${side} ${kind}`),
		...(rules.sides[side].realOffice ? [`real_office_${side} on`] : [])
	]);
}
