/**
 * A form with files, written to disk while it arrives. `request.formData()` would hold all of it in memory, twice.
 */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import type { Issue } from '#lib/decision.ts';
import { most, mostInWords } from './document.ts';

/** One file as it came; `name` is what the sender calls it and nothing more. */
export type Received = { name: string; path: string; isTooLarge: boolean };
export type ReceivedForm = { fields: FormData; files: readonly Received[]; issues: readonly Issue[] };

/** The other fields and the marks between the parts. */
const overhead = 1024 * 1024;

const limits = {
	files: most.files,
	fileSize: most.bytesPerFile,
	fields: 40,
	fieldSize: 40_000,
	parts: 1000,
	headerPairs: 20
};

/**
 * Reads the form into `folder`. What is too large is read on but kept nowhere, so that the sender's browser gets to see
 * the answer; a request that tells beforehand that it is too large is not read at all.
 */
export async function receiveFiles(request: Request, folder: string): Promise<ReceivedForm> {
	const { body, headers } = request;
	const isTooLong = Number(headers.get('content-length') ?? '0') > most.bytesPerRequest + overhead;
	if (isTooLong) {
		await drain(body);
		return refused({ field: 'files', key: 'document.request_too_large', params: mostInWords });
	}
	const contentType = headers.get('content-type') ?? '';
	if (body === null || !/^multipart\/form-data\s*;.*boundary=/i.test(contentType))
		return refused({ field: 'files', key: 'document.no_file' });
	return parse(body, contentType, folder);
}

function refused(...issues: readonly Issue[]): ReceivedForm {
	return { fields: new FormData(), files: [], issues };
}

/** The server behind cuts a stream that is longer than it was told to bear; that is an answer too. */
async function drain(body: Request['body']): Promise<void> {
	const reader = body?.getReader();
	try {
		while (reader && !(await reader.read()).done);
	} catch {
		return;
	}
}

async function parse(body: WebStream | ReadableStream, contentType: string, folder: string): Promise<ReceivedForm> {
	const fields = new FormData();
	const files: Received[] = [];
	const incoming: Readable[] = [];
	const writing: Promise<void>[] = [];
	const issues: Issue[] = [];
	const parser = new Busboy({ headers: { 'content-type': contentType }, limits });
	parser.on('field', (name, value) => fields.append(name, value));
	parser.on('filesLimit', () => issues.push({ field: 'files', key: 'document.too_many', params: mostInWords }));
	parser.on('file', (_, stream, name) => {
		// the empty file of a field in which nothing was chosen
		if (!name) return void stream.resume();
		const file = { name, path: join(folder, String(files.length)), isTooLarge: false };
		files.push(file);
		incoming.push(stream);
		stream.on('limit', () => (file.isTooLarge = true));
		writing.push(pipeline(stream, createWriteStream(file.path)));
	});

	const counter = countingTo(most.bytesPerRequest + overhead);
	const [read] = await Promise.allSettled([pipeline(Readable.fromWeb(body as WebStream), counter.stream, parser)]);
	// of a form that breaks off, the file that was under way has no end
	if (read.status === 'rejected') for (const stream of incoming) stream.destroy();
	const written = await Promise.allSettled(writing);
	if (counter.isOver() || isPayloadTooLarge(read))
		return refused({ field: 'files', key: 'document.request_too_large', params: mostInWords });
	if (read.status === 'rejected' || written.some(({ status }) => status === 'rejected'))
		return refused({ field: 'files', key: 'document.broken_off' });
	return { fields, files, issues };
}

/** Lets through what is within the limit, and swallows the rest. */
function countingTo(limit: number) {
	let count = 0;
	const stream = new Transform({
		transform(chunk: Buffer, _, done) {
			count += chunk.length;
			done(null, count > limit ? undefined : chunk);
		}
	});
	return { stream, isOver: () => count > limit };
}

function isPayloadTooLarge(read: PromiseSettledResult<void>): boolean {
	const reason: unknown = read.status === 'rejected' ? read.reason : undefined;
	return typeof reason === 'object' && reason !== null && 'status' in reason && reason.status === 413;
}
