import { today } from '#lib/clock.server.ts';
import { csvFile, csvText } from '#lib/csv.ts';
import { env } from '#lib/env.server.ts';
import { messages } from '#lib/messages.server.ts';
import { networkTable } from '#lib/network/network-file.ts';
import { textFor } from '#lib/ui/text.ts';
import { listedPairs } from '../listed.server.ts';

export const GET = async (event) => {
	const text = textFor(event.locals.lang, messages[event.locals.lang]);
	const notice = env().demo ? [[text.t('ui.demo_notice')]] : [];
	const rows = networkTable(await listedPairs(event), text);
	return csvFile(csvText([...notice, ...rows]), `sol-${text.t('network.file_name')}-${today()}.csv`, 'no-cache');
};
