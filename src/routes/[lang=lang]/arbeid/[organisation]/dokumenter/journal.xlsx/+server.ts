import { workbookFile } from '#lib/dashboard/workbook.server.ts';
import { journalOf } from '../journal.server.ts';

export const GET = async (event) => {
	const { rows, name, sheet } = await journalOf(event);
	return workbookFile(rows, sheet, `${name}.xlsx`, 'no-store');
};
