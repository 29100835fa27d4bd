/** A version of an answer as bytes: what is sealed, and what the firm gets a receipt for. */
import { createHash, randomBytes } from 'node:crypto';
import type { ResponseFile, ResponseVersion } from './response.ts';
import type { SealKey } from './seal.server.ts';
import { unseal } from './seal.server.ts';

export type Receipted = ResponseVersion & { readonly sha256: string };

/** A random salt stands first, so that the receipt of a short text cannot be guessed back to the text. */
export function bytesOf({ content, files }: ResponseVersion): Buffer {
	return Buffer.from(JSON.stringify({ salt: randomBytes(16).toString('hex'), content, files }));
}

export function receiptOf(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

export type SealedRow = {
	readonly id: string;
	readonly needId: string;
	readonly keyId: string;
	readonly revision: number;
	readonly submissions: number;
};

/** @throws SealFault */
export function openDraft(key: SealKey, row: SealedRow, sealed: Buffer): Receipted {
	return versionOf(unsealVersion(key, row, sealed, 'draft', row.revision));
}

/** The bytes of what was handed in last, as its receipt counts them. @throws SealFault */
export function openSubmittedBytes(key: SealKey, row: SealedRow, sealed: Buffer): Buffer {
	return unsealVersion(key, row, sealed, 'submitted', row.submissions);
}

/** @throws SealFault */
export function openSubmitted(key: SealKey, row: SealedRow, sealed: Buffer): Receipted {
	return versionOf(openSubmittedBytes(key, row, sealed));
}

function unsealVersion(
	key: SealKey,
	{ id, needId, keyId }: SealedRow,
	sealed: Buffer,
	what: 'draft' | 'submitted',
	version: number
): Buffer {
	return unseal(key, keyId, sealed, { what, needId, responseId: id, version });
}

function versionOf(bytes: Buffer): Receipted {
	// what opens was written by this site, and by nobody else
	const { content, files } = JSON.parse(bytes.toString()) as ResponseVersion;
	return { content, files: files.map((file): ResponseFile => file), sha256: receiptOf(bytes) };
}
