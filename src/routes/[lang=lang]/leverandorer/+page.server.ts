import { redirect } from '@sveltejs/kit';
import { db } from '#lib/db.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { readSupplierQuery } from '#lib/solutions/supplier-list.ts';
import { suppliers } from '#lib/solutions/suppliers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const areas = await technologies(db());
	const { query, ignored } = readSupplierQuery(url.searchParams, (key) => areas.some((area) => area.key === key));
	return { query, ignored, ...(await suppliers(db(), query, locals.lang)), technologies: areas };
};
