import { may } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { needWorkspace } from '#lib/needs/need-work.server.ts';
import { ownNeeds } from '#lib/needs/own-needs.server.ts';
import type { PageServerLoad } from './$types';

const receipts = ['discarded', 'co_owner_declined', 'co_owner_ended'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const workspace = await needWorkspace(db(), by, params.organisation);
	return {
		workspace,
		needs: await ownNeeds(db(), workspace.covers),
		mayWrite: may(by, 'need.write', { organisationId: workspace.id }),
		receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
	};
};
