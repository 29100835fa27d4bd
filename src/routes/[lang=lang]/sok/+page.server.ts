import { redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { searchNeeds } from '#lib/needs/needs.server.ts';
import { datedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { namedLike } from '#lib/organisations/partner-list.ts';
import { publishedPilots } from '#lib/pilots/pilot-list.server.ts';
import { readPilotQuery } from '#lib/pilots/pilot-list.ts';
import type { PageServerLoad } from './$types';

const NONE = { technology: () => false, owner: () => false };

export const load: PageServerLoad = async ({ locals, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const [day, { query }] = [today(), readPilotQuery(new URLSearchParams({ q: url.searchParams.get('q') ?? '' }), NONE)];
	const { q } = query;
	if (q === '') return { q, today: day, total: 0, pilots: [], needs: [], partners: [], owners: {} };

	const all = await organisationDirectory(db());
	const [{ pilots, total }, needs] = await Promise.all([
		publishedPilots(db(), query, locals.lang, all),
		searchNeeds(db(), q, locals.lang, 10)
	]);
	const names = [...all.values()].map((each) => datedName(each, all, day));
	const partners = namedLike(
		names.filter(({ id }) => id !== 'secretariat'),
		q
	);
	return {
		q,
		today: day,
		total,
		pilots: pilots.slice(0, 6),
		needs,
		partners,
		owners: Object.fromEntries(names.map((name) => [name.id, name]))
	};
};
