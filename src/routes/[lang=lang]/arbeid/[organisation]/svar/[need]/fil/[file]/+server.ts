import { db } from '#lib/db.server.ts';
import { yes } from '#lib/decision.ts';
import { fileAnswer } from '#lib/responses/file-answer.server.ts';
import { ownFile } from '#lib/responses/own-response.server.ts';
import { unsealing } from '#lib/responses/unsealing.server.ts';
import { openedPlace } from '../../opened.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { by, place } = openedPlace(event);
	return fileAnswer(
		await unsealing(db(), async (vault) => yes(await ownFile(db(), by, vault, place, event.params.file)))
	);
};
