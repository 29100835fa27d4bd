import { error } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { translator } from '#lib/i18n.ts';
import { calendarText, calendarType } from '#lib/ical.ts';
import { messages } from '#lib/messages.server.ts';
import { deadlineEvent } from '#lib/needs/need-feed.ts';
import { publishedNeed } from '#lib/needs/needs.server.ts';

export const GET = async ({ locals: { lang }, params }) => {
	const need = found(await publishedNeed(db(), params.slug));
	const t = translator(lang, messages[lang]);
	const events = deadlineEvent(need, { lang, origin: env().origin }, t);
	if (events.length === 0) error(404);
	return new Response(calendarText({ name: need.title, language: lang, events }), {
		headers: {
			'Content-Type': calendarType,
			'Content-Disposition': `attachment; filename="frist-${need.slug}.ics"`
		}
	});
};
