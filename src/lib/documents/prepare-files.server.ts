/** From files as they came to files that may be kept: told by content, pictures drawn anew, all faults named at once. */
import { mkdir, stat } from 'node:fs/promises';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { findPersonalNumber } from '#lib/personal-number.ts';
import { mediaTypeOf, mostInWords, nameFor } from './document.ts';
import { sha256Of } from './file-folder.server.ts';
import { inspectFile } from './inspect-file.server.ts';
import { redraw } from './picture.server.ts';
import type { Received, ReceivedForm } from './receive-files.server.ts';

/** A file that lies ready, and what its row will say. */
export type Prepared = {
	name: string;
	mediaType: string;
	sha256: string;
	byteCount: number;
	width: number | null;
	height: number | null;
	/** Files to be placed; `width` stands at those of a picture that are narrower than it. */
	files: readonly { path: string; width?: number }[];
};

/** Everything or nothing: of a request with one faulty file none is kept, and each fault is told. */
export async function prepareFiles({ files, issues: before }: ReceivedForm): Promise<Decision<readonly Prepared[]>> {
	const issues: Issue[] = [...before];
	const prepared: Prepared[] = [];
	for (const file of files) {
		const one = await prepareFile(file);
		if ('fault' in one) issues.push({ field: 'files', key: one.fault, params: { name: file.name, ...mostInWords } });
		else prepared.push(one);
	}
	if (issues.length === 0 && prepared.length === 0) return no({ field: 'files', key: 'document.no_file' });
	return issues.length > 0 ? no(...issues) : yes(prepared);
}

async function prepareFile(file: Received): Promise<Prepared | { fault: string }> {
	if (file.isTooLarge) return { fault: 'document.is_too_large' };
	if (findPersonalNumber(file.name) !== undefined) return { fault: 'document.personal_number_in_name' };
	const inspected = await inspectFile(file.path);
	if ('fault' in inspected) return inspected;
	const { kind } = inspected;
	const head = { name: nameFor(file.name, kind), mediaType: mediaTypeOf(kind) };
	if (kind === 'picture') return preparePicture(file, head);
	const { size } = await stat(file.path);
	const sha256 = await sha256Of(file.path);
	return { ...head, sha256, byteCount: size, width: null, height: null, files: [{ path: file.path }] };
}

async function preparePicture(
	{ path }: Received,
	head: Pick<Prepared, 'name' | 'mediaType'>
): Promise<Prepared | { fault: string }> {
	const folder = `${path}.drawn`;
	await mkdir(folder);
	const drawn = await redraw(path, folder);
	if ('fault' in drawn) return drawn;
	const own = drawn.files.at(-1);
	if (!own) throw new Error('A picture was drawn in no width');
	const { size } = await stat(own.path);
	return {
		...head,
		sha256: await sha256Of(own.path),
		byteCount: size,
		width: drawn.width,
		height: drawn.height,
		// its own width last: where it lies, the others do
		files: [...drawn.files.slice(0, -1), { path: own.path }]
	};
}
