import { redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { readDeskAsked } from '#lib/glossary/desk.ts';
import { deskList } from '#lib/glossary/desk.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const asked = readDeskAsked(url.searchParams);
	return {
		asked,
		...(await deskList(db(), by, asked, url.searchParams.get('side'), locals.lang)),
		mayEdit: may(by, 'glossary.edit', { organisationId: null })
	};
};
