import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { atDesk } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { correctExpense } from '#lib/funding/correct-expense.server.ts';
import { takeBackPage } from '#lib/funding/counterparts.server.ts';
import { reviewPage } from '#lib/funding/expense-pages.server.ts';
import { refusal } from '#lib/funding/issue-texts.ts';
import { readCorrection } from '#lib/funding/take-back-form.ts';
import { typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = atDesk(locals, url, 'expense.correct');
	const { expense } = await reviewPage(db(), by, params.id, today());
	const page = await takeBackPage(db(), by, 'expense.correct', params.id, today());
	return { expense, ...page, correction: true, home: `/${locals.lang}/sekretariat/utgifter` };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'expense.correct');
		const { currency } = await takeBackPage(db(), by, 'expense.correct', params.id, today());
		const form = await request.formData();
		const read = readCorrection(form, currency);
		const made = read.ok
			? await once(db(), by, form, (tx) => correctExpense(tx, by, params.id, read.value, today()))
			: read;
		if (!made.ok) return fail(refusal(made.issues), { issues: made.issues, typed: typedText(form) });
		redirect(303, `/${locals.lang}/sekretariat/utgifter/${made.value}?gjort=kutt`);
	}
};
