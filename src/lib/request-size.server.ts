/**
 * How much a request may bring: the server in front lets through what the largest form of files needs, here every other
 * form gets the smaller limit that it had.
 */
import { error } from '@sveltejs/kit';

const usual = 4 * 1024 * 1024;
/** These count for themselves while the files are written to disk. */
const takingFiles = /\/dokumenter$|\/utgifter\/ny$|\/svar\/\[need\]$/;
/** A workbook of expenses; with what a form adds around it. */
const takingWorkbooks = /\/utgifter\/import$/;
const largestWorkbook = 21 * 1024 * 1024;

/** The request itself, or one whose body ends in 413 where it goes beyond what its route takes. */
export function withinSize(request: Request, routeId: string | null): Request {
	const most = takingWorkbooks.test(routeId ?? '') ? largestWorkbook : usual;
	const { body, headers, method, signal } = request;
	const told = headers.get('content-length');
	if (body === null || takingFiles.test(routeId ?? '')) return request;
	if (told !== null && Number(told) <= most) return request;
	const reader = body.getReader();
	let left = told === null ? most : 0;
	const counted = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await reader.read();
			left -= value?.byteLength ?? 0;
			if (done) controller.close();
			else if (left >= 0) controller.enqueue(value);
			else {
				void readOff(reader);
				error(413);
			}
		}
	});
	// `duplex`, which a body that streams needs, is missing from the type of browsers
	const init: RequestInit & { duplex: 'half' } = { method, headers, signal, body: counted, duplex: 'half' };
	return new Request(request.url, init);
}

/** Reads what nobody read, so that a browser that is still sending gets to see the answer. */
export async function readToEnd({ body, bodyUsed }: Request): Promise<void> {
	if (body && !bodyUsed && !body.locked) await readOff(body.getReader());
}

async function readOff(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
	try {
		while (!(await reader.read()).done);
	} catch {
		// cut off by the server, or by the sender: nothing is left to read
	}
}
