/**
 * Money from the two authorities. An instalment of a side and period is claimed, then granted, then received; whoever
 * claimed it does not mark it as received. An advance is paid before there are costs and settled step by step.
 */
import type { Issue } from '#lib/decision.ts';
import type { ProjectSide } from '#lib/projects/project.ts';
import { percentOf } from '#lib/rational.ts';

export type Instalment = {
	readonly side: 'NO' | 'SE';
	readonly periodCode: string;
	readonly claimedOn: string;
	/** In euro cents, as the other two. */
	readonly claimedMinor: bigint;
	readonly grantedOn: string | null;
	readonly grantedMinor: bigint | null;
	readonly receivedOn: string | null;
	readonly receivedMinor: bigint | null;
	readonly receivedNationalMinor: bigint | null;
	readonly claimedBy: string;
	readonly revision: number;
};
export type InstalmentState = 'claimed' | 'granted' | 'received';

export function instalmentState({
	grantedOn,
	receivedOn
}: Pick<Instalment, 'grantedOn' | 'receivedOn'>): InstalmentState {
	if (receivedOn !== null) return 'received';
	return grantedOn === null ? 'claimed' : 'granted';
}

/** The state that a step starts from. */
const before = { grant: 'claimed', receive: 'granted' } as const satisfies Record<string, InstalmentState>;
export type InstalmentMove = keyof typeof before;

export type Taking = { readonly personId: string; readonly seen: number; readonly on: string; readonly today: string };

/** What stands against a step, all at once. */
export function instalmentFaults(instalment: Instalment, move: InstalmentMove, taking: Taking): Issue[] {
	const issues: Issue[] = [];
	if (instalmentState(instalment) !== before[move]) issues.push({ field: '', key: 'payment.moved_on' });
	else if (instalment.revision !== taking.seen) issues.push({ field: '', key: 'payment.changed_meanwhile' });
	if (move === 'receive' && instalment.claimedBy === taking.personId)
		issues.push({ field: '', key: 'payment.own_hands' });
	const earliest = move === 'grant' ? instalment.claimedOn : (instalment.grantedOn ?? instalment.claimedOn);
	if (taking.on < earliest) issues.push({ field: 'on', key: 'payment.before_last_step' });
	if (taking.on > taking.today) issues.push({ field: 'on', key: 'payment.in_future' });
	return issues;
}

/** 403 for what another one has to do; 422 for everything that can be corrected. */
export function paymentRefusal(issues: readonly Issue[]): 403 | 422 {
	return issues.some(({ key }) => key === 'payment.own_hands') ? 403 : 422;
}

export type Settlement = { readonly settledOn: string; readonly eurMinor: bigint; readonly comment: string };
export type Advance = {
	readonly id: string;
	readonly side: 'NO' | 'SE';
	readonly organisation: { readonly nb: string; readonly sv: string } | null;
	readonly paidOn: string;
	readonly eurMinor: bigint;
	readonly nationalMinor: bigint;
	readonly comment: string;
	readonly language: string;
	readonly settlements: readonly Settlement[];
};

export function unsettled({ eurMinor, settlements }: Pick<Advance, 'eurMinor' | 'settlements'>): bigint {
	return eurMinor - sum(settlements.map((each) => each.eurMinor));
}

export type SideBalance = {
	readonly grantMinor: bigint;
	readonly claimedMinor: bigint;
	readonly grantedMinor: bigint;
	readonly receivedMinor: bigint;
	readonly advancedMinor: bigint;
	readonly unsettledMinor: bigint;
	/** Claimed and not decided on yet. */
	readonly undecidedMinor: bigint;
	/** Granted and not paid out yet. */
	readonly onItsWayMinor: bigint;
	/** Of the whole support what has come neither as an instalment nor as an advance. */
	readonly outstandingMinor: bigint;
};

/** One side; all amounts in euro cents. */
export function balanceOf(
	grantMinor: bigint,
	instalments: readonly Instalment[],
	advances: readonly Advance[]
): SideBalance {
	const received = sum(instalments.map((each) => each.receivedMinor ?? 0n));
	const advanced = sum(advances.map((each) => each.eurMinor));
	const open = (state: InstalmentState) => instalments.filter((each) => instalmentState(each) === state);
	return {
		grantMinor,
		claimedMinor: sum(instalments.map((each) => each.claimedMinor)),
		grantedMinor: sum(instalments.map((each) => each.grantedMinor ?? 0n)),
		receivedMinor: received,
		advancedMinor: advanced,
		unsettledMinor: sum(advances.map(unsettled)),
		undecidedMinor: sum(open('claimed').map((each) => each.claimedMinor)),
		onItsWayMinor: sum(open('granted').map((each) => each.grantedMinor ?? 0n)),
		outstandingMinor: grantMinor - received - advanced
	};
}

export type PaymentWarning =
	| { readonly kind: 'no_advances' }
	| { readonly kind: 'advance_over_share'; readonly ceilingMinor: bigint }
	/** In the currency of the side. */
	| { readonly kind: 'advance_over_ceiling'; readonly ceilingMinor: bigint }
	| { readonly kind: 'over_grant'; readonly overMinor: bigint };

/** What the rule set says against the sums of a side; shown, never in the way. */
export function paymentWarnings(
	side: Pick<ProjectSide, 'side' | 'grantMinor' | 'ruleSet'>,
	instalments: readonly Instalment[],
	advances: readonly Advance[]
): PaymentWarning[] {
	const warnings: PaymentWarning[] = [];
	const rule = side.ruleSet.sides[side.side].advance;
	const eur = sum(advances.map((each) => each.eurMinor));
	const national = sum(advances.map((each) => each.nationalMinor));
	if (advances.length > 0 && rule === null) warnings.push({ kind: 'no_advances' });
	if (rule !== null) {
		const share = percentOf(side.grantMinor, rule.shareOfGrantPercent);
		if (eur > share) warnings.push({ kind: 'advance_over_share', ceilingMinor: share });
		const ceiling = BigInt(rule.ceilingMinor);
		if (national > ceiling) warnings.push({ kind: 'advance_over_ceiling', ceilingMinor: ceiling });
	}
	const asked = sum(instalments.map((each) => each.grantedMinor ?? each.claimedMinor));
	if (asked > side.grantMinor) warnings.push({ kind: 'over_grant', overMinor: asked - side.grantMinor });
	return warnings;
}

function sum(parts: readonly bigint[]): bigint {
	return parts.reduce((total, part) => total + part, 0n);
}
