import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { translationList } from '#lib/translation/worklist.server.ts';

export const load = ({ locals, params, url }) =>
	translationList(db(), signedIn(locals, url), params.organisation, url.searchParams, today());
