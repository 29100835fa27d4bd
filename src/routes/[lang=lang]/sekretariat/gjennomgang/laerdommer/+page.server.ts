import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { waitingLessons } from '#lib/lessons/lessons.server.ts';
import type { PageServerLoad } from './$types';

const verdicts = ['publish', 'return'] as const;

export const load: PageServerLoad = async ({ locals, url }) => ({
	waiting: await waitingLessons(db(), signedIn(locals, url)),
	receipt: verdicts.find((verdict) => verdict === url.searchParams.get('utfort')) ?? null
});
