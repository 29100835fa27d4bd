/** Reads a ledger from a file that anybody may have altered: nothing of it is taken for granted. */
import { ledgerKinds, ledgerSides, type LedgerRow } from './ledger-entry.ts';

export type LedgerFile = { readonly head: string; readonly rows: readonly unknown[] };

const hex = /^[0-9a-f]{64}$/;
const amount = /^-?(?:0|[1-9]\d{0,15})\.\d{2}$/;
const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed();
const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);
const oneOf = (words: readonly string[]) => (value: unknown) => words.some((word) => word === value);
const orNull = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value);
const isNumber = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0;

const fields: Readonly<Record<keyof LedgerRow, (value: unknown) => boolean>> = {
	number: isNumber,
	at: matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
	kind: oneOf(ledgerKinds),
	organisation: isText,
	side: oneOf(ledgerSides),
	work_package: isText,
	category: isText,
	period: isText,
	amount: orNull(matches(amount)),
	currency: orNull(oneOf(['EUR', 'NOK', 'SEK'])),
	rate: orNull(matches(/^(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/)),
	eur: matches(amount),
	rule_set: isText,
	refers_to: orNull(isNumber),
	reason: isText,
	masked: matches(hex),
	prev: matches(hex),
	hash: matches(hex)
};

/** Undefined when it is no ledger at all; its rows are still to be looked at one by one. */
export function readLedgerFile(value: unknown): LedgerFile | undefined {
	if (!isRecord(value)) return undefined;
	const { head, rows } = value;
	return typeof head === 'string' && hex.test(head) && Array.isArray(rows) ? { head, rows } : undefined;
}

/** The row, or the name of the field that is missing, unreadable or not of the ledger. */
export function readLedgerRow(value: unknown): { row: LedgerRow } | { field: string } {
	if (!isRecord(value)) return { field: '' };
	const names = Object.keys(fields) as (keyof LedgerRow)[];
	const wrong = names.find((name) => !(name in value && fields[name](value[name])));
	const strange = Object.keys(value).find((name) => !(name in fields));
	const field = wrong ?? strange;
	return field === undefined ? { row: value as unknown as LedgerRow } : { field };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
