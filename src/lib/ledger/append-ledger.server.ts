/** The only door by which rows come into the ledger. It stands in the transaction of the decision that they tell of. */
import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { chainRows, type Chained, type NewEntry } from './chain-rows.ts';
import { firstPrev } from './ledger-entry.ts';
import { ledgerEntry, ledgerMasked } from './schema.server.ts';

export type LedgerEnd = { readonly number: number; readonly hash: string; readonly at: Date };

/** SHA-256 in hex, as `Digest`. */
export function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

/**
 * Holds the ledger of a project until the transaction ends. Take it before you read what the new rows are computed
 * from: of two who decide at once, the second then sees what the first did.
 */
export async function holdLedger(tx: Db, projectId: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${projectId}`}, 0))`);
}

/** Adds rows in the order given; nothing when there are none. */
export async function appendLedger(tx: Db, projectId: string, entries: readonly NewEntry[]): Promise<void> {
	if (entries.length === 0) return;
	await holdLedger(tx, projectId);
	const end = await ledgerEnd(tx, projectId);
	const numbers = await numbersOf(tx, projectId, entries);
	const chained = chainRows(entries, end, numbers, { sha256, salt: () => randomBytes(16).toString('hex') });
	await store(tx, projectId, chained);
}

/** Number and hash of the last row; of an empty ledger 0 and zeros. */
export async function ledgerEnd(db: Db, projectId: string): Promise<LedgerEnd> {
	const [last] = await db
		.select({ number: ledgerEntry.number, hash: ledgerEntry.hash, at: ledgerEntry.at })
		.from(ledgerEntry)
		.where(eq(ledgerEntry.projectId, projectId))
		.orderBy(desc(ledgerEntry.number))
		.limit(1);
	return last ?? { number: 0, hash: firstPrev, at: new Date(0) };
}

/** The rows in which the expenses stand that new rows take back or correct. */
async function numbersOf(tx: Db, projectId: string, entries: readonly NewEntry[]): Promise<Map<string, number>> {
	const sources = entries.flatMap(({ refersToSource }) => (refersToSource === null ? [] : [refersToSource]));
	if (sources.length === 0) return new Map();
	const rows = await tx
		.select({ source: sql<string>`${ledgerEntry.sourceId}`, number: ledgerEntry.number })
		.from(ledgerEntry)
		.where(and(eq(ledgerEntry.projectId, projectId), inArray(ledgerEntry.sourceId, sources)));
	return new Map(rows.map(({ source, number }) => [source, number]));
}

async function store(tx: Db, projectId: string, chained: readonly Chained[]): Promise<void> {
	await tx.insert(ledgerEntry).values(
		chained.map(({ entry, row, at, refersTo }) => ({
			projectId,
			number: row.number,
			at,
			kind: row.kind,
			organisationId: row.organisation,
			side: row.side,
			workPackage: row.work_package,
			category: row.category,
			periodCode: row.period,
			sourceId: entry.sourceId,
			reversesNumber: refersTo,
			amountMinor: entry.amountMinor,
			currency: row.currency,
			ratePerEuro: row.rate,
			eurMinor: entry.eurMinor,
			ruleSetId: row.rule_set,
			reason: row.reason,
			maskedHash: row.masked,
			prevHash: row.prev,
			hash: row.hash
		}))
	);
	await tx.insert(ledgerMasked).values(
		chained.map(({ row, masked }) => ({
			projectId,
			number: row.number,
			salt: masked.salt,
			text: masked.text,
			supplier: masked.supplier,
			voucherNumber: masked.voucher_number,
			documents: masked.documents.join(' ')
		}))
	);
}
