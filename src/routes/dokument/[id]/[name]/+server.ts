import { found } from '#lib/accounts/demand.server.ts';
import { db } from '#lib/db.server.ts';
import { serveDocument, type Asked } from '#lib/documents/serve-document.server.ts';
import { env } from '#lib/env.server.ts';
import { mayOpenVoucher } from '#lib/funding/vouchers.server.ts';
import { accessToNeedDocument } from '#lib/needs/need-documents.server.ts';
import { accessTo } from '#lib/pilots/pilot-documents.server.ts';
import type { RequestHandler } from './$types';

async function accessOf(by: App.Locals['actor'], id: string): Promise<'public' | 'own' | undefined> {
	const shown = (await accessTo(db(), by, id)) ?? (await accessToNeedDocument(db(), by, id));
	return shown ?? ((await mayOpenVoucher(db(), by, id)) ? 'own' : undefined);
}

export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const access = found(await accessOf(locals.actor, params.id));
	const asked: Asked = {
		...params,
		width: url.searchParams.get('bredde'),
		known: request.headers.get('if-none-match'),
		isPublic: access === 'public',
		wish: url.searchParams.has('les') ? 'read' : url.searchParams.has('lagre') ? 'save' : undefined
	};
	return found(await serveDocument(db(), env().dataDir, asked));
};
