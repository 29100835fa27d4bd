/** What stands behind the masked code of a row, for those who may read it, and whether it is what the book says. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { sha256 } from './append-ledger.server.ts';
import { isAbout, ledgerRowsAbout } from './ledger-entries.server.ts';
import { maskedText, rowText, type LedgerRow, type Masked } from './ledger-entry.ts';
import type { Proof } from './proof.ts';

/**
 * Of the rows in which one expense stands, and of those that take it back or correct it: its own first. Whoever calls
 * it has asked whether the reader may read the expense's words and documents.
 */
export async function proofsAbout(db: Db, sourceId: string): Promise<Proof[]> {
	const [rows, masked] = await Promise.all([ledgerRowsAbout(db, sourceId), maskedAbout(db, sourceId)]);
	return rows.map((row) => proofOf(row, masked.get(row.number)));
}

function proofOf(row: LedgerRow, fields: Masked | undefined): Proof {
	const masked = fields ? { fields, text: maskedText(fields) } : null;
	const text = rowText(row);
	const holds = sha256(text) === row.hash && (masked === null || sha256(masked.text) === row.masked);
	return { row, rowText: text, masked, holds };
}

type Stored = Omit<Masked, 'documents'> & { number: string; documents: string };

async function maskedAbout(db: Db, sourceId: string): Promise<Map<number, Masked>> {
	const rows = await db.execute<Stored>(sql`
		select m.number, m.salt, m.text, m.supplier, m.voucher_number, m.documents
		from ledger_masked m join ledger_entry l on l.project_id = m.project_id and l.number = m.number
		where ${isAbout(sourceId)} order by m.number limit 200`);
	return new Map(
		[...rows].map(({ number, documents, ...fields }) => [
			Number(number),
			{ ...fields, documents: documents.split(' ').filter((hash) => hash !== '') }
		])
	);
}
