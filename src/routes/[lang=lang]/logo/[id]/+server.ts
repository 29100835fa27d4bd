import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { logoImage } from '#lib/site/logos.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
	const { content, mediaType } = found(await logoImage(db(), params.id, today()));
	return new Response(new Uint8Array(content), {
		headers: {
			'Content-Type': mediaType,
			// short, since the period of the logo may end any day
			'Cache-Control': 'public, max-age=3600',
			'Content-Security-Policy': "default-src 'none'",
			'Cross-Origin-Resource-Policy': 'same-origin'
		}
	});
};
