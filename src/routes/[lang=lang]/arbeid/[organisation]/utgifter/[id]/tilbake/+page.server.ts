import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { takeBackPage } from '#lib/funding/counterparts.server.ts';
import { ownExpensePage } from '#lib/funding/expense-pages.server.ts';
import { refusal } from '#lib/funding/issue-texts.ts';
import { reverseExpense } from '#lib/funding/reverse-expense.server.ts';
import { readTakeBack } from '#lib/funding/take-back-form.ts';
import { typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { expense } = await ownExpensePage(db(), by, params.organisation, params.id, today());
	const page = await takeBackPage(db(), by, 'expense.submit', params.id, today());
	return { expense, ...page, correction: false, home: `/${locals.lang}/arbeid/${params.organisation}/utgifter` };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		await takeBackPage(db(), by, 'expense.submit', params.id, today());
		const form = await request.formData();
		const read = readTakeBack(form);
		const made = read.ok
			? await once(db(), by, form, (tx) => reverseExpense(tx, by, params.id, read.value, today()))
			: read;
		if (!made.ok) return fail(refusal(made.issues), { issues: made.issues, typed: typedText(form) });
		redirect(303, `/${locals.lang}/arbeid/${params.organisation}/utgifter/${made.value}?gjort=tilbake`);
	}
};
