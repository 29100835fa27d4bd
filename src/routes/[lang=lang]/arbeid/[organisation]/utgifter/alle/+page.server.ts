import { redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { ownExpensesPage } from '#lib/funding/expense-pages.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const page = await ownExpensesPage(db(), by, params.organisation, url.searchParams, today());
	return { ...page, organisationId: params.organisation };
};
