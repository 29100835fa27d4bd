/** How the site keeps what it understood of a row, and what it says of a file: plain JSON, whole numbers as texts. */
import type { Issue } from '#lib/decision.ts';
import type { Entry } from '#lib/funding/expense.ts';
import type { Lang } from '#lib/lang.ts';
import type { Outcome } from './check.ts';

/** Of the file as a whole. */
export type Headings = {
	readonly names: readonly string[];
	/** Line of the headings, as the spreadsheet numbers it. */
	readonly line: number;
	readonly from1904: boolean;
	/** Of whoever brought it: tells the two orders of six digits in a day apart. */
	readonly lang: Lang;
};

export type RowState = 'read' | 'ready' | 'faulty' | 'known' | 'imported' | 'left_out' | 'taken_back';

type Whole<T> = T extends bigint ? string : T extends object ? { readonly [K in keyof T]: Whole<T[K]> } : T;
type StoredEntry = Whole<Entry>;
export type Understood = {
	readonly kind: Outcome['kind'];
	readonly amount: { readonly minor: string; readonly currency: string } | null;
	readonly sourceKey: string | null;
	readonly expense: StoredEntry | null;
};

export function stored({ kind, amount, sourceKey, entry }: Outcome): Understood {
	return {
		kind,
		amount: amount && { minor: amount.minor.toString(), currency: amount.currency },
		sourceKey,
		expense: entry && asTexts(entry)
	};
}

function asTexts({ amountMinor, originalMinor, totalMinor, vatMinor, staff, ...rest }: Entry): StoredEntry {
	const text = (minor: bigint | null | undefined) => minor?.toString() ?? null;
	return {
		...rest,
		amountMinor: amountMinor.toString(),
		originalMinor: text(originalMinor),
		totalMinor: text(totalMinor),
		vatMinor: text(vatMinor),
		staff: staff ? { ...staff, rateMinor: staff.rateMinor.toString() } : null
	};
}

export function entryOf({ amountMinor, originalMinor, totalMinor, vatMinor, staff, ...rest }: StoredEntry): Entry {
	const minor = (text: string | null | undefined) => (text ? BigInt(text) : null);
	return {
		...rest,
		amountMinor: BigInt(amountMinor),
		...(originalMinor ? { originalMinor: BigInt(originalMinor) } : {}),
		totalMinor: minor(totalMinor),
		vatMinor: minor(vatMinor),
		staff: staff ? { ...staff, rateMinor: BigInt(staff.rateMinor) } : null
	};
}

/** A row without faults is known when the organisation has an expense of the same key. */
export function stateOf(outcome: Outcome, known: ReadonlySet<string>): RowState {
	if (outcome.kind !== 'expense') return 'left_out';
	if (outcome.sourceKey !== null && known.has(outcome.sourceKey)) return 'known';
	return outcome.faults.length > 0 || outcome.sourceKey === null ? 'faulty' : 'ready';
}

export type Fault = Issue;
