/** What makes an expense worth a closer look. Each mark weighs some points; the heaviest are drawn first. */

const risks = [
	'no_voucher',
	'duplicate',
	'cut',
	'outside_period',
	'credit_note',
	'taken_back',
	'staff',
	'in_kind',
	'other_currency',
	'queried'
] as const;
export type Risk = (typeof risks)[number];

const points: Readonly<Record<Risk, number>> = {
	no_voucher: 3,
	duplicate: 3,
	cut: 2,
	outside_period: 2,
	credit_note: 2,
	taken_back: 2,
	staff: 1,
	in_kind: 1,
	other_currency: 1,
	queried: 1
};

export function riskPoints(found: readonly Risk[]): number {
	return found.reduce((sum, risk) => sum + points[risk], 0);
}

export type RiskFacts = {
	readonly kind: string;
	readonly state: string;
	readonly amountMinor: bigint;
	readonly hasVoucher: boolean;
	/** Another expense of the partner has the same date, amount and text, or the same invoice. */
	readonly hasTwin: boolean;
	readonly isOutsidePeriod: boolean;
	/** It takes another expense back, or was itself taken back. */
	readonly hasCounterpart: boolean;
	readonly hasOtherCurrency: boolean;
	readonly wasQueried: boolean;
};

/** In the order of `risks`. */
export function risksOf(facts: RiskFacts): Risk[] {
	const isTakingBack = facts.kind === 'reversal' || facts.kind === 'correction';
	const holds: Readonly<Record<Risk, boolean>> = {
		no_voucher: !facts.hasVoucher && !isTakingBack,
		duplicate: facts.hasTwin,
		cut: facts.state === 'cut',
		outside_period: facts.isOutsidePeriod,
		credit_note: facts.amountMinor < 0n && facts.kind === 'cost',
		taken_back: isTakingBack || facts.hasCounterpart,
		staff: facts.kind === 'staff',
		in_kind: facts.kind === 'in_kind',
		other_currency: facts.hasOtherCurrency,
		queried: facts.wasQueried
	};
	return risks.filter((risk) => holds[risk]);
}
