import { redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { readNeedQuery } from '#lib/needs/need.ts';
import { publishedNeeds } from '#lib/needs/needs.server.ts';
import { datedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { isTechnology } from '#lib/organisations/technology-choice.ts';
import { inReadersLanguage } from '#lib/translation/translations.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const day = today();
	const [all, areas] = await Promise.all([organisationDirectory(db()), technologies(db())]);
	const { query, ignored } = readNeedQuery(url.searchParams, (choice) => isTechnology(areas, choice));
	const { needs: found, page, total } = await publishedNeeds(db(), query);
	const needs = await inReadersLanguage(db(), 'need', found, locals.lang);
	const owners = [...all.values()].filter(({ id }) => needs.some(({ ownerId }) => ownerId === id));
	return {
		query,
		ignored,
		needs,
		page,
		total,
		technologies: areas,
		owners: Object.fromEntries(owners.map((owner) => [owner.id, datedName(owner, all, day)])),
		today: day
	};
};
