import { db } from '#lib/db.server.ts';
import { yes } from '#lib/decision.ts';
import { fileAnswer } from '#lib/responses/file-answer.server.ts';
import { ownReceived } from '#lib/responses/own-response.server.ts';
import { unsealing } from '#lib/responses/unsealing.server.ts';
import { openedPlace } from '../opened.server.ts';
import type { RequestHandler } from './$types';

/** What was handed in last, byte for byte as its receipt counts it. */
export const GET: RequestHandler = async (event) => {
	const { by, place } = openedPlace(event);
	const file = { name: 'mottatt.json', mediaType: 'application/json' };
	return fileAnswer(
		await unsealing(db(), async (vault) => yes({ file, bytes: await ownReceived(db(), by, vault, place) }))
	);
};
