import { csvFile, csvText } from '#lib/csv.ts';
import { journalOf } from '../journal.server.ts';

export const GET = async (event) => {
	const { rows, name } = await journalOf(event);
	return csvFile(csvText(rows), `${name}.csv`, 'no-store');
};
