/** A list as a workbook: dates are dates there and numbers are numbers, and the headings stay in sight. */
import writeXlsxFile from 'write-excel-file/node';
import { decimalText } from '#lib/rational.ts';
import type { OpenCell } from './open-list.ts';

/** What a cell of a workbook holds at most; a longer one would make the file unreadable. */
const LONGEST_CELL = 32_000;
/** Signs that the XML within has no way of writing. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** @param notices rows above the headings */
export async function sheetOf(
	rows: Iterable<readonly OpenCell[]>,
	head: readonly string[],
	notices: readonly string[],
	name: string
): Promise<Uint8Array> {
	const above = notices.map((notice) => [textCell(notice)]);
	const headings = head.map((heading) => ({ ...textCell(heading), fontWeight: 'bold' as const, wrap: true }));
	return new Uint8Array(
		await writeXlsxFile(
			[...above, headings, ...Array.from(rows, (row) => row.map(sheetCell))],
			{
				sheet: name.slice(0, 31),
				orientation: 'landscape',
				stickyRowsCount: above.length + 1,
				columns: head.map((_, place) => ({ width: place === 1 ? 44 : 20 }))
			},
			{ fontFamily: 'Arial', fontSize: 10 }
		).toBuffer()
	);
}

function sheetCell(cell: OpenCell) {
	if (typeof cell === 'string') return textCell(cell);
	if ('day' in cell) return { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: 'yyyy-mm-dd' };
	if ('minor' in cell) return { type: Number, value: Number(decimalText(cell.minor, 2)), format: '#,##0.00' };
	return { type: Number, value: Number(cell.decimal) };
}

function textCell(text: string) {
	const kept = text.toWellFormed().replaceAll(unwritable, '');
	return { type: String, value: kept.length > LONGEST_CELL ? `${kept.slice(0, LONGEST_CELL)} …` : kept };
}
