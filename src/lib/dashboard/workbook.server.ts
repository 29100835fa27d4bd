import writeXlsxFile from 'write-excel-file/node';
import type { Cell } from '#lib/csv.ts';
import { decimalText } from '#lib/rational.ts';

/** Cells of a table as a workbook: amounts and percentages are numbers there, so that they can be summed. */
export async function workbookOf(rows: readonly (readonly Cell[])[], sheet: string): Promise<Buffer> {
	const widest = Math.max(...rows.map((row) => row.length));
	return writeXlsxFile(
		rows.map((row) => row.map(workbookCell)),
		{
			sheet,
			orientation: 'landscape',
			columns: Array.from({ length: widest }, (_, index) => ({ width: index < 2 ? 30 : 18 }))
		},
		{ fontFamily: 'Arial', fontSize: 10 }
	).toBuffer();
}

function workbookCell(cell: Cell) {
	if (typeof cell === 'string') return { type: String, value: cell };
	const text = 'minor' in cell ? decimalText(cell.minor, 2) : cell.decimal;
	return { type: Number, value: Number(text), format: '#,##0.00' };
}
