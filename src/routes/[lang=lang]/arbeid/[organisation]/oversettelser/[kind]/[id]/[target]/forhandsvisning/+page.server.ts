import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { translationPage } from '#lib/translation/translation-pages.server.ts';

export const load = ({ locals, params: { organisation, kind, id, target }, url }) =>
	translationPage(db(), signedIn(locals, url), organisation, { kind, id, language: target });
