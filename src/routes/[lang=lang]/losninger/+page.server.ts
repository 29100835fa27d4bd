import { redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { publishedSolutions, usersOfSolutions } from '#lib/solutions/public-solutions.server.ts';
import { programmeSpread } from '#lib/solutions/public-uses.server.ts';
import { readSolutionQuery } from '#lib/solutions/solution-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const [areas, ids, all, spread] = await Promise.all([
		technologies(db()),
		usersOfSolutions(db()),
		organisationDirectory(db()),
		programmeSpread(db(), today())
	]);
	const { query, ignored } = readSolutionQuery(url.searchParams, {
		technology: (key) => areas.some((area) => area.key === key),
		user: (id) => ids.includes(id)
	});
	const collator = new Intl.Collator(locals.lang);
	const users = ids
		.flatMap((id) => all.get(id) ?? [])
		.map((user) => ({ value: user.id, label: nameIn(locals.lang, user) }))
		.sort((a, b) => collator.compare(a.label, b.label));
	const list = await publishedSolutions(db(), query, locals.lang);
	return { query, ignored, ...list, technologies: areas, users, spread };
};
