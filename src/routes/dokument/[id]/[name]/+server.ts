import { found } from '#lib/accounts/demand.server.ts';
import { db } from '#lib/db.server.ts';
import { serveDocument } from '#lib/documents/serve-document.server.ts';
import { env } from '#lib/env.server.ts';
import { mayOpenVoucher } from '#lib/funding/vouchers.server.ts';
import { accessTo } from '#lib/pilots/pilot-documents.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const pilots = await accessTo(db(), locals.actor, params.id);
	const access = found(pilots ?? ((await mayOpenVoucher(db(), locals.actor, params.id)) ? 'own' : undefined));
	const asked = {
		...params,
		width: url.searchParams.get('bredde'),
		known: request.headers.get('if-none-match'),
		isPublic: access === 'public'
	};
	return found(await serveDocument(db(), env().dataDir, asked));
};
