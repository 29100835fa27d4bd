import { redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { partnersOf, readPartnerQuery } from '#lib/organisations/partner-list.ts';
import { pilotCounts } from '#lib/pilots/pilot-list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const { query, ignored } = readPartnerQuery(url.searchParams);
	const [all, counts] = await Promise.all([organisationDirectory(db()), pilotCounts(db())]);
	const partners = partnersOf(all, query, locals.lang, today()).map((partner) => ({
		...partner,
		pilots: counts.get(partner.organisation.id) ?? 0
	}));
	return { query, ignored, partners };
};
