import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { checkPage } from '#lib/funding/check-page.server.ts';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';

export const load = async ({ locals, params, url }) => ({
	...(await checkPage(db(), signedIn(locals, url), params.organisation, url.searchParams, today())),
	organisationId: params.organisation
});

export const actions = {
	submit: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const chosen = form.getAll('expense').filter((id) => typeof id === 'string');
		const submitted = await submitExpenses(db(), by, params.organisation, chosen, today());
		if (!submitted.ok) return fail(422, { issues: submitted.issues, chosen });
		const period = url.searchParams.get('periode') ?? '';
		redirect(
			303,
			`${url.pathname.replace(/\/send-inn$/, '')}?periode=${encodeURIComponent(period)}&sendt=${submitted.value}`
		);
	}
};
