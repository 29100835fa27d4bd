/** A ZIP that is sent while it is made: no file and no archive is ever held as a whole. */
import { createHash } from 'node:crypto';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export type ZipPart = {
	readonly name: string;
	/** Bytes at once, or as they are read. */
	readonly body: Uint8Array | AsyncIterable<Uint8Array>;
	/** True for what is packed already, as pictures and PDF. */
	readonly isPacked?: boolean;
};

/** Name of the list of checksums in the archive, in the form that `sha256sum -c` reads. */
export const checksumsName = 'SHA256SUMS.txt';

/** @param parts opened one after the other, each only when the one before is sent; the list of checksums comes last */
export function zipStream(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): ReadableStream<Uint8Array> {
	const chunks = zipChunks(parts);
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const next = await chunks.next();
				if (next.done === true) controller.close();
				else controller.enqueue(next.value);
			},
			async cancel() {
				await chunks.return(undefined);
			}
		},
		{ highWaterMark: 0 }
	);
}

async function* zipChunks(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
	let made: Uint8Array[] = [];
	let fault: unknown;
	const zip = new Zip((error, chunk) => {
		if (error) fault = error;
		else made.push(chunk);
	});
	const take = () => {
		if (fault !== undefined) throw fault;
		const chunks = made;
		made = [];
		return chunks;
	};
	const sums: string[] = [];
	for await (const { name, body, isPacked = false } of parts) {
		const entry = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
		zip.add(entry);
		const hash = createHash('sha256');
		for await (const piece of body instanceof Uint8Array ? [body] : body) {
			hash.update(piece);
			entry.push(piece);
			yield* take();
		}
		entry.push(new Uint8Array(), true);
		sums.push(`${hash.digest('hex')}  ${name}\n`);
		yield* take();
	}
	const list = new ZipDeflate(checksumsName);
	zip.add(list);
	list.push(new TextEncoder().encode(sums.join('')), true);
	zip.end();
	yield* take();
}
