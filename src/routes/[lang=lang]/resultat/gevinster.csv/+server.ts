import { resolve } from '$app/paths';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { csvText } from '#lib/csv.ts';
import { gainRows } from '#lib/gains/gains-file.ts';
import { allPublicGains } from '#lib/gains/gains.server.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals: { lang }, url }) => {
	const text = textFor(lang, messages[lang]);
	const gains = await allPublicGains(db(), today());
	const addressOf = (slug: string) => new URL(resolve('/[lang=lang]/piloter/[slug]', { lang, slug }), url).href;
	const notice = env().demo ? [[text.t('ui.demo_notice')]] : [];
	return new Response(csvText([...notice, ...gainRows(gains, text, addressOf)]), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="sol-${text.t('gain.csv_title')}-${today()}.csv"`,
			'Cache-Control': 'no-cache'
		}
	});
};
