import { signedIn } from '#lib/accounts/require.server.ts';
import { samplePage } from '#lib/audit/samples.server.ts';
import { db } from '#lib/db.server.ts';

export const load = ({ locals, params, url }) => samplePage(db(), signedIn(locals, url), params.sample);
