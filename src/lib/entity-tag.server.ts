/**
 * A mark of its content for every file that a browser or a program may keep: whoever has it already is told so and gets
 * no bytes. The framework compares the marks; pages have theirs from it.
 */
import { createHash } from 'node:crypto';

const marked = /^(text\/csv|text\/calendar|application\/(atom\+)?xml|application\/json)\b/;
/** What is longer is sent as it comes. */
const MOST_BYTES = 8_000_000;

/** Sets the mark of what says of itself that it may be asked for again (`no-cache`) and has none yet. */
export async function withEntityTag(method: string, response: Response): Promise<Response> {
	if (method !== 'GET' && method !== 'HEAD') return response;
	const { headers, body, status } = response;
	const isKept = headers.get('Cache-Control') === 'no-cache' && marked.test(headers.get('Content-Type') ?? '');
	if (status !== 200 || body === null || !isKept || headers.has('ETag')) return response;
	const reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> = body.getReader();
	const begun = await firstOf(reader);
	if (begun.isWhole) headers.set('ETag', `"${begun.mark}"`);
	return new Response(begun.isWhole ? joined(begun.pieces) : continued(begun.pieces, reader), { status, headers });
}

type Piece = Uint8Array<ArrayBuffer>;
type Begun = { readonly pieces: Piece[]; readonly isWhole: boolean; readonly mark: string };

async function firstOf(reader: ReadableStreamDefaultReader<Piece>): Promise<Begun> {
	const pieces: Piece[] = [];
	const hash = createHash('sha256');
	let length = 0;
	while (length <= MOST_BYTES) {
		const { done, value } = await reader.read();
		if (done) return { pieces, isWhole: true, mark: hash.digest('base64url').slice(0, 27) };
		pieces.push(value);
		hash.update(value);
		length += value.length;
	}
	return { pieces, isWhole: false, mark: '' };
}

function joined(pieces: readonly Piece[]): Blob {
	return new Blob([...pieces]);
}

function continued(pieces: readonly Piece[], reader: ReadableStreamDefaultReader<Piece>): ReadableStream<Piece> {
	const waiting = [...pieces];
	return new ReadableStream({
		async pull(controller) {
			const first = waiting.shift();
			if (first) {
				controller.enqueue(first);
				return;
			}
			const { done, value } = await reader.read();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		cancel: (reason) => reader.cancel(reason)
	});
}
