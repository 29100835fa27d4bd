import { redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { chosenThings, markedCounties } from '#lib/network/map-marks.ts';
import { readMapQuery } from '#lib/network/map-query.ts';
import { mapThings } from '#lib/network/map-things.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const [areas, things] = await Promise.all([technologies(db()), mapThings(db(), locals.lang, today())]);
	const { query, ignored } = readMapQuery(url.searchParams, (key) => areas.some((area) => area.key === key));
	const shown = chosenThings(things, query);
	return { query, ignored, technologies: areas, total: shown.length, counties: markedCounties(shown, locals.lang) };
};
