/** The solution of this page, for who may read it, and for who may write in it. */
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { solutionIn } from '#lib/solutions/solution-workspace.server.ts';

export type SolutionEvent = { locals: App.Locals; params: { organisation: string; id: string }; url: URL };

export async function openedSolution({ locals, params, url }: SolutionEvent) {
	const by = signedIn(locals, url);
	return { by, ...(await solutionIn(db(), by, params.organisation, params.id)) };
}

/** Asked before anything of the form is read. */
export async function openedForWriting(event: SolutionEvent) {
	const opened = await openedSolution(event);
	const by: Actor = opened.by;
	demand(by, 'solution.write', { organisationId: opened.solution.ownerId }, 'solution.read_draft');
	return opened;
}
