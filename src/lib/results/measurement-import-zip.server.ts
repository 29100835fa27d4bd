/**
 * A workbook is a zip. What its directory says about sizes is believed only to refuse it; while its parts are unpacked
 * they are counted again, and what comes out is packed anew, uncompressed, so that the reader of workbooks never meets a
 * part that was not counted.
 */
import { crc32, inflateRawSync } from 'node:zlib';

type Unpacked = { readonly kind: 'workbook'; readonly bytes: Buffer } | { readonly kind: 'too_large' | 'unreadable' };

type ZipLimits = { readonly unpacked: number; readonly entries: number };
const zipLimits: ZipLimits = { unpacked: 20 * 1024 * 1024, entries: 200 };

type Entry = { name: Buffer; method: number; packed: number; size: number; at: number };
type Part = { name: Buffer; data: Buffer };

const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };
const longestComment = 65_535;

export function isZip(bytes: Buffer): boolean {
	return bytes.length > 4 && bytes.readUInt32LE(0) === signature.local;
}

export function unpackedWorkbook(bytes: Buffer, limits = zipLimits): Unpacked {
	try {
		const entries = directoryOf(bytes);
		if (!entries) return { kind: 'unreadable' };
		const told = entries.reduce((sum, { size }) => sum + size, 0);
		if (told > limits.unpacked || entries.length > limits.entries) return { kind: 'too_large' };
		const parts = inflated(bytes, entries, limits.unpacked);
		return parts ? { kind: 'workbook', bytes: packed(parts) } : { kind: 'unreadable' };
	} catch (error) {
		return { kind: isTooMuch(error) ? 'too_large' : 'unreadable' };
	}
}

function isTooMuch(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** Undefined for what is no plain zip: broken, encrypted, in several files or larger than four gigabytes. */
function directoryOf(bytes: Buffer): Entry[] | undefined {
	const end = endOf(bytes);
	if (end === undefined) return undefined;
	const count = bytes.readUInt16LE(end + 10);
	let at = bytes.readUInt32LE(end + 16);
	const entries: Entry[] = [];
	for (let each = 0; each < count; each += 1) {
		if (bytes.readUInt32LE(at) !== signature.central || (bytes.readUInt16LE(at + 8) & 1) === 1) return undefined;
		const nameLength = bytes.readUInt16LE(at + 28);
		const name = bytes.subarray(at + 46, at + 46 + nameLength);
		entries.push({
			name,
			method: bytes.readUInt16LE(at + 10),
			packed: bytes.readUInt32LE(at + 20),
			size: bytes.readUInt32LE(at + 24),
			at: bytes.readUInt32LE(at + 42)
		});
		at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
	return entries;
}

function endOf(bytes: Buffer): number | undefined {
	const first = Math.max(0, bytes.length - 22 - longestComment);
	for (let at = bytes.length - 22; at >= first; at -= 1) if (bytes.readUInt32LE(at) === signature.end) return at;
	return undefined;
}

function inflated(bytes: Buffer, entries: readonly Entry[], most: number): Part[] | undefined {
	let left = most;
	const parts: Part[] = [];
	for (const { name, method, packed: length, at } of entries) {
		if (bytes.readUInt32LE(at) !== signature.local) return undefined;
		const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
		const raw = bytes.subarray(start, start + length);
		if (method !== 0 && method !== 8) return undefined;
		// Zero would mean no limit.
		const data = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: Math.max(1, left) });
		left -= data.length;
		if (left < 0) throw Object.assign(new Error('Too much'), { code: 'ERR_BUFFER_TOO_LARGE' });
		parts.push({ name, data });
	}
	return parts;
}

function packed(parts: readonly Part[]): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const { name, data } of parts) {
		const facts = factsOf(name, data);
		const head = Buffer.alloc(4);
		head.writeUInt32LE(signature.local);
		const file = Buffer.concat([head, facts, name, data]);
		directory.push(centralOf(facts, name, at));
		files.push(file);
		at += file.length;
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(signature.end);
	end.writeUInt16LE(parts.length, 8);
	end.writeUInt16LE(parts.length, 10);
	end.writeUInt32LE(listed.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...files, listed, end]);
}

/** What stands the same in front of a file and in the directory: version, no compression, check sum and sizes. */
function factsOf(name: Buffer, data: Buffer): Buffer {
	const facts = Buffer.alloc(26);
	facts.writeUInt16LE(20, 0);
	facts.writeUInt32LE(crc32(data), 10);
	facts.writeUInt32LE(data.length, 14);
	facts.writeUInt32LE(data.length, 18);
	facts.writeUInt16LE(name.length, 22);
	return facts;
}

function centralOf(facts: Buffer, name: Buffer, at: number): Buffer {
	const head = Buffer.alloc(6);
	head.writeUInt32LE(signature.central);
	head.writeUInt16LE(20, 4);
	const tail = Buffer.alloc(14);
	tail.writeUInt32LE(at, 10);
	return Buffer.concat([head, facts, tail, name]);
}
