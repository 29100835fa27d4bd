/**
 * A rule set as one form: what was typed is read in one go, every fault named at its field.
 */
import { readDay } from '#lib/day.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import type { Lang } from '#lib/lang.ts';
import { missingAs } from '#lib/missing.ts';
import { largestMinor, readAmount, type Currency } from '#lib/money.ts';
import { readDecimal, readInteger } from '#lib/number.ts';
import type { FlatRateName, RatePolicy, RuleSet, Side, SideRules, StaffMethod } from '#lib/projects/rule-set.ts';
import { readText } from '#lib/text.ts';

export type DatedRuleSet = RuleSet & { readonly validFrom: string; readonly validTo: string | null };
/** What a proposal of a rule set holds. */
export type RuleSetAsked = {
	readonly ruleSet: DatedRuleSet;
	/** The set that it was copied from. */
	readonly copyOf: string;
	/** Sides of the running project that follow it from then on. */
	readonly follow: readonly Side[];
	readonly reason: string;
};

export const sides = ['SE', 'NO'] as const satisfies readonly Side[];
export const currencyOf = { SE: 'SEK', NO: 'NOK' } as const satisfies Record<Side, Currency>;
export const flatRateNames = [
	'staff_on_direct',
	'travel_on_staff',
	'office_on_staff',
	'office_on_direct',
	'other_on_staff'
] as const satisfies readonly FlatRateName[];
export const policies = ['commission_month_of_submission', 'fixed'] as const satisfies readonly RatePolicy[];
const kinds = ['public', 'private'] as const;

/** Collects the faults of all fields while the values are put together. */
function reader(form: FormData) {
	const issues: Issue[] = [];
	const typed = (name: string) => field(form, name).trim();
	const take = <T>(name: string, decision: Decision<T>, instead: T): T => {
		if (decision.ok) return decision.value;
		issues.push(...decision.issues.map((issue) => ({ ...issue, field: name })));
		return instead;
	};
	return {
		issues,
		typed,
		take,
		ticked: (name: string) => form.getAll(name).map(String),
		percent: (name: string) =>
			typed(name) === '' ? null : take(name, readDecimal(typed(name), { min: '0', max: '100', decimals: 2 }), null),
		minor: (name: string, currency: Currency) =>
			take(name, readAmount(typed(name), { currency, zero: true }), 0n).toString(),
		fault: (name: string, key: string) => void issues.push({ field: name, key })
	};
}
type Reader = ReturnType<typeof reader>;

export function readRuleSet(
	form: FormData,
	{ lang, taken }: { lang: Lang; taken: readonly string[] }
): Decision<RuleSetAsked> {
	const read = reader(form);
	const id = read.typed('id');
	if (!/^[a-z0-9][a-z0-9-]{2,39}$/.test(id)) read.fault('id', 'rule_set.id_unreadable');
	else if (taken.includes(id)) read.fault('id', 'rule_set.id_taken');
	const days = daysOf(read, lang);
	const text = (name: string, key: string) =>
		read.take(name, missingAs(key, readText(read.typed(name), { max: 500, required: true })), '');
	const asked: RuleSetAsked = {
		ruleSet: {
			id,
			...days,
			source: text('source', 'rule_set.source_missing'),
			flatRates: flatRatesOf(read),
			sides: { SE: sideOf(read, 'SE'), NO: sideOf(read, 'NO') },
			limits: limitsOf(read)
		},
		copyOf: read.typed('copy_of'),
		follow: sides.filter((side) => read.ticked('follow').includes(side)),
		reason: text('reason', 'rule_set.reason_missing')
	};
	return read.issues.length > 0 ? no(...read.issues) : yes(asked);
}

function daysOf(read: Reader, lang: Lang) {
	const order = lang === 'sv' ? 'year_first' : 'day_first';
	const validFrom = read.take(
		'valid_from',
		missingAs('rule_set.from_missing', readDay(read.typed('valid_from'), order)),
		''
	);
	const validTo =
		read.typed('valid_to') === '' ? null : read.take('valid_to', readDay(read.typed('valid_to'), order), null);
	if (validTo !== null && validFrom > validTo) read.fault('valid_to', 'rule_set.to_before_from');
	return { validFrom, validTo };
}

/** A rate for all other costs stands alone, and office costs have one base. */
function flatRatesOf(read: Reader): RuleSet['flatRates'] {
	const rates = Object.fromEntries(
		flatRateNames.flatMap((name) => {
			const percent = read.percent(name);
			return percent === null ? [] : [[name, percent]];
		})
	) as RuleSet['flatRates'];
	if (rates.office_on_staff !== undefined && rates.office_on_direct !== undefined)
		read.fault('office_on_direct', 'rule_set.office_twice');
	if (rates.other_on_staff !== undefined && Object.keys(rates).length > 1)
		read.fault('other_on_staff', 'rule_set.other_alone');
	return rates;
}

function sideOf(read: Reader, side: Side): SideRules {
	const name = (part: string) => `${part}_${side}`;
	const fund = read.typed(name('fund'));
	if (!/^[A-Za-zÆØÅÄÖæøåäö0-9 -]{1,20}$/.test(fund)) read.fault(name('fund'), 'rule_set.fund_unreadable');
	const grantPercent = read.percent(name('grant'));
	if (grantPercent === null && read.typed(name('grant')) === '') read.fault(name('grant'), 'rule_set.grant_missing');
	const policy = policies.find((each) => each === read.typed(name('policy')));
	if (policy === undefined) read.fault(name('policy'), 'rule_set.policy_missing');
	const ticked = read.ticked(name('in_kind'));
	return {
		currency: currencyOf[side],
		fund,
		grantPercent: grantPercent ?? '0',
		ratePolicy: policy ?? 'fixed',
		fixedRate: policy === 'fixed' ? fixedRateOf(read, name('fixed_rate')) : null,
		inKind: kinds.filter((kind) => ticked.includes(kind)),
		staffMethods: staffMethodsOf(read, side),
		advance: advanceOf(read, side),
		realOffice: read.ticked(name('real_office')).length > 0
	};
}

function fixedRateOf(read: Reader, name: string): string | null {
	if (read.typed(name) === '') read.fault(name, 'rule_set.fixed_rate_missing');
	else return read.take(name, readDecimal(read.typed(name), { min: '0.000001', max: '1000000' }), null);
	return null;
}

function staffMethodsOf(read: Reader, side: Side): StaffMethod[] {
	const [hours, hour] = [`hours_${side}`, `fixed_hour_${side}`];
	const methods: StaffMethod[] = [];
	if (read.typed(hours) !== '')
		methods.push({
			method: 'actual',
			hoursPerYear: read.take(hours, readInteger(read.typed(hours), { min: 1, max: 3000 }), 1)
		});
	if (read.typed(hour) !== '') methods.push({ method: 'fixed_hour', hourMinor: read.minor(hour, currencyOf[side]) });
	if (methods.length === 0) read.fault(hours, 'rule_set.staff_method_missing');
	return methods;
}

function advanceOf(read: Reader, side: Side): SideRules['advance'] {
	const [share, ceiling] = [`advance_${side}`, `ceiling_${side}`];
	if (read.typed(share) === '' && read.typed(ceiling) === '') return null;
	if (read.typed(share) === '') read.fault(share, 'rule_set.advance_share_missing');
	return {
		shareOfGrantPercent: read.percent(share) ?? '0',
		ceilingMinor: read.typed(ceiling) === '' ? String(largestMinor) : read.minor(ceiling, currencyOf[side])
	};
}

function limitsOf(read: Reader): RuleSet['limits'] {
	const warnAtPercents = read
		.typed('warn_at')
		.split(/[;\s]+/)
		.filter((part) => part !== '')
		.map((part) => read.take('warn_at', readDecimal(part, { min: '1', max: '200', decimals: 2 }), '0'));
	return {
		euShareAtLeastPercent: read.percent('eu_share'),
		warnAtPercents,
		voucherFromEurMinor: read.minor('voucher_from', 'EUR'),
		reportWithinMonths: read.take('report_months', readInteger(read.typed('report_months'), { min: 1, max: 24 }), 1)
	};
}
