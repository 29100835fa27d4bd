import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { waitingProposals, wordOfProposal } from '#lib/glossary/proposals.server.ts';
import type { PageServerLoad } from './$types';

const receipts = ['accepted', 'declined'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const proposals = await waitingProposals(db(), signedIn(locals, url));
	return {
		proposals: proposals.map(({ id, conceptId, organisation, proposedAt, ...each }) => ({
			...{ id, conceptId, organisation, proposedAt },
			word: wordOfProposal(each)
		})),
		receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
	};
};
