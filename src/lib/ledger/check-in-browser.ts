/** The check of the chain as it runs on the reader's own machine. */
import { verifyLedger, type Verified } from './verify-ledger.ts';

const encoder = new TextEncoder();

/** SHA-256 by the browser itself. */
async function sha256(text: string): Promise<string> {
	const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Browsers compute hashes on safe addresses only. */
export function mayCheck(): boolean {
	return globalThis.isSecureContext;
}

/** Undefined when the rows could not be fetched. */
export async function checkLedger(address: string): Promise<Verified | undefined> {
	try {
		const answer = await fetch(address, { headers: { Accept: 'application/json' } });
		if (!answer.ok) return undefined;
		return await verifyLedger(await answer.json(), sha256);
	} catch {
		return undefined;
	}
}
