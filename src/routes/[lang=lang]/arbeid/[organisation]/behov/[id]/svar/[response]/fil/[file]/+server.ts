import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { fileAnswer } from '#lib/responses/file-answer.server.ts';
import { openFile } from '#lib/responses/open-response.server.ts';
import { unsealing } from '#lib/responses/unsealing.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const which = { organisationId: params.organisation, needId: params.id, responseId: params.response };
	return fileAnswer(await unsealing(db(), (vault) => openFile(db(), by, vault, which, params.file)));
};
