/** A block of cells as a spreadsheet puts it on the clipboard, read into rows of the table. */
import { emptyRow, rowFields, type RowField, type RowValues } from '#lib/funding/expense-table.ts';

export const mostRows = 200;

/** Cells that hold tabs, new lines or quotation marks come in quotation marks. */
export function readCells(block: string): string[][] {
	const rows: string[][] = [[]];
	const cell = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/gy;
	const text = block.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
	for (let match = cell.exec(text); match; match = cell.exec(text)) {
		rows.at(-1)?.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
		if (match[3] === '\n') rows.push([]);
		if (match[3] === '') break;
	}
	return rows.filter((row) => row.some((each) => each !== ''));
}

/** Names of a choice in lower case, in both languages, and what each stands for. */
type Names = ReadonlyMap<string, string>;
export type BlockNames = {
	readonly headings: ReadonlyMap<string, RowField>;
	readonly category: Names;
	readonly work_package: Names;
	readonly pilot: Names;
};

/** `unread`: what stood in a column of choices and is none of them. */
export type BlockRow = { readonly values: RowValues; readonly unread: Partial<Record<RowField, string>> };

/** Columns by their headings where there are any, else in the order of the table; five columns have no pilot. */
export function readBlock(block: string, names: BlockNames): BlockRow[] {
	const [first = [], ...others] = readCells(block);
	const named = first.map((cell) => names.headings.get(plain(cell)));
	const hasHeadings = named.filter((each) => each !== undefined).length >= 3;
	const short = rowFields.filter((field) => field !== 'pilot');
	const columns = hasHeadings ? named : first.length < rowFields.length ? short : [...rowFields];
	return (hasHeadings ? others : [first, ...others])
		.filter((cells) => cells.length > 0)
		.map((cells) => rowOf(cells, columns, names));
}

function rowOf(cells: readonly string[], columns: readonly (RowField | undefined)[], names: BlockNames): BlockRow {
	const values: Record<RowField, string> = { ...emptyRow };
	const unread: Partial<Record<RowField, string>> = {};
	columns.forEach((field, place) => {
		const cell = cells[place] ?? '';
		if (field === undefined || cell === '') return;
		const choice = isChosen(field) ? names[field].get(plain(cell)) : cell;
		if (choice === undefined) unread[field] = cell;
		else values[field] = choice;
	});
	return { values, unread };
}

function isChosen(field: RowField): field is 'category' | 'work_package' | 'pilot' {
	return field === 'category' || field === 'work_package' || field === 'pilot';
}

/** So that «AP 3», «ap3» and «AP3» are the same. */
export function plain(text: string): string {
	return text.toLocaleLowerCase('nb').replace(/[\s().:]+/g, '');
}
