/** A row of the book with what stands behind its masked code, and the texts of which its codes are taken. */
import type { LedgerRow, Masked } from './ledger-entry.ts';

export type Proof = {
	readonly row: LedgerRow;
	/** The text whose SHA-256 is the row's hash. */
	readonly rowText: string;
	/** Null when it was erased: the chain holds without it. */
	readonly masked: { readonly fields: Masked; /** Its SHA-256 is the row's `masked`. */ readonly text: string } | null;
	/** Both were computed again and are what the row says. */
	readonly holds: boolean;
};
