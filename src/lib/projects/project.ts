/** A project as its forms and figures need it: two sides, work packages, reporting periods. */
import type { Rate, RatePolicy, RuleSet, Side } from './rule-set.ts';

export type ProjectSide = {
	readonly side: Side;
	readonly currency: 'NOK' | 'SEK';
	readonly fund: string;
	/** Decimal string. */
	readonly grantPercent: string;
	/** In euro cents. */
	readonly grantMinor: bigint;
	readonly ruleSet: RuleSet;
	readonly ratePolicy: RatePolicy;
	/** Partners whose office costs are typed as they are, where its rules allow it; those of the others are computed. */
	readonly realOffice: readonly string[];
	/** The rate of an expense submitted today; undefined when none is known yet. */
	readonly rateNow: Rate | undefined;
};

export type WorkPackage = { readonly code: string; readonly nameNb: string; readonly nameSv: string };

export type Period = {
	readonly code: string;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly reportDueOn: string | null;
	readonly isLocked: boolean;
};

export type Project = {
	readonly id: string;
	readonly nameNb: string;
	readonly nameSv: string;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly isDemo: boolean;
	readonly sides: readonly ProjectSide[];
	readonly workPackages: readonly WorkPackage[];
	readonly periods: readonly Period[];
};

export function isWithin(period: Pick<Period, 'startsOn' | 'endsOn'>, day: string): boolean {
	return period.startsOn <= day && day <= period.endsOn;
}

/** The period a cost is entered in unless another is chosen: that of its day, else the one that is open today. */
export function periodFor(periods: readonly Period[], day: string, today: string): Period | undefined {
	return periods.find((period) => isWithin(period, day)) ?? openPeriod(periods, today);
}

/** The period of today while it is open, else the first open one. */
export function openPeriod(periods: readonly Period[], today: string): Period | undefined {
	const open = periods.filter((period) => !period.isLocked);
	return open.find((period) => isWithin(period, today)) ?? open[0];
}
