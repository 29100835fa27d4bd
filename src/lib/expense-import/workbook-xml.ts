/**
 * A sheet of a workbook as texts, from the XML in it: values of formulas as they were last worked out, days as ISO days.
 * Of merged cells the first holds the value, as in the sheet; text that is merged over rows stands in each of them.
 */
import { serialDay, workbookNumber } from './workbook-number.ts';
import { dayStyles } from './workbook-styles.ts';
import { attribute, tagsOf, unescaped, type Tag } from './xml-tags.ts';

export type Table = readonly (readonly string[])[];
/** The text of a part of the archive by its path; undefined where there is none. */
export type Parts = (path: string) => string | undefined;
export type SheetLimits = { readonly rows: number; readonly columns: number };

export const tooManyRows = 'too_many_rows';

/** The first sheet that holds anything. Undefined when it is no workbook. */
export function readWorkbook(
	parts: Parts,
	limits: SheetLimits
): { table: Table; from1904: boolean } | typeof tooManyRows | undefined {
	const workbook = parts('xl/workbook.xml');
	if (workbook === undefined) return undefined;
	const properties = [...tagsOf(workbook)].find(({ name }) => name === 'workbookPr');
	const from1904 = /^(?:1|true)$/.test((properties && attribute(properties, 'date1904')) ?? '');
	const around = {
		strings: stringsOf(parts('xl/sharedStrings.xml') ?? ''),
		isDay: dayStyles(parts('xl/styles.xml') ?? ''),
		from1904
	};
	for (const path of sheetPaths(workbook, parts('xl/_rels/workbook.xml.rels') ?? '')) {
		const table = readSheet(parts(path) ?? '', around, limits);
		if (table === tooManyRows) return tooManyRows;
		if (table.length > 0) return { table, from1904 };
	}
	return { table: [], from1904 };
}

function sheetPaths(workbook: string, relations: string): string[] {
	const targets = new Map([...tagsOf(relations)].map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
	return [...tagsOf(workbook)].flatMap((tag) => {
		const target = tag.name === 'sheet' ? targets.get(attribute(tag, 'id')) : undefined;
		if (target === undefined) return [];
		return [target.startsWith('/') ? target.slice(1) : `xl/${target}`];
	});
}

/** The texts that cells share: all pieces of each, but not how it is pronounced. */
function stringsOf(xml: string): string[] {
	const strings: string[] = [];
	let pronounced = false;
	for (const tag of tagsOf(xml)) {
		if (tag.name === 'si' && tag.kind !== 'close') strings.push('');
		if (tag.name === 'rPh') pronounced = tag.kind === 'open';
		if (tag.name === 't' && tag.kind === 'open' && !pronounced)
			strings[strings.length - 1] = (strings.at(-1) ?? '') + unescaped(tag.text);
	}
	return strings.map((text) => text.trim());
}

type Surroundings = {
	readonly strings: readonly string[];
	readonly isDay: (style: string | undefined) => boolean;
	readonly from1904: boolean;
};
type Cell = { readonly tag: Tag; readonly column: number; value: string; inline: string };
/** A sheet while it is read: the row and the cell that are open, and what is closed. */
type Sheet = {
	readonly rows: string[][];
	readonly merged: string[];
	/** Places of numbers, as `row:column`. */
	readonly numeric: Set<string>;
	number: number;
	next: number;
	cells: string[];
	cell: Cell | undefined;
};

function readSheet(xml: string, around: Surroundings, limits: SheetLimits): Table | typeof tooManyRows {
	const sheet: Sheet = { rows: [], merged: [], numeric: new Set(), number: 0, next: 0, cells: [], cell: undefined };
	for (const tag of tagsOf(xml)) {
		if (tag.kind === 'close') closeTag(sheet, tag, around, limits);
		else openTag(sheet, tag);
		if (!(sheet.number <= limits.rows) && sheet.cells.length > 0) return tooManyRows;
	}
	fillMerged(sheet);
	return sheet.rows;
}

function openTag(sheet: Sheet, tag: Tag): void {
	if (tag.name === 'row') {
		sheet.number = Number(attribute(tag, 'r') ?? sheet.number + 1);
		[sheet.cells, sheet.next] = [[], 0];
	} else if (tag.name === 'c') {
		const column = columnOf(attribute(tag, 'r') ?? '') ?? sheet.next;
		sheet.cell = tag.kind === 'open' ? { tag, column, value: '', inline: '' } : undefined;
		sheet.next = column + 1;
	} else if (tag.name === 'mergeCell') sheet.merged.push(attribute(tag, 'ref') ?? '');
	else if (sheet.cell && tag.kind === 'open') keepText(sheet.cell, tag);
}

function closeTag(sheet: Sheet, { name }: Tag, around: Surroundings, { columns }: SheetLimits): void {
	if (name === 'c' && sheet.cell) {
		if (sheet.cell.column < columns) keepCell(sheet, sheet.cell, around);
		sheet.cell = undefined;
	} else if (name === 'row' && sheet.cells.length > 0) {
		while (sheet.rows.length < sheet.number - 1) sheet.rows.push([]);
		sheet.rows[sheet.number - 1] = sheet.cells;
		sheet.cells = [];
	}
}

function keepText(cell: Cell, tag: Tag): void {
	if (tag.name === 'v') cell.value = unescaped(tag.text);
	else if (tag.name === 't') cell.inline += unescaped(tag.text);
}

function keepCell(sheet: Sheet, cell: Cell, around: Surroundings): void {
	const { text, numeric } = cellText(cell, around);
	if (text === '') return;
	put(sheet.cells, cell.column, text);
	if (numeric) sheet.numeric.add(`${sheet.number}:${cell.column}`);
}

function put(row: string[], column: number, text: string): void {
	while (row.length < column) row.push('');
	row[column] = text;
}

function cellText(cell: Cell, { strings, isDay, from1904 }: Surroundings): { text: string; numeric: boolean } {
	const plain = (text: string) => ({ text: text.trim(), numeric: false });
	const type = attribute(cell.tag, 't') ?? 'n';
	if (type === 's') return plain(strings[Number(cell.value)] ?? '');
	if (type === 'inlineStr') return plain(cell.inline);
	if (type === 'd') return plain(cell.value.slice(0, 10));
	const number = type === 'n' ? workbookNumber(cell.value) : undefined;
	// `#REF!` and its like stay as they are: the row that needs the cell says so.
	if (number === undefined) return plain(type === 'b' ? '' : cell.value);
	const serial = Number(cell.value);
	const isOne = isDay(attribute(cell.tag, 's')) && serial >= 1 && serial < 73_415;
	return isOne ? plain(serialDay(serial, from1904)) : { text: number, numeric: true };
}

/** `C12` is 2. */
function columnOf(reference: string): number | undefined {
	const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
	if (letters === undefined) return undefined;
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** An amount is never repeated: it would count for each of the rows. */
function fillMerged({ rows, merged, numeric }: Sheet): void {
	for (const reference of merged.slice(0, 5000)) {
		const range = /^([A-Z]+)(\d+):\1(\d+)$/.exec(reference);
		const [column, top, bottom] = [columnOf(range?.[1] ?? ''), Number(range?.[2]), Number(range?.[3])];
		if (column === undefined || numeric.has(`${top}:${column}`)) continue;
		const text = rows[top - 1]?.[column] ?? '';
		const below = rows.slice(top, bottom).filter((row) => text !== '' && row.length > 0);
		for (const row of below) put(row, column, text);
	}
}
