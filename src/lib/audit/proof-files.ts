/** The rows of the book as files of the archive, whose SHA-256 are the codes that everybody reads in the book. */
import type { Proof } from '#lib/ledger/proof.ts';

type ProofFile = { readonly name: string; readonly content: string };

export function proofNames(number: number): { row: string; masked: string } {
	return { row: `hovedbok/rad-${number}.json`, masked: `hovedbok/rad-${number}-skjult.json` };
}

/** Exactly the texts that the codes were taken of: not one sign more, and no line break at the end. */
export function proofFiles({ row, rowText, masked }: Proof): ProofFile[] {
	const names = proofNames(row.number);
	return [{ name: names.row, content: rowText }, ...(masked ? [{ name: names.masked, content: masked.text }] : [])];
}
