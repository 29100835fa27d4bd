/** A file as a person keeps measurements in it, as a table of texts: a workbook, or values parted by a mark. */
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { no, yes, type Decision } from '#lib/decision.ts';
import { isZip, unpackedWorkbook } from './measurement-import-zip.server.ts';
import { mostRows } from './measurement-import-sheet.ts';

export type Table = readonly (readonly string[])[];

const mostBytes = 2 * 1024 * 1024;
const longestCell = 1200;
const mostColumns = 60;

/** @param file what a form brought; empty when nothing was chosen */
export async function readTable(file: File | null): Promise<Decision<Table>> {
	if (!file || file.size === 0) return refused('import.no_file');
	if (file.size > mostBytes) return refused('import.file_too_large', { max: 2 });
	const bytes = Buffer.from(await file.arrayBuffer());
	const read = isZip(bytes) ? await readWorkbook(bytes) : readMarked(bytes);
	if (!read.ok) return read;
	// The first row holds the headings.
	return read.value.length > mostRows + 1 ? refused('import.too_many_rows', { max: mostRows }) : read;
}

async function readWorkbook(bytes: Buffer): Promise<Decision<Table>> {
	const unpacked = unpackedWorkbook(bytes);
	if (unpacked.kind !== 'workbook')
		return refused(unpacked.kind === 'too_large' ? 'import.unpacks_too_large' : 'import.unreadable');
	try {
		const sheet = await readSheet(unpacked.bytes);
		return yes(sheet.map((row) => row.slice(0, mostColumns).map((cell) => cut(textOf(cell)))));
	} catch {
		return refused('import.unreadable');
	}
}

function readMarked(bytes: Buffer): Decision<Table> {
	const text = decoded(bytes);
	if (text.includes('\0')) return refused('import.unreadable');
	const [head = ''] = text.split(/\r?\n/, 1);
	try {
		const rows = parse(text, {
			delimiter: head.includes(';') ? ';' : head.includes('\t') ? '\t' : ',',
			relaxColumnCount: true,
			// Kept, so that the numbers of the rows are those of the file.
			skipEmptyLines: false,
			maxRecordSize: 100_000,
			to: mostRows + 2
		});
		return yes(rows.map((row) => row.slice(0, mostColumns).map(cut)));
	} catch {
		return refused('import.unreadable');
	}
}

/** UTF-8 where it is that, else as older spreadsheets of Windows save. */
function decoded(bytes: Buffer): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** As somebody would have typed it. */
function textOf(cell: unknown): string {
	if (typeof cell === 'string') return cell;
	if (typeof cell === 'number') return numberText(cell);
	if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
	return typeof cell === 'boolean' ? String(cell) : '';
}

/** With a comma, and never with three decimals, which could be read as thousands. */
function numberText(value: number): string {
	const [whole = '', decimals = ''] = value
		.toFixed(8)
		.replace(/\.?0+$/, '')
		.split('.');
	if (decimals === '') return whole;
	return `${whole},${decimals.length === 3 ? `${decimals}0` : decimals}`;
}

function cut(text: string): string {
	return text.trim().slice(0, longestCell);
}

function refused(key: string, params: Readonly<Record<string, number>> = {}): Decision<never> {
	return no({ field: 'file', key, params });
}
