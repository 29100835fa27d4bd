import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { waitingNeeds } from '#lib/needs/need-review.server.ts';
import type { PageServerLoad } from './$types';

const receipts = ['open', 'return'] as const;

export const load: PageServerLoad = async ({ locals, url }) => ({
	needs: await waitingNeeds(db(), signedIn(locals, url), today()),
	receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
});
