/** A text from an address that the operator trusts, and from nowhere else: no redirect is followed. */
import { setTimeout as pause } from 'node:timers/promises';

type DownloadFault = 'unreachable' | 'slow' | 'moved' | 'refused' | 'too_big';
export type Downloaded = { readonly text: string } | { readonly fault: DownloadFault };
export type Patience = {
	readonly timeoutMs: number;
	/** How long to wait before each further attempt. */
	readonly waitsMs: readonly number[];
	readonly maxBytes: number;
};

export const patience: Patience = { timeoutMs: 10_000, waitsMs: [1_000, 5_000], maxBytes: 1_000_000 };

/** Tries again after what may be over in a moment: nobody there, too slow, a fault of the server. */
export async function download(address: string, limits: Patience = patience): Promise<Downloaded> {
	let result = await attempt(address, limits);
	for (const wait of limits.waitsMs) {
		if (!('again' in result)) break;
		await pause(wait, undefined, { ref: false });
		result = await attempt(address, limits);
	}
	return 'text' in result ? { text: result.text } : { fault: result.fault };
}

type Attempt = { text: string } | { fault: DownloadFault; again?: true };

async function attempt(address: string, { timeoutMs, maxBytes }: Patience): Promise<Attempt> {
	const signal = AbortSignal.timeout(timeoutMs);
	try {
		const answer = await fetch(address, { redirect: 'manual', signal, headers: { accept: 'application/json' } });
		if (answer.status >= 300 && answer.status < 400) return await dropped(answer, { fault: 'moved' });
		if (answer.status >= 500) return await dropped(answer, { fault: 'refused', again: true });
		if (answer.status !== 200) return await dropped(answer, { fault: 'refused' });
		const text = await textUpTo(answer, maxBytes);
		return text === undefined ? { fault: 'too_big' } : { text };
	} catch {
		return { fault: signal.aborted ? 'slow' : 'unreachable', again: true };
	}
}

async function dropped(answer: Response, result: Attempt): Promise<Attempt> {
	await answer.body?.cancel();
	return result;
}

/** Undefined as soon as there is more, whatever the answer says of its length. */
async function textUpTo(answer: Response, maxBytes: number): Promise<string | undefined> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of answer.body ?? []) {
		length += part.length;
		if (length > maxBytes) return undefined;
		parts.push(part);
	}
	return new TextDecoder().decode(Buffer.concat(parts));
}
