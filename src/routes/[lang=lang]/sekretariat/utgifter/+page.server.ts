import { redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { queuePage } from '#lib/funding/expense-pages.server.ts';
import { hadAHand } from '#lib/funding/expense.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';

export const load = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const { list, partners, filter } = await queuePage(db(), by, url.searchParams, today());
	return {
		filter,
		partners,
		list,
		own: list.items.filter((expense) => hadAHand(expense, by.personId)).map(({ id }) => id),
		done: url.searchParams.get('gjort')
	};
};
