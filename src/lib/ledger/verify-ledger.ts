/**
 * Recomputes a whole ledger: numbering, chain, amounts, sums and head. The same module runs in the browser, in the site
 * and in `npm run ledger:verify`; it trusts nothing but the digest it is given.
 */
import { divideHalfAway, parseDecimal } from '#lib/rational.ts';
import { firstPrev, rowText, type Digest, type LedgerRow } from './ledger-entry.ts';
import { readLedgerFile, readLedgerRow } from './ledger-file.ts';
import { addRow, noSums, type LedgerSums } from './ledger-sums.ts';

export type Why =
	/** Not a ledger: no head or no rows. */
	| 'no_ledger'
	/** `detail` is the field that is missing, unreadable or unknown. */
	| 'field'
	/** Another number than its place: `detail` is the number it should have. A row is missing, moved or twice there. */
	| 'number'
	/** Its content is not what its hash was taken of. */
	| 'hash'
	/** It does not follow the row before. */
	| 'prev'
	| 'time'
	/** Its euros do not follow from amount and rate. */
	| 'euros'
	/** It refers to a row that it cannot refer to, or does not mirror the row that it takes back. */
	| 'refers_to'
	/** The head that the file states is not the hash of its last row. */
	| 'head'
	/** The chain holds in itself, and is not the one that was asked for. */
	| 'other_head';

export type Fault = {
	readonly why: Why;
	/** Number of the first bad row; null when no row is to blame. */
	readonly row: number | null;
	readonly detail: string;
};
export type Verified =
	| { readonly ok: true; readonly head: string; readonly count: number; readonly sums: LedgerSums }
	| { readonly ok: false; readonly fault: Fault };

/** @param expectedHead the head that was read elsewhere, as on the public page */
export async function verifyLedger(value: unknown, digest: Digest, expectedHead?: string): Promise<Verified> {
	const file = readLedgerFile(value);
	if (!file) return { ok: false, fault: { why: 'no_ledger', row: null, detail: '' } };
	const rows: LedgerRow[] = [];
	const reversed = new Set<number>();
	const sums = noSums();
	for (const each of file.rows) {
		const read = readLedgerRow(each);
		const fault = 'field' in read ? fieldFault(read.field, rows) : await rowFault(read.row, rows, reversed, digest);
		if (fault || 'field' in read) return { ok: false, fault: fault ?? fieldFault('', rows) };
		rows.push(read.row);
		addRow(sums, read.row);
	}
	const head = rows.at(-1)?.hash ?? firstPrev;
	const fault = headFault(head, file.head, expectedHead?.toLowerCase(), rows);
	return fault ? { ok: false, fault } : { ok: true, head, count: rows.length, sums };
}

function fieldFault(field: string, before: readonly LedgerRow[]): Fault {
	return { why: 'field', row: before.length + 1, detail: field };
}

async function rowFault(
	row: LedgerRow,
	before: readonly LedgerRow[],
	reversed: Set<number>,
	digest: Digest
): Promise<Fault | undefined> {
	const last = before.at(-1);
	const fault = (why: Why, detail = ''): Fault => ({ why, row: row.number, detail });
	if (row.number !== before.length + 1) return fault('number', String(before.length + 1));
	if ((await digest(rowText(row))) !== row.hash) return fault('hash');
	if (row.prev !== (last?.hash ?? firstPrev)) return fault('prev', String(before.length));
	if (last && row.at < last.at) return fault('time');
	if (!eurosHold(row)) return fault('euros');
	if (!referenceHolds(row, before, reversed)) return fault('refers_to', String(row.refers_to ?? ''));
	return undefined;
}

/** Of a correction of a part one cent may lie with the part before, so that all parts together make the whole. */
function eurosHold({ kind, amount, currency, rate, eur }: LedgerRow): boolean {
	if (kind === 'office') return amount === null && currency === null && rate === null;
	if (amount === null || currency === null || rate === null) return false;
	const perEuro = parseDecimal(rate);
	if (perEuro.numerator === 0n) return false;
	const computed = divideHalfAway(minorOf(amount) * perEuro.denominator, perEuro.numerator);
	const difference = computed - minorOf(eur);
	return kind === 'correction' ? difference >= -1n && difference <= 1n : difference === 0n;
}

function referenceHolds(row: LedgerRow, before: readonly LedgerRow[], reversed: Set<number>): boolean {
	if (row.kind !== 'reversal' && row.kind !== 'correction') return row.refers_to === null;
	if (row.refers_to === null) return row.kind === 'correction';
	const about = before[row.refers_to - 1];
	if (!about || about.organisation !== row.organisation || about.kind === 'office') return false;
	return row.kind === 'correction' || takesBack(row, about, reversed);
}

function takesBack(row: LedgerRow, about: LedgerRow, reversed: Set<number>): boolean {
	if (reversed.has(about.number)) return false;
	reversed.add(about.number);
	const mirrored = minorOf(row.eur) === -minorOf(about.eur) && row.amount !== null && about.amount !== null;
	const samePlace = row.category === about.category && row.work_package === about.work_package;
	return mirrored && samePlace && minorOf(row.amount) === -minorOf(about.amount);
}

function headFault(
	head: string,
	stated: string,
	expected: string | undefined,
	rows: readonly LedgerRow[]
): Fault | undefined {
	if (head !== stated) return { why: 'head', row: rows.length || null, detail: head };
	if (expected === undefined || expected === head) return undefined;
	const place = rows.findIndex(({ hash }) => hash === expected);
	return { why: 'other_head', row: place < 0 ? null : place + 1, detail: head };
}

function minorOf(text: string): bigint {
	return BigInt(text.replace('.', ''));
}
