import { error } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { publicVersions } from '#lib/pilots/version-pages.server.ts';

export const load = async ({ locals, params, parent, url }) => {
	if ((await parent()).withdrawn) error(410);
	const asked = { lang: locals.lang, today: today(), search: url.searchParams };
	return found(await publicVersions(db(), params.slug, asked));
};
