/**
 * The bytes of documents: each file lies under its SHA-256 in `DATA_DIR/files/<first two>/`, a picture in its narrower
 * widths beside it. A file is complete before it gets its name, and a row of the table comes only after it; what a
 * killed process leaves behind is at worst a file that nobody names.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';

const sha256Form = /^[0-9a-f]{64}$/;

export function filesFolder(dataDir: string): string {
	return resolve(dataDir, 'files');
}

/** Where files lie before they have a name. */
export function waitingFolder(dataDir: string): string {
	return join(filesFolder(dataDir), 'tmp');
}

/** @throws for anything but a SHA-256, so that nothing outside the folder can be named */
export function pathOf(dataDir: string, sha256: string, width?: number): string {
	if (!sha256Form.test(sha256)) throw new Error('Not the name of a file');
	const end = width === undefined ? '' : `-${Math.trunc(width)}`;
	return join(filesFolder(dataDir), sha256.slice(0, 2), `${sha256}${end}`);
}

/** A folder of its own for the files of one request; it goes with whatever was not placed. */
export async function inWaitingFolder<T>(dataDir: string, work: (folder: string) => Promise<T>): Promise<T> {
	const folder = join(waitingFolder(dataDir), randomUUID());
	await mkdir(folder, { recursive: true });
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

export async function sha256Of(path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	return hash.digest('hex');
}

/** Gives a complete file its name. One that is there already is the same file and is written over. */
export async function place(dataDir: string, from: string, sha256: string, width?: number): Promise<void> {
	const to = pathOf(dataDir, sha256, width);
	const folder = join(to, '..');
	await mkdir(folder, { recursive: true });
	await settle(from);
	await rename(from, to);
	await settle(folder);
}

/** Waits until the disk has it. Windows keeps folders by itself and refuses to be asked. */
async function settle(path: string): Promise<void> {
	if (process.platform === 'win32') return;
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

const chunk = 64 * 1024;

/** The bytes of a stored file, read only as far as somebody asks for them. */
export async function readStored(path: string): Promise<{ byteCount: number; body: ReadableStream<Uint8Array> }> {
	const { size } = await stat(path);
	let handle: Awaited<ReturnType<typeof open>> | undefined;
	const body = new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				handle ??= await open(path, 'r');
				const { bytesRead, buffer } = await handle.read(new Uint8Array(chunk), 0, chunk);
				if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
				else {
					await handle.close();
					controller.close();
				}
			},
			cancel: () => handle?.close()
		},
		// nothing is opened for an answer whose body nobody reads
		{ highWaterMark: 0 }
	);
	return { byteCount: size, body };
}
