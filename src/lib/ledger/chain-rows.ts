/** Gives new entries their numbers, times and hashes, each following the one before. */
import type { Currency } from '#lib/money.ts';
import { decimalText } from '#lib/rational.ts';
import { maskedText, rowText, type LedgerKind, type LedgerRow, type Masked, type UnhashedRow } from './ledger-entry.ts';

export type NewEntry = {
	readonly kind: LedgerKind;
	/** When it was decided. */
	readonly at: Date;
	readonly organisationId: string;
	readonly side: 'NO' | 'SE';
	readonly workPackage: string;
	readonly category: string;
	readonly periodCode: string;
	/** The expense it tells of; null of computed costs, which have neither amount, currency nor rate. */
	readonly sourceId: string | null;
	/** The expense that a reversal takes back or a correction concerns. */
	readonly refersToSource: string | null;
	readonly amountMinor: bigint | null;
	readonly currency: Currency | null;
	readonly ratePerEuro: string | null;
	readonly eurMinor: bigint;
	readonly ruleSetId: string;
	/** Public. */
	readonly reason: string;
	readonly masked: Omit<Masked, 'salt'>;
};

export type Chained = { entry: NewEntry; row: LedgerRow; at: Date; refersTo: number | null; masked: Masked };
type End = { readonly number: number; readonly hash: string; readonly at: Date };
type Means = { sha256: (text: string) => string; salt: () => string };

/** @param numbers in which rows the expenses stand already @throws Error when a row would refer to none */
export function chainRows(
	entries: readonly NewEntry[],
	end: End,
	numbers: ReadonlyMap<string, number>,
	means: Means
): Chained[] {
	const known = new Map(numbers);
	let last = end;
	return entries.map((entry) => {
		// decisions of one moment may be written in another order: the book never goes back in time
		const at = entry.at < last.at ? last.at : entry.at;
		const refersTo = entry.refersToSource === null ? null : (known.get(entry.refersToSource) ?? null);
		if (entry.kind === 'reversal' && refersTo === null) throw new Error('A reversal of what is not in the ledger');
		const masked = { salt: means.salt(), ...entry.masked };
		const place = { number: last.number + 1, at, refersTo, masked: means.sha256(maskedText(masked)), prev: last.hash };
		const unhashed = publicRow(entry, place);
		const row = { ...unhashed, hash: means.sha256(rowText(unhashed)) };
		last = { number: row.number, hash: row.hash, at };
		if (entry.sourceId !== null) known.set(entry.sourceId, row.number);
		return { entry, row, at, refersTo, masked };
	});
}

type Place = { number: number; at: Date; refersTo: number | null; masked: string; prev: string };

function publicRow(entry: NewEntry, place: Place): UnhashedRow {
	return {
		number: place.number,
		at: place.at.toISOString(),
		kind: entry.kind,
		organisation: entry.organisationId,
		side: entry.side,
		work_package: entry.workPackage,
		category: entry.category,
		period: entry.periodCode,
		amount: entry.amountMinor === null ? null : decimalText(entry.amountMinor, 2),
		currency: entry.currency,
		rate: entry.ratePerEuro === null ? null : trimmed(entry.ratePerEuro),
		eur: decimalText(entry.eurMinor, 2),
		rule_set: entry.ruleSetId,
		refers_to: place.refersTo,
		reason: entry.reason,
		masked: place.masked,
		prev: place.prev
	};
}

/** `11.200000` and `11.2` are one rate, and have one text. */
function trimmed(rate: string): string {
	return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}
