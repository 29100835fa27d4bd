import { fail, redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { confirmRegistration, readConfirming } from '#lib/suppliers/confirm-registration.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const { state, registration } = await readConfirming(db(), params.token);
	return {
		state,
		registration: registration && {
			name: registration.name,
			email: registration.email,
			contactName: registration.contactName,
			isAdviser: registration.isAdviser
		}
	};
};

export const actions: Actions = {
	default: async ({ params }) => {
		const { origin } = env();
		const done = await confirmRegistration(db(), params.token, { origin, today: today() });
		if (!done.ok) return fail(422, { issues: done.issues, outcome: null });
		const { link, isMade } = done.value;
		if (link !== null) redirect(303, link.slice(origin.length));
		return { issues: [], outcome: isMade ? ('made' as const) : ('mailed' as const) };
	}
};
