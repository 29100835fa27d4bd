/**
 * One row of the public book of the shared budget, as everybody reads it and as its hash is taken.
 *
 *     hash = SHA-256 of the row as RFC 8785 JSON, without `hash`, with `prev` = hash of the row before
 *
 * What the public may not read (text, supplier, voucher number, documents) enters as `masked`, a salted SHA-256 of its
 * own: the text can be erased later, and the chain still holds.
 */
import type { Currency } from '#lib/money.ts';

export const ledgerKinds = ['expense', 'office', 'income', 'reversal', 'correction'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];
export const ledgerSides = ['NO', 'SE'] as const;

/** What stands before the first row. */
export const firstPrev = '0'.repeat(64);

/** Amounts are decimal strings with two places; the names are those of the interface. */
export type LedgerRow = {
	/** 1, 2, 3 … without gaps. */
	readonly number: number;
	/** When it was decided, UTC. */
	readonly at: string;
	/** `office`: change of what is computed by flat rate, which has no voucher and so no amount of its own. */
	readonly kind: LedgerKind;
	readonly organisation: string;
	readonly side: (typeof ledgerSides)[number];
	readonly work_package: string;
	readonly category: string;
	readonly period: string;
	readonly amount: string | null;
	readonly currency: Currency | null;
	/** Units of `currency` per euro, frozen when the expense was submitted. */
	readonly rate: string | null;
	readonly eur: string;
	readonly rule_set: string;
	/** Number of the row that a reversal takes back or a correction concerns. */
	readonly refers_to: number | null;
	/** Why it was taken back or corrected; '' of other rows. */
	readonly reason: string;
	readonly masked: string;
	readonly prev: string;
	readonly hash: string;
};
export type UnhashedRow = Omit<LedgerRow, 'hash'>;

/** What stands behind `masked`. */
export type Masked = {
	readonly salt: string;
	readonly text: string;
	readonly supplier: string;
	readonly voucher_number: string;
	/** SHA-256 of each document, in order. */
	readonly documents: readonly string[];
};

/** SHA-256 in hex of a text's UTF-8 bytes: from Node in the site and the command, from Web Crypto in the browser. */
export type Digest = (text: string) => string | Promise<string>;

/** The text whose SHA-256 is the row's hash; a `hash` that the row has is no part of it. */
export function rowText(row: UnhashedRow & { readonly hash?: string }): string {
	return canonicalJson(Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'hash')));
}

/** The text whose SHA-256 is the row's `masked`. */
export function maskedText(masked: Masked): string {
	return canonicalJson(masked);
}

type Json = string | number | null | readonly Json[] | { readonly [name: string]: Json };

/** RFC 8785: names in the order of their UTF-16 units, no white space, strings and whole numbers as JSON.stringify writes them. */
export function canonicalJson(value: Json): string {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError('Only whole numbers');
	if (typeof value === 'string' && !value.isWellFormed()) throw new RangeError('A half character has no UTF-8');
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
	const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${members.map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`).join(',')}}`;
}

function isList(value: readonly Json[] | { readonly [name: string]: Json }): value is readonly Json[] {
	return Array.isArray(value);
}
