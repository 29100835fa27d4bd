/** The machine that an operator may have set up; it speaks as LibreTranslate does. None is needed. */
import { no, type Decision } from '#lib/decision.ts';
import type { ContentLang } from '#lib/lang.ts';
import { readText } from '#lib/text.ts';

export type Machine = { readonly url: string; readonly key: string | undefined };

/** `ms` for the whole answer, `bytes` at most. */
export type Patience = { readonly ms: number; readonly bytes: number };
const patience: Patience = { ms: 15_000, bytes: 500_000 };

export type Wanted = {
	readonly text: string;
	readonly from: ContentLang;
	readonly to: ContentLang;
	/** Most characters of the answer. */
	readonly max: number;
};

/** What it made of a text; a fault of the machine is told as one, with nothing kept of its answer. */
export async function translated(
	machine: Machine,
	wanted: Wanted,
	limits: Patience = patience
): Promise<Decision<string>> {
	try {
		const answer = await asked(machine, wanted, limits);
		const text = readText(answer, { max: wanted.max, multiline: true, required: true });
		return text.ok ? text : failed('failed');
	} catch (fault) {
		return failed(fault instanceof Error && fault.name === 'TimeoutError' ? 'slow' : 'failed');
	}
}

async function asked({ url, key }: Machine, { text, from, to }: Wanted, { ms, bytes }: Patience): Promise<string> {
	const body = { q: text, source: from, target: to, format: 'text', ...(key !== undefined && { api_key: key }) };
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify(body),
		// what is sent is public, but the key is not
		redirect: 'error',
		signal: AbortSignal.timeout(ms)
	});
	if (!response.ok) throw new Error(`The translation service answered ${response.status}`);
	const answer: unknown = JSON.parse(await readUpTo(response, bytes));
	const isAnswer = typeof answer === 'object' && answer !== null && 'translatedText' in answer;
	if (!isAnswer || typeof answer.translatedText !== 'string') throw new Error('No translatedText in the answer');
	return answer.translatedText;
}

async function readUpTo(response: Response, bytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.byteLength;
		if (size > bytes) throw new Error('The answer is longer than any text');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

function failed(how: 'slow' | 'failed') {
	return no({ field: '', key: `translation.service_${how}` });
}
