import { csvFile, csvText } from '#lib/csv.ts';
import { listed } from '../listed.server.ts';

export const GET = async (event) => {
	const { rows, name } = await listed(event);
	return csvFile(csvText(rows), `${name}.csv`, 'no-cache');
};
