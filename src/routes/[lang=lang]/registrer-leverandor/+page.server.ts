import { fail } from '@sveltejs/kit';
import { statusOf } from '#lib/accounts/throttle.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { registerSupplier } from '#lib/suppliers/register-supplier.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ areas: await technologies(db()) });

export const actions: Actions = {
	default: async ({ getClientAddress, request }) => {
		const form = await request.formData();
		const from = { address: getClientAddress(), origin: env().origin };
		const sent = await registerSupplier(db(), form, from);
		const chosen = form.getAll('areas').filter((each) => typeof each === 'string');
		const typed = typedText(form);
		if (!sent.ok) return fail(statusOf(sent.issues), { issues: sent.issues, typed, chosen });
		// No redirect: the address of a page would say who registered.
		return { issues: [], typed, chosen, sentTo: sent.value };
	}
};
