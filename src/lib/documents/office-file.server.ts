/**
 * Word and Excel files are ZIP archives. Before one is kept, its table of contents is read and every part is unpacked
 * into nothing, so that none swells to more than it says, or to more than a reader's machine bears.
 */
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import type { MessageKey } from '#lib/i18n.ts';

const mostParts = 5000;
const mostUnpacked = 150 * 1024 * 1024;
/** A table of equal rows packs well; beyond this it is made to. */
const mostTimes = 100;
const harmlessSize = 5 * 1024 * 1024;

type Part = { name: string; flags: number; method: number; packed: number; unpacked: number; offset: number };

/** Undefined when the file is as it should be. */
export async function faultOfOfficeFile(path: string): Promise<MessageKey | undefined> {
	const handle = await open(path, 'r');
	try {
		const { size } = await handle.stat();
		const parts = await partsOf(handle, size);
		if (!parts) return 'document.is_broken';
		return faultOfParts(parts, size) ?? (await faultOfContents(path, handle, parts));
	} finally {
		await handle.close();
	}
}

function faultOfParts(parts: readonly Part[], size: number): MessageKey | undefined {
	if (parts.some(({ flags }) => (flags & 1) === 1)) return 'document.is_locked';
	if (parts.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name))) return 'document.has_macros';
	const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
	if (unpacked > mostUnpacked || (unpacked > harmlessSize && unpacked > size * mostTimes)) return 'document.swells';
	const inOrder = [...parts].sort((one, other) => one.offset - other.offset);
	// parts that share their bytes unpack to far more than the file holds
	const overlaps = inOrder.some((part, place) => part.offset + part.packed > (inOrder[place + 1]?.offset ?? size));
	return overlaps ? 'document.swells' : undefined;
}

async function faultOfContents(
	path: string,
	handle: FileHandle,
	parts: readonly Part[]
): Promise<MessageKey | undefined> {
	for (const part of parts) {
		if (part.method !== 0 && part.method !== 8) return 'document.is_broken';
		if (part.method === 0 && part.packed !== part.unpacked) return 'document.is_broken';
		if (part.method === 8 && !(await unpacksAsSaid(path, handle, part))) return 'document.swells';
	}
	return undefined;
}

async function unpacksAsSaid(path: string, handle: FileHandle, part: Part): Promise<boolean> {
	const head = await bytesAt(handle, part.offset, 30);
	if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return false;
	const start = part.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
	if (part.packed === 0) return part.unpacked === 0;
	let count = 0;
	const counter = new Writable({
		write(chunk: Buffer, _, done) {
			count += chunk.length;
			done(count > part.unpacked ? new Error('More than was said') : null);
		}
	});
	try {
		await pipeline(createReadStream(path, { start, end: start + part.packed - 1 }), createInflateRaw(), counter);
	} catch {
		return false;
	}
	return count === part.unpacked;
}

const endMark = 0x06054b50;
const endLength = 22;
const mostComment = 65_535;

/** The table at the end of an archive; undefined where there is none that can be read. */
async function partsOf(handle: FileHandle, size: number): Promise<Part[] | undefined> {
	const tailLength = Math.min(size, endLength + mostComment);
	const tail = await bytesAt(handle, size - tailLength, tailLength);
	const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
	if (at < 0 || tail.length - at < endLength || tail.readUInt32LE(at) !== endMark) return undefined;
	const count = tail.readUInt16LE(at + 10);
	const length = tail.readUInt32LE(at + 12);
	const offset = tail.readUInt32LE(at + 16);
	if (count === 0 || count > mostParts || offset + length > size) return undefined;
	return tableOf(await bytesAt(handle, offset, length), count);
}

function tableOf(table: Buffer, count: number): Part[] | undefined {
	const parts: Part[] = [];
	let at = 0;
	while (parts.length < count) {
		if (table.length < at + 46 || table.readUInt32LE(at) !== 0x02014b50) return undefined;
		const nameLength = table.readUInt16LE(at + 28);
		parts.push({
			name: table.toString('utf8', at + 46, at + 46 + nameLength),
			flags: table.readUInt16LE(at + 8),
			method: table.readUInt16LE(at + 10),
			packed: table.readUInt32LE(at + 20),
			unpacked: table.readUInt32LE(at + 24),
			offset: table.readUInt32LE(at + 42)
		});
		at += 46 + nameLength + table.readUInt16LE(at + 30) + table.readUInt16LE(at + 32);
	}
	return parts;
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
	const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
	return buffer.subarray(0, bytesRead);
}
