import { resolve } from '$app/paths';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { csvFile, csvText } from '#lib/csv.ts';
import { gainRows } from '#lib/gains/gains-file.ts';
import { allPublicGains } from '#lib/gains/gains.server.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals: { lang }, url }) => {
	const text = textFor(lang, messages[lang]);
	const gains = await allPublicGains(db(), today());
	const addressOf = (slug: string) => new URL(resolve('/[lang=lang]/piloter/[slug]', { lang, slug }), url).href;
	const notice = env().demo ? [[text.t('ui.demo_notice')]] : [];
	return csvFile(
		csvText([...notice, ...gainRows(gains, text, addressOf)]),
		`sol-${text.t('gain.csv_title')}-${today()}.csv`,
		'no-cache'
	);
};
