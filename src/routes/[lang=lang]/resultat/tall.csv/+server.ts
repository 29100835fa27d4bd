import { resolve } from '$app/paths';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { csvFile, csvText } from '#lib/csv.ts';
import { messages } from '#lib/messages.server.ts';
import { resultRows } from '#lib/results/results-file.ts';
import { resultsForFile } from '#lib/results/results-page.server.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals: { lang }, url }) => {
	const text = textFor(lang, messages[lang]);
	const results = await resultsForFile(db(), url.searchParams);
	const addressOf = (slug: string) => new URL(resolve('/[lang=lang]/piloter/[slug]', { lang, slug }), url).href;
	const notice = env().demo ? [[text.t('ui.demo_notice')]] : [];
	return csvFile(
		csvText([...notice, ...resultRows(results, text, addressOf)]),
		`sol-${text.t('result.list_title').toLowerCase()}-${today()}.csv`,
		'no-cache'
	);
};
