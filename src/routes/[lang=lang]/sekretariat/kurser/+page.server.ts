import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import { decideRates } from '#lib/rates/decide-rates.server.ts';
import { ratesPage } from '#lib/rates/rate-pages.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	...(await ratesPage(db(), signedIn(locals, url), today())),
	done: url.searchParams.get('gjort')
});

export const actions = {
	default: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'rate.decide');
		const form = await request.formData();
		const id = field(form, 'id');
		const approve = field(form, 'verdict') === 'approve';
		const decided = await decideRates(db(), by, { id, approve, reason: field(form, `reason_${id}`) });
		if (!decided.ok) return fail(422, { issues: decided.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=${approve ? 'approved' : 'rejected'}`);
	}
} satisfies Actions;
