import type { RequestEvent } from '@sveltejs/kit';
import { log } from '#lib/log.server.ts';

/** Starts the clock of a request; the returned function writes its line. The route is logged, never the query. */
export function closeLog(event: RequestEvent): (status: number) => void {
	const started = performance.now();
	return (status) => {
		log('info', 'request', {
			requestId: event.locals.requestId,
			method: event.request.method,
			route: event.route.id,
			status,
			ms: Math.round(performance.now() - started)
		});
	};
}
