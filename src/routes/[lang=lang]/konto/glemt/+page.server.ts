import { fail } from '@sveltejs/kit';
import { requestReset } from '#lib/accounts/request-reset.server.ts';
import { statusOf } from '#lib/accounts/throttle.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';

export const actions = {
	default: async ({ getClientAddress, request }) => {
		const form = await request.formData();
		const email = field(form, 'email');
		const asked = await requestReset(db(), email, { address: getClientAddress(), origin: env().origin });
		if (!asked.ok) return fail(statusOf(asked.issues), { issues: asked.issues, typed: typedText(form) });
		// No redirect: the address of a page would say whose password was asked for.
		return { issues: [], typed: typedText(form), sentTo: email.trim() };
	}
};
