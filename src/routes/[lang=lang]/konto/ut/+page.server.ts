import { redirect } from '@sveltejs/kit';
import { signOutEverywhere } from '#lib/accounts/account.server.ts';
import { endSession } from '#lib/accounts/session.server.ts';
import { db } from '#lib/db.server.ts';
import { field } from '#lib/form.ts';

export const actions = {
	default: async ({ cookies, locals, request }) => {
		const form = await request.formData();
		if (locals.actor && field(form, 'where') === 'everywhere') await signOutEverywhere(db(), locals.actor);
		await endSession(db(), cookies);
		redirect(303, `/${locals.lang}`);
	}
};
