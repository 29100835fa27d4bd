/**
 * The programme's rules for one project: flat rates, and for each side its money, its fund and where its rate comes
 * from. They are data (`src/data/rule-sets.json`), since the programme changes them from one period to the next.
 */
export type Side = 'NO' | 'SE';

/** `fixed`: one rate for the whole project. Else the European Commission's rate of the month an expense is submitted. */
export type RatePolicy = 'fixed' | 'commission_month_of_submission';

export type SideRules = {
	readonly currency: 'NOK' | 'SEK';
	readonly fund: string;
	/** Decimal string. */
	readonly grantPercent: string;
	readonly ratePolicy: RatePolicy;
	readonly fixedRate: string | null;
	/** Contributions in kind that count as cost and as contribution. */
	readonly inKind: readonly ('public' | 'private')[];
	readonly staffMethods: readonly StaffMethod[];
	/** What may be paid before there are costs; null when nothing may. */
	readonly advance: { readonly shareOfGrantPercent: string; readonly ceilingMinor: string } | null;
	/** Whether office costs may be typed as they are instead of computed by the flat rate. */
	readonly realOffice: boolean;
};

/** How an hour of work is priced: what it really cost, or a price that the programme has fixed (minor units of the side's currency). */
export type StaffMethod =
	| { readonly method: 'actual'; readonly hoursPerYear: number }
	| { readonly method: 'fixed_hour'; readonly hourMinor: string };

type Limits = {
	/** Least share of all granted support that comes from the EU; null where the programme sets none. */
	readonly euShareAtLeastPercent: string | null;
	/** Use of a budget, in percent, from which it is pointed out. */
	readonly warnAtPercents: readonly string[];
	/** Expenses from this amount on, in euro cents, need a voucher. */
	readonly voucherFromEurMinor: string;
	/** Months after the end of a period within which its report is due. */
	readonly reportWithinMonths: number;
};

export type FlatRateName =
	'staff_on_direct' | 'travel_on_staff' | 'office_on_staff' | 'office_on_direct' | 'other_on_staff';

export type RuleSet = {
	readonly id: string;
	readonly source: string;
	/** Percentages as decimal strings; one that is missing is not used. */
	readonly flatRates: Readonly<Partial<Record<FlatRateName, string>>>;
	readonly sides: Readonly<Record<Side, SideRules>>;
	readonly limits: Limits;
};

/** Categories that are computed, so that nobody types them. */
export function computedCategories({ flatRates }: Pick<RuleSet, 'flatRates'>): readonly string[] {
	const computed = Object.keys(flatRates).map((name) => name.split('_on_')[0] ?? '');
	return [...new Set(computed)];
}

/** The rules for one partner: one that shows its real office costs has no flat rate for them. */
export function rulesOfPartner(
	rules: RuleSet,
	{ realOffice }: { readonly realOffice: readonly string[] },
	id: string
): RuleSet {
	if (!realOffice.includes(id)) return rules;
	const kept = Object.entries(rules.flatRates).filter(([name]) => !name.startsWith('office_'));
	return { ...rules, flatRates: Object.fromEntries(kept) };
}

/** National currency per euro, and where it comes from: what is frozen with an expense. */
export type Rate = { readonly perEuro: string; readonly source: string; readonly on: string };

/** The side that a query parameter names, in either case; undefined of anything else. */
export function readSide(text: string | null): Side | undefined {
	const side = text?.toUpperCase();
	return side === 'NO' || side === 'SE' ? side : undefined;
}
