import { today } from '#lib/clock.server.ts';
import { csvFile, csvText } from '#lib/csv.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { messages } from '#lib/messages.server.ts';
import { comparisonFor } from '#lib/results/comparing.server.ts';
import { comparisonRows, comparisonTable } from '#lib/results/comparison-rows.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals: { lang }, url }) => {
	const text = textFor(lang, messages[lang]);
	const { tables } = await comparisonFor(db(), url.searchParams, null);
	const notice = env().demo ? [[text.t('ui.demo_notice')]] : [];
	return csvFile(
		csvText([...notice, ...comparisonTable(comparisonRows(tables, text), text)]),
		`sol-${text.t('comparison.file_name')}-${today()}.csv`,
		'no-cache'
	);
};
