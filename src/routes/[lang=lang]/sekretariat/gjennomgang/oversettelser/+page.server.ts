import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { waitingTranslations } from '#lib/translation/waiting-translations.server.ts';

export const load = async ({ locals, url }) => ({ waiting: await waitingTranslations(db(), signedIn(locals, url)) });
