import { found } from '#lib/accounts/demand.server.ts';
import { may, organisationsWhere } from '#lib/accounts/may.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { eventsOfNeed } from '#lib/events/events.server.ts';
import { followState } from '#lib/follows/followers.server.ts';
import { helpToRead } from '#lib/glossary/reading-help.server.ts';
import { textsOf } from '#lib/glossary/reading-help.ts';
import { matchesOfNeed } from '#lib/matches/matches.server.ts';
import { countLook } from '#lib/needs/count-look.server.ts';
import { isLook } from '#lib/look.ts';
import { needInFull } from '#lib/needs/need-page.server.ts';
import { answeredQuestions } from '#lib/needs/questions.server.ts';
import { datedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { readingOf } from '#lib/translation/reading.server.ts';
import { inReadersLanguage } from '#lib/translation/translations.server.ts';
import { wordsOf } from '#lib/translation/words-of.ts';
import type { PageServerLoad } from './$types';

/** On the page of a need; its owner sees more of them. */
const NEAREST = 4;

export const load: PageServerLoad = async ({ locals, params, request, url }) => {
	const day = today();
	const { thing: need, reading } = await readingOf(db(), 'need', found(await needInFull(db(), params.slug)), {
		lang: locals.lang,
		url
	});
	const by = locals.actor ?? null;
	if (isLook(request)) await countLook(db(), by, need, day);

	const all = await organisationDirectory(db());
	const shown = [need.ownerId, ...need.coOwners, ...need.alsoOurs].flatMap((id) => all.get(id) ?? []);
	const partners = by ? organisationsWhere(by, 'need.join').flatMap((id) => all.get(id) ?? []) : [];
	const { pinned, found: near } = await matchesOfNeed(db(), need.id);
	return {
		need,
		reading,
		help: await helpToRead(db(), textsOf(need, Object.keys(wordsOf('need', need))), locals.lang),
		/** What the owner chose, and the nearest of the others. */
		matches: [...pinned, ...near.slice(0, NEAREST)],
		events: await inReadersLanguage(db(), 'event', await eventsOfNeed(db(), need.id), locals.lang),
		questions: await answeredQuestions(db(), need.id),
		follow: await followState(db(), by, { kind: 'need', id: need.id }),
		names: Object.fromEntries(shown.map((one) => [one.id, datedName(one, all, day)])),
		/** In whose workspace the reader works on it. */
		workspace: need.actingIds.find((organisationId) => may(by, 'need.read_draft', { organisationId })) ?? null,
		/** For which partners the reader may say that they have it too. */
		joining: partners
			.filter(({ id, succeededBy }) => succeededBy === null && !need.actingIds.includes(id))
			.map(({ id, nameNb, nameSv }) => ({ id, nameNb, nameSv })),
		/** In whose name the reader may answer it. */
		answering: (by?.memberships ?? [])
			.filter(({ organisationId }) => may(by, 'response.write', { organisationId }))
			.map(({ organisationId, nameNb, nameSv }) => ({ id: organisationId, nameNb, nameSv })),
		today: day
	};
};
