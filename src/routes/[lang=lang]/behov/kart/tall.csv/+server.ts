import { today } from '#lib/clock.server.ts';
import { csvFile, csvText } from '#lib/csv.ts';
import { env } from '#lib/env.server.ts';
import { gapFile } from '#lib/matches/gap-file.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { gapTable } from '../gaps.server.ts';

export const GET = async ({ locals: { lang } }) => {
	const text = textFor(lang, messages[lang]);
	const { rows, technologies } = await gapTable();
	const notice = env().demo ? [[text.t('ui.demo_notice')]] : [];
	return csvFile(
		csvText([...notice, ...gapFile(rows, technologies, text)]),
		`sol-${text.t('gap.csv_title')}-${today()}.csv`,
		'no-cache'
	);
};
