import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { enterExpense } from '#lib/funding/enter-expense.server.ts';
import { readExpense } from '#lib/funding/expense-form.ts';
import { newExpensePage } from '#lib/funding/expense-pages.server.ts';
import { keptValues } from '#lib/funding/expense-values.ts';
import { typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const savedId = url.searchParams.get('lagret');
	const { lines, saved } = await newExpensePage(db(), by, params.organisation, savedId, today());
	return { lines, saved, values: saved ? keptValues(locals.lang, saved) : {}, organisationId: params.organisation };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const { lines } = await newExpensePage(db(), by, params.organisation, null, today());
		const form = await request.formData();
		const read = readExpense(form, lines, { today: today(), lang: locals.lang });
		const entered = read.ok
			? await once(db(), by, form, (tx) => enterExpense(tx, by, params.organisation, read.value, today()))
			: read;
		if (!entered.ok) return fail(422, { issues: entered.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?lagret=${entered.value}`);
	}
};
