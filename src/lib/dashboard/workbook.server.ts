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

/** A table as a workbook to save. */
export async function workbookFile(
	rows: readonly (readonly Cell[])[],
	sheet: string,
	name: string,
	keep: 'no-cache' | 'no-store'
): Promise<Response> {
	return new Response(new Uint8Array(await workbookOf(rows, sheet)), {
		headers: {
			'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'Content-Disposition': `attachment; filename="${name}"`,
			'Cache-Control': keep
		}
	});
}
