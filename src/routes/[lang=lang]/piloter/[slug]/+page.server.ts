import { error } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { followState } from '#lib/follows/followers.server.ts';
import { publicGains } from '#lib/gains/gains.server.ts';
import { lessonsFor } from '#lib/lessons/lessons-for.server.ts';
import { helpToRead } from '#lib/glossary/reading-help.server.ts';
import { textsOf } from '#lib/glossary/reading-help.ts';
import { lessonsOfPilot } from '#lib/lessons/public-lessons.server.ts';
import { publicLife } from '#lib/pilots/pilot-life.server.ts';
import { publishedPilot } from '#lib/pilots/pilot-views.server.ts';
import { measuredDays } from '#lib/results/measured-days.ts';
import { partsOfPilot } from '#lib/results/parts.server.ts';
import { resultsOfPilot } from '#lib/results/results.server.ts';
import { countReading } from '#lib/translation/count-reading.server.ts';
import { readingOf } from '#lib/translation/reading.server.ts';
import { solutionsOfPilot } from '#lib/solutions/public-solutions.server.ts';
import { publicUses } from '#lib/solutions/public-uses.server.ts';
import { wordsOf } from '#lib/translation/words-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, request, url }) => {
	if ((await parent()).withdrawn) error(410);
	const day = today();
	const { thing: pilot, reading } = await readingOf(
		db(),
		'pilot',
		found(await publishedPilot(db(), params.slug, day)),
		{ lang: locals.lang, url }
	);
	await countReading(db(), locals.actor, { kind: 'pilot', id: pilot.id }, { request, today: day });
	const isToCome = pilot.endsOn !== null && pilot.endsOn > day;
	const { gains } = await publicGains(db(), pilot.id, day);
	const [results, parts, lessons, life, solutions, { uses }] = await Promise.all([
		resultsOfPilot(db(), pilot.id),
		partsOfPilot(db(), pilot.id),
		lessonsOfPilot(db(), pilot.id).then((all) => lessonsFor(db(), all, locals.lang)),
		publicLife(db(), pilot.id, day),
		solutionsOfPilot(db(), pilot.id, locals.lang),
		publicUses(db(), { pilot: [pilot.id] }, day)
	]);
	return {
		pilot,
		reading,
		help: await helpToRead(db(), textsOf(pilot, Object.keys(wordsOf('pilot', pilot))), locals.lang),
		today: day,
		measured: measuredDays(results.flatMap(({ latest, earlier }) => [latest, ...earlier])),
		results,
		gains,
		parts,
		lessons,
		life,
		solutions,
		uses,
		follow: await followState(db(), locals.actor, { kind: 'pilot', id: pilot.id }),
		firstExpected: isToCome ? pilot.endsOn : null
	};
};
