import { error } from '@sveltejs/kit';
import type { Db } from '#lib/db.server.ts';
import { catalogueNodes, jsonLdText, turtle } from './dcat.server.ts';
import { newestDumps, type DumpPlace } from './dumps.server.ts';
import { markOf } from './list-file.server.ts';

/** While the data are invented no catalogue is to harvest them: they stand beside real names. @throws 404 */
export async function dcatAnswer(db: Db, form: 'turtle' | 'jsonld', place: DumpPlace): Promise<Response> {
	if (place.isDemo) error(404);
	const [dump] = await newestDumps(db, place);
	const nodes = catalogueNodes({ origin: place.origin, dump });
	const text = form === 'turtle' ? await turtle(nodes) : jsonLdText(nodes);
	return new Response(text, {
		headers: {
			'Content-Type': form === 'turtle' ? 'text/turtle; charset=utf-8' : 'application/ld+json; charset=utf-8',
			'Cache-Control': 'no-cache',
			'Access-Control-Allow-Origin': '*',
			ETag: `"${markOf(text)}"`
		}
	});
}
