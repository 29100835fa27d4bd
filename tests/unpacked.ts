/** Everything that a file says, also what is packed in it. */
import { inflateRawSync, inflateSync } from 'node:zlib';

/** The bytes as they are, and what archives and documents hold packed, one byte a character. */
export function unpacked(bytes: Buffer): string {
	const parts = bytes.subarray(0, 2).toString('latin1') === 'PK' ? inArchive(bytes) : inDocument(bytes);
	return [bytes.toString('latin1'), ...parts].join('\n');
}

function inArchive(bytes: Buffer): string[] {
	const end = bytes.lastIndexOf('PK\u0005\u0006');
	let at = bytes.readUInt32LE(end + 16);
	return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
		const size = bytes.readUInt32LE(at + 20);
		const local = bytes.readUInt32LE(at + 42);
		const method = bytes.readUInt16LE(at + 10);
		at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
		const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		const packed = bytes.subarray(from, from + size);
		return unpacked(method === 0 ? packed : inflateRawSync(packed));
	});
}

/** The streams of a PDF; those that are packed otherwise stay as they are. */
function inDocument(bytes: Buffer): string[] {
	if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return [];
	return [...bytes.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)endstream/g)].flatMap(([, stream = '']) => {
		try {
			return [inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')];
		} catch {
			return [];
		}
	});
}
