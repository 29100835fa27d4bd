import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { registrations } from '#lib/suppliers/verify-supplier.server.ts';
import type { PageServerLoad } from './$types';

const receipts = ['verify', 'refuse'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { waiting, decided } = await registrations(db(), signedIn(locals, url));
	return {
		waiting: waiting.map(({ id, name, country, isAdviser, confirmedAt }) => ({
			id,
			name,
			country,
			isAdviser,
			at: confirmedAt
		})),
		decided: decided.map(({ id, name, country, state, decidedAt }) => ({ id, name, country, state, at: decidedAt })),
		receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
	};
};
