import { outgoingMailOf } from '#lib/accounts/mailbox.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	return { mail: await outgoingMailOf(db(), by, params.mail, env().demo), isMasked: !env().demo };
};
