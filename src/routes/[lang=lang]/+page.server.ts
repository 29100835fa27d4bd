import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { nextEvent } from '#lib/events/events.server.ts';
import { projectFigures } from '#lib/funding/figures.server.ts';
import { openNeedCount } from '#lib/needs/needs.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { partnersOf } from '#lib/organisations/partner-list.ts';
import { publishedPilotCount } from '#lib/pilots/pilot-list.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { noFilters } from '#lib/results/result-filters.ts';
import { namedFor, newestResults, publicResults } from '#lib/results/results.server.ts';
import { demographyPicture } from '#lib/site/demography.server.ts';
import { partOf } from '#lib/site/page-part.server.ts';
import { inReadersLanguage } from '#lib/translation/translations.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const day = today();
	const [pilots, needs, results, meeting, newest, budget, demography, partners] = await Promise.all([
		partOf('pilots', () => publishedPilotCount(db())),
		partOf('needs', () => openNeedCount(db())),
		partOf('results', async () => (await publicResults(db(), noFilters, null)).total),
		partOf('meeting', async () => {
			const next = await nextEvent(db());
			return next && (await inReadersLanguage(db(), 'event', [next], locals.lang))[0];
		}),
		partOf('newest', async () => namedFor(db(), await newestResults(db(), 3), locals.lang)),
		partOf('budget', () => budgetLine(day)),
		partOf('demography', () => demographyPicture(db())),
		partOf('partners', async () =>
			partnersOf(await organisationDirectory(db()), { kind: null, country: null }, locals.lang, day)
		)
	]);
	return { doors: { pilots, needs, results }, meeting, newest, budget, demography, partners };
};

async function budgetLine(day: string) {
	const project = await runningProject(db(), day);
	if (!project) return undefined;
	const { total } = await projectFigures(db(), project, day);
	return total.budget > 0n ? { budget: total.budget, spent: total.spent } : undefined;
}
