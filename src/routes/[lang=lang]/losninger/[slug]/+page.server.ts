import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { followState } from '#lib/follows/followers.server.ts';
import { helpToRead } from '#lib/glossary/reading-help.server.ts';
import { needsForSolution } from '#lib/matches/matches.server.ts';
import { publishedSolution } from '#lib/solutions/public-solutions.server.ts';
import { shownIn } from '#lib/solutions/solution-view.ts';
import { publicUses } from '#lib/solutions/public-uses.server.ts';
import { pilotsThatTried } from '#lib/solutions/tried-in.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const solution = found(await publishedSolution(db(), params.slug));
	const day = today();
	const [{ uses, spread }, pilots, needs] = await Promise.all([
		publicUses(db(), { solution: [solution.id] }, day),
		pilotsThatTried(db(), solution.id, day),
		needsForSolution(db(), solution.id)
	]);
	const follow = await followState(db(), locals.actor, { kind: 'solution', id: solution.id });
	const summary = shownIn(locals.lang, solution.language, solution.summary, solution.summaryOther);
	const help = await helpToRead(db(), [summary], locals.lang);
	return { solution, help, uses, spread, pilots, needs, today: day, follow };
};
