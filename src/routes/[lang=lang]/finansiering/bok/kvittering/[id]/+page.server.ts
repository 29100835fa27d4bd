import { fail } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { checkReceipt, receiptPage } from '#lib/funding/check-receipt.server.ts';

export const load = async ({ locals, params, url }) => receiptPage(db(), signedIn(locals, url), params.id, today());

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const about = { id: params.id, dataDir: env().dataDir, today: today() };
		const checked = await checkReceipt(db(), signedIn(locals, url), about, request);
		if (!checked.ok) return fail(422, { issues: checked.issues, checked: [] });
		return { issues: [], checked: checked.value };
	}
};
