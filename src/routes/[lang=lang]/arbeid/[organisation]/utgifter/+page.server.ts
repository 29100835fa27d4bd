import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { ownExpensesPage } from '#lib/funding/expense-pages.server.ts';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const page = await ownExpensesPage(db(), by, params.organisation, url.searchParams, today());
	return {
		...page,
		organisationId: params.organisation,
		submitted: Number.parseInt(url.searchParams.get('sendt') ?? '', 10) || 0
	};
};

export const actions = {
	submit: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const chosen = (await request.formData()).getAll('expense').filter((id) => typeof id === 'string');
		const submitted = await submitExpenses(db(), by, params.organisation, chosen, today());
		if (!submitted.ok) return fail(422, { issues: submitted.issues, chosen });
		redirect(303, `${url.pathname}?sendt=${submitted.value}`);
	}
};
