import { workbookFile } from '#lib/dashboard/workbook.server.ts';
import { listed } from '../listed.server.ts';

export const GET = async (event) => {
	const { rows, name, sheet } = await listed(event);
	return workbookFile(rows, sheet, `${name}.xlsx`, 'no-cache');
};
