import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { leaderPage } from '#lib/dashboard/leader.server.ts';
import { db } from '#lib/db.server.ts';

export const load = async ({ locals, url }) => leaderPage(db(), signedIn(locals, url), today());
