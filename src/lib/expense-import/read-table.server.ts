/** A file of expenses, or what was pasted from one, as a table of texts. */
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { no, yes, type Decision } from '#lib/decision.ts';
import { isZip, unpackedWorkbook } from '#lib/results/measurement-import-zip.server.ts';
import { delimited } from './delimiter.ts';
import { fileText } from './file-text.ts';
import { readWorkbook, tooManyRows, type Table } from './workbook-xml.ts';

/** `firstLine`: what the spreadsheet calls the first row of the table. */
export type ReadTable = { readonly table: Table; readonly from1904: boolean; readonly firstLine: number };

export const mostRows = 10_000;
const mostMegabytes = 20;
const mostColumns = 60;
const longestCell = 1000;
/** Titles, headings, sums and empty rows between count as well. */
const mostLines = mostRows + 500;
const zipLimits = { unpacked: 120 * 1024 * 1024, entries: 1000 };

/** @param file what a form brought; empty when nothing was chosen */
export async function readFile(file: File | null): Promise<Decision<ReadTable>> {
	if (!file || file.size === 0) return refused('no_file');
	if (file.size > mostMegabytes * 1024 * 1024) return refused('file_too_large', { max: mostMegabytes });
	const bytes = Buffer.from(await file.arrayBuffer());
	if (isZip(bytes)) return readZip(bytes);
	if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return refused('old_excel');
	return readText(fileText(bytes));
}

/** What is copied from a spreadsheet comes parted by tabs. @param field of the form, at which a fault stands */
export function readPasted(text: string, field = 'pasted'): Decision<ReadTable> {
	if (text.trim() === '') return no({ field, key: 'expense_import.no_file' });
	const read = readText(text);
	return read.ok ? read : no(...read.issues.map((issue) => ({ ...issue, field })));
}

function readZip(bytes: Buffer): Decision<ReadTable> {
	const unpacked = unpackedWorkbook(bytes, zipLimits);
	if (unpacked.kind === 'too_large') return refused('unpacks_too_large');
	if (unpacked.kind !== 'workbook') return refused('unreadable');
	const files = unzipSync(unpacked.bytes, { filter: ({ name }) => /^xl\/.*\.(?:xml|rels)$/.test(name) });
	const text = (path: string) => (files[path] ? new TextDecoder().decode(files[path]) : undefined);
	const read = readWorkbook(text, { rows: mostLines, columns: mostColumns });
	if (read === undefined) return refused('unreadable');
	if (read === tooManyRows) return refused('too_many_rows', { max: mostRows });
	return yes({ table: read.table.map((row) => row.map(cut)), from1904: read.from1904, firstLine: 1 });
}

function readText(whole: string): Decision<ReadTable> {
	if (whole.includes('\0')) return refused('unreadable');
	// Some accounting systems call a web page a spreadsheet.
	if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(whole)) return refused('web_page');
	const { text, delimiter, skipped } = delimited(whole);
	try {
		const rows: string[][] = parse(text, {
			delimiter,
			relaxColumnCount: true,
			relaxQuotes: true,
			// Kept, so that the numbers of the rows are those of the file.
			skipEmptyLines: false,
			maxRecordSize: 100_000,
			to: mostLines + 1
		});
		if (rows.length > mostLines) return refused('too_many_rows', { max: mostRows });
		const table = rows.map((row) => row.slice(0, mostColumns).map(cut));
		return yes({ table, from1904: false, firstLine: skipped + 1 });
	} catch {
		return refused('unreadable');
	}
}

/** A cell beyond any text that an expense may have is cut; what is left is still too long, and said to be. */
function cut(text: string): string {
	return text.replace(/\0/g, '').trim().slice(0, longestCell);
}

function refused(key: string, params: Readonly<Record<string, number>> = {}): Decision<never> {
	return no({ field: 'file', key: `expense_import.${key}`, params });
}
