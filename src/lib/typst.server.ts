/**
 * PDF by typst: tagged, with language and title, marked as PDF/UA-1. A template is ours; what people wrote goes in as data
 * and is never read as markup. Compiling is work for the processor, so it is done beside the server, one file at a time.
 */
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { Worker } from 'node:worker_threads';
import { log } from '#lib/log.server.ts';

/** `missing`: the compiler is a program of its own for each kind of machine, and there is none for this one. */
export type Typeset =
	{ readonly ok: true; readonly pdf: Uint8Array } | { readonly ok: false; readonly why: 'missing' | 'failed' };
type Asked = { readonly template: string; readonly data: unknown };

const longestMs = 60_000;
let queue: Promise<unknown> = Promise.resolve();

/** The template reads its data as `json(bytes(sys.inputs.data))`. */
export async function typeset(asked: Asked): Promise<Typeset> {
	const module = findCompiler();
	if (module === undefined) return { ok: false, why: 'missing' };
	const turn = queue.then(() => compile(module, asked));
	queue = turn;
	return turn;
}

function findCompiler(): string | undefined {
	const require = createRequire(import.meta.url);
	try {
		return require.resolve('@myriaddreamin/typst-ts-node-compiler');
	} catch {
		return undefined;
	}
}

type Answer = { pdf: Uint8Array } | { missing: true } | { fault: string };

/** A text, since a worker of the built site can be no file of its own. */
const script = `
const { parentPort, workerData } = require('node:worker_threads');
const answer = (message) => parentPort.postMessage(message);
let compilers;
try {
	compilers = require(workerData.module).NodeCompiler;
} catch {
	answer({ missing: true });
}
if (compilers) {
	try {
		const compiler = compilers.create({ workspace: workerData.folder, inputs: { data: workerData.data } });
		answer({ pdf: compiler.pdf({ mainFileContent: workerData.template }, { pdfStandard: 'ua-1' }) });
	} catch (fault) {
		answer({ fault: String(fault) });
	}
}`;

async function compile(module: string, { template, data }: Asked): Promise<Typeset> {
	const worker = new Worker(script, {
		eval: true,
		workerData: { module, folder: tmpdir(), template, data: JSON.stringify(data) }
	});
	const late = setTimeout(() => void worker.terminate(), longestMs);
	try {
		const answer = await new Promise<Answer>((resolve) => {
			worker.once('message', resolve);
			worker.once('error', (fault) => resolve({ fault: String(fault) }));
			worker.once('exit', () => resolve({ fault: 'It ended without an answer' }));
		});
		if ('pdf' in answer) return { ok: true, pdf: answer.pdf };
		if ('missing' in answer) return { ok: false, why: 'missing' };
		// what typst says is of the template, never of what people wrote
		log('error', 'typst', { fault: answer.fault.slice(0, 500) });
		return { ok: false, why: 'failed' };
	} finally {
		clearTimeout(late);
		await worker.terminate();
	}
}
