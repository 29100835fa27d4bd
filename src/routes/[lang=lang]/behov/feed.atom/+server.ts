import { atomFeed, atomType } from '#lib/atom.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { translator } from '#lib/i18n.ts';
import { startOfDay } from '#lib/local-time.ts';
import { messages } from '#lib/messages.server.ts';
import { feedOf } from '#lib/needs/need-feed.ts';
import { readNeedQuery } from '#lib/needs/need.ts';
import { newestNeeds } from '#lib/needs/needs.server.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { isTechnology } from '#lib/organisations/technology-choice.ts';

export const GET = async ({ locals: { lang }, url }) => {
	const [all, areas] = await Promise.all([organisationDirectory(db()), technologies(db())]);
	const { query } = readNeedQuery(url.searchParams, (choice) => isTechnology(areas, choice));
	const nameOf = (id: string) => {
		const owner = all.get(id);
		return owner ? nameIn(lang, owner) : id;
	};
	const words = { t: translator(lang, messages[lang]), nameOf };
	const feed = feedOf(await newestNeeds(db(), query), query, { lang, origin: env().origin }, words);
	const notice = env().demo && { subtitle: words.t('ui.demo_notice') };
	return new Response(atomFeed({ ...feed, ...notice, updated: startOfDay(today()) }), {
		headers: { 'Content-Type': atomType, 'Cache-Control': 'no-cache' }
	});
};
