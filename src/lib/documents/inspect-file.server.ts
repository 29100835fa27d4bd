/** Tells what a file is from its content alone, and why it cannot be taken. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { MessageKey } from '#lib/i18n.ts';
import type { Kind } from './document.ts';
import { faultOfOfficeFile } from './office-file.server.ts';

export type Inspected = { kind: Kind } | { fault: MessageKey };

const known: Readonly<Record<string, Kind>> = {
	'image/jpeg': 'picture',
	'image/png': 'picture',
	'image/apng': 'picture',
	'image/webp': 'picture',
	'application/pdf': 'pdf',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx'
};

/** What people are helped by a word of their own for. */
const refused: readonly (readonly [RegExp, MessageKey])[] = [
	[/^image\/hei[cf]/, 'document.is_heic'],
	[/^image\/|^video\/|^audio\//, 'document.is_other_picture'],
	[/x-cfb|msword|ms-excel$/, 'document.is_old_office'],
	[/macroenabled/i, 'document.has_macros'],
	[/x-elf|x-msdownload|x-mach-binary|java-vm|wasm|x-msi|x-sh|debian|x-rpm|dmg/, 'document.is_program'],
	[/xml|html/, 'document.is_web_page']
];

export async function inspectFile(path: string): Promise<Inspected> {
	if ((await stat(path)).size === 0) return { fault: 'document.is_empty' };
	const program = await startsAsProgram(path);
	if (program) return { fault: 'document.is_program' };
	const mediaType: string | undefined = (await fileTypeFromFile(path))?.mime;
	const kind = mediaType === undefined ? undefined : known[mediaType];
	if (kind === undefined) return inspectOther(path, mediaType);
	const fault = kind === 'docx' || kind === 'xlsx' ? await faultOfOfficeFile(path) : undefined;
	return fault === undefined ? { kind } : { fault };
}

/** A table whose first word is `BMI` begins as some pictures do: what is text all through is text. */
async function inspectOther(path: string, mediaType: string | undefined): Promise<Inspected> {
	const asText = await inspectText(path);
	if (mediaType === undefined || 'kind' in asText || asText.fault === 'document.is_web_page') return asText;
	return { fault: refused.find(([form]) => form.test(mediaType))?.[1] ?? 'document.is_not_taken' };
}

/** Programs of Windows, Linux and macOS, and scripts: said before anything else is asked. */
async function startsAsProgram(path: string): Promise<boolean> {
	const handle = await open(path, 'r');
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
		const start = buffer.subarray(0, bytesRead).toString('latin1');
		return start.startsWith('MZ') || start.startsWith('#!') || start === '\u007FELF';
	} finally {
		await handle.close();
	}
}

/** Plain text is UTF-8 without control characters; a web page or a drawing in SVG is text too, but none to keep. */
async function inspectText(path: string): Promise<Inspected> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let start = '';
	try {
		for await (const chunk of createReadStream(path)) {
			const text = decoder.decode(chunk as Buffer, { stream: true });
			if (hasControl(text)) return { fault: 'document.is_not_taken' };
			if (start.length < 1000) start += text.slice(0, 1000);
		}
		decoder.decode();
	} catch {
		return { fault: 'document.is_not_utf8' };
	}
	return /^\s*<[a-z!?]/i.test(start) ? { fault: 'document.is_web_page' } : { kind: 'text' };
}

function hasControl(text: string): boolean {
	return /(?![\t\n\f\r])\p{Cc}/u.test(text);
}
