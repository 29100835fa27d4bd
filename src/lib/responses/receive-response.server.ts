/** A supplier's form with its files, as it came. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { prepareFiles } from '#lib/documents/prepare-files.server.ts';
import { receiveFiles, type Received } from '#lib/documents/receive-files.server.ts';
import { mostFiles, mostFilesInWords } from './response.ts';
import type { NewFile } from './sealed-files.server.ts';

export type ReceivedResponse = { readonly form: FormData; readonly files: Decision<readonly NewFile[]> };

/**
 * While files are looked at they lie in clear in a folder of the system's own for passing things, closed to others:
 * never in the data folder, of which backups are made.
 */
export async function receiveResponse(request: Request): Promise<ReceivedResponse> {
	if (!/^multipart\//i.test(request.headers.get('content-type') ?? ''))
		return { form: await request.formData(), files: yes([]) };
	const folder = await mkdtemp(join(tmpdir(), 'sol-'));
	try {
		const received = await receiveFiles(request, folder);
		const tooLarge = await largeAmong(received.files);
		if (received.files.length === 0 && received.issues.length === 0) return { form: received.fields, files: yes([]) };
		if (received.files.length > mostFiles.files) tooLarge.push(tooMany);
		if (tooLarge.length > 0) return { form: received.fields, files: no(...received.issues, ...tooLarge) };
		const prepared = await prepareFiles(received);
		if (!prepared.ok) return { form: received.fields, files: no(...issuesOf(prepared)) };
		const files: NewFile[] = [];
		for (const { name, mediaType, files: drawn } of prepared.value) {
			// of a picture that was drawn in several widths, its own comes last
			const path = drawn.at(-1)?.path;
			if (path !== undefined) files.push({ name, mediaType, bytes: await readFile(path) });
		}
		return { form: received.fields, files: yes(files) };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

export const tooMany: Issue = { field: 'files', key: 'response.too_many_files', params: mostFilesInWords };

async function largeAmong(files: readonly Received[]): Promise<Issue[]> {
	const issues: Issue[] = [];
	for (const { name, path, isTooLarge } of files)
		if (isTooLarge || (await stat(path)).size > mostFiles.bytes)
			issues.push({ field: 'files', key: 'response.file_too_large', params: { name, ...mostFilesInWords } });
	return issues;
}
