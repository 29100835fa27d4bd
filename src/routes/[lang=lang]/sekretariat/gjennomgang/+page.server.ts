import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { waitingPilots } from '#lib/pilots/waiting-pilots.server.ts';
import { waitingSolutions } from '#lib/solutions/solution-review.server.ts';

const verdicts = ['publish', 'return', 'solution_publish', 'solution_return', 'solution_withdraw'] as const;

export const load = async ({ locals, url }) => ({
	pilots: await waitingPilots(db(), signedIn(locals, url), today()),
	solutions: await waitingSolutions(db(), signedIn(locals, url), today()),
	receipt: verdicts.find((verdict) => verdict === url.searchParams.get('utfort')) ?? null
});
