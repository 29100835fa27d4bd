import { error, redirect } from '@sveltejs/kit';
import { db } from '#lib/db.server.ts';
import { isLang, langFromAcceptLanguage } from '#lib/lang.ts';
import { whereIs } from '#lib/open-data/permanent.server.ts';
import type { RequestHandler } from './$types';

/** To the page in the language that was chosen here before, else in the browser's, else in its own. */
export const GET: RequestHandler = async ({ cookies, params, request, setHeaders }) => {
	const found = await whereIs(db(), params.kind, params.id);
	if (found.kind === 'nowhere') error(404);
	if (found.kind === 'gone') error(410);
	setHeaders({ Vary: 'Cookie, Accept-Language' });
	const chosen = cookies.get('lang');
	const asked = isLang(chosen) ? chosen : langFromAcceptLanguage(request.headers.get('Accept-Language'));
	redirect(303, `/${asked ?? found.language ?? 'nb'}${found.path}`);
};
