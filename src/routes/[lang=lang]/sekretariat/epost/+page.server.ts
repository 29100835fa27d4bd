import { outgoingMails } from '#lib/accounts/mailbox.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';

export const load = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const box = await outgoingMails(db(), by, url.searchParams.get('side'));
	return { ...box, isSending: env().smtpUrl !== undefined };
};
