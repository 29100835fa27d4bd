import { may } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { adoptionsOf } from '#lib/solutions/adoptions.server.ts';
import { solutionWorkspace } from '#lib/solutions/solution-workspace.server.ts';
import { ownSolutions } from '#lib/solutions/solutions.server.ts';

const receipts = ['discarded', 'refused', 'taken_back'] as const;

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const workspace = await solutionWorkspace(db(), by, params.organisation);
	const owned = { organisationId: workspace.id };
	const [solutions, adoptions] = await Promise.all([
		ownSolutions(db(), workspace.covers),
		adoptionsOf(db(), workspace)
	]);
	return {
		workspace,
		solutions,
		adoptions,
		mayWrite: may(by, 'solution.write', owned) && !workspace.isAdviser,
		mayDeclare: may(by, 'adoption.declare', owned) && !workspace.isAdviser,
		mayConfirm: may(by, 'adoption.confirm', owned),
		mayOpenWorkspace: may(by, 'workspace.read', owned),
		receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
	};
};
