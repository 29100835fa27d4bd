import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { followState } from '#lib/follows/followers.server.ts';
import { partnerFigures } from '#lib/funding/figures.server.ts';
import { needsOf } from '#lib/needs/needs.server.ts';
import { datedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory, partnerPage } from '#lib/organisations/organisations.server.ts';
import { pilotsOf } from '#lib/pilots/pilot-list.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { headlines } from '#lib/results/results.server.ts';
import { publicUses } from '#lib/solutions/public-uses.server.ts';
import { inReadersLanguage } from '#lib/translation/translations.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const day = today();
	const partner = found(await partnerPage(db(), params.slug, locals.lang, day));
	const [pilots, needs, project, all, { uses }] = await Promise.all([
		pilotsOf(db(), partner.covers).then((own) => inReadersLanguage(db(), 'pilot', own, locals.lang)),
		needsOf(db(), partner.covers).then((own) => inReadersLanguage(db(), 'need', own, locals.lang)),
		runningProject(db(), day),
		organisationDirectory(db()),
		publicUses(db(), { organisation: partner.covers }, day)
	]);
	const ids = pilots.map(({ id }) => id);
	const [results, figures] = await Promise.all([
		headlines(db(), ids),
		project && partnerFigures(db(), project, day, { organisationId: params.slug })
	]);
	const owning = new Set([...pilots, ...needs].map(({ ownerId }) => ownerId));
	const owners = [...all.values()].filter(({ id }) => owning.has(id));
	return {
		partner,
		follow: await followState(db(), locals.actor, { kind: 'organisation', id: params.slug }),
		pilots,
		needs,
		uses,
		owners: Object.fromEntries(owners.map((owner) => [owner.id, datedName(owner, all, day)])),
		results: Object.fromEntries(results),
		strip:
			figures && (figures.total.budget > 0n || figures.total.spent > 0n) ? { figures: figures.total, asOf: day } : null,
		today: day
	};
};
