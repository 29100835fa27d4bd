import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { publishedNeed } from '#lib/needs/needs.server.ts';
import { datedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const day = today();
	const need = found(await publishedNeed(db(), params.slug, day));
	const all = await organisationDirectory(db());
	return { need, owner: datedName(found(all.get(need.ownerId)), all, day), today: day };
};
