import { db } from '#lib/db.server.ts';
import { stopByLink, stoppable } from '#lib/follows/stop-by-link.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return { stoppable: (await stoppable(db(), params.token, locals.lang)) ?? null };
};

export const actions: Actions = {
	/** Of the page's button, and of a mail program in one click (RFC 8058): such a one sends no origin and no cookies. */
	default: async ({ params }) => ({ stopped: (await stopByLink(db(), params.token)) ?? ('unknown' as const) })
};
