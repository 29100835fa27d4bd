import { redirect } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { versionAt } from '#lib/budget/budget-pages.server.ts';
import { today } from '#lib/clock.server.ts';
import { isDay } from '#lib/day.ts';
import { db } from '#lib/db.server.ts';

/** Leads to the version that holds on a day. */
export const GET = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const asked = url.searchParams.get('per') ?? '';
	const number = found(await versionAt(db(), by, isDay(asked) ? asked : today(), today()));
	const partner = url.searchParams.get('partner');
	const query = partner === null ? '' : `?${new URLSearchParams({ partner })}`;
	redirect(302, `/${locals.lang}/sekretariat/budsjett/${number}${query}#linjer`);
};
