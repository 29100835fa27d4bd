import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { translator } from '#lib/i18n.ts';
import { calendarText, calendarType } from '#lib/ical.ts';
import { messages } from '#lib/messages.server.ts';
import { deadlineEvent } from '#lib/needs/need-feed.ts';
import { readNeedQuery } from '#lib/needs/need.ts';
import { needDeadlines } from '#lib/needs/needs.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { isTechnology } from '#lib/organisations/technology-choice.ts';

export const GET = async ({ locals: { lang }, url }) => {
	const areas = await technologies(db());
	const { query } = readNeedQuery(url.searchParams, (choice) => isTechnology(areas, choice));
	const t = translator(lang, messages[lang]);
	const needs = await needDeadlines(db(), query);
	const events = needs.flatMap((need) => deadlineEvent(need, { lang, origin: env().origin }, t));
	const text = calendarText({ name: t('need.feed_title'), language: lang, events });
	return new Response(text, { headers: { 'Content-Type': calendarType } });
};
