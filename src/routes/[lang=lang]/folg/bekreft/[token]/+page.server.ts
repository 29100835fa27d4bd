import { db } from '#lib/db.server.ts';
import { confirmFollow, isWaiting } from '#lib/follows/follow-by-mail.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return { isWaiting: await isWaiting(db(), params.token) };
};

export const actions: Actions = {
	default: async ({ params }) => ({ isDone: await confirmFollow(db(), params.token) })
};
