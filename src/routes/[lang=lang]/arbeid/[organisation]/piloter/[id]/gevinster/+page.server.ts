import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { gainWorkspace } from '#lib/gains/gains.server.ts';
import type { PageServerLoad } from './$types';

const receipts = ['lagret', 'slettet', 'svart'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const workspace = await gainWorkspace(db(), by, params, today());
	return { ...workspace, receipt: receipts.find((name) => url.searchParams.has(name)) ?? null };
};
