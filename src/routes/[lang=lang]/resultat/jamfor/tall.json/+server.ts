import { reply } from '#lib/api/reply.server.ts';
import { db } from '#lib/db.server.ts';
import { messages } from '#lib/messages.server.ts';
import { comparisonFor } from '#lib/results/comparing.server.ts';
import { comparisonRows } from '#lib/results/comparison-rows.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals: { lang }, request, url }) => {
	const { tables } = await comparisonFor(db(), url.searchParams, null);
	const rows = comparisonRows(tables, textFor(lang, messages[lang]));
	return reply(request, { total: rows.length, items: rows });
};
