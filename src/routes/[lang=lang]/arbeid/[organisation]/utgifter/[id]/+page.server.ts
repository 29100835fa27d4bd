import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { answerExpense } from '#lib/funding/answer-expense.server.ts';
import { pairedWith } from '#lib/funding/counterparts.server.ts';
import { ownExpensePage } from '#lib/funding/expense-pages.server.ts';
import { partnerRights } from '#lib/funding/expense-rights.ts';
import { readWords } from '#lib/funding/expense-words.ts';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';
import { withdrawExpense } from '#lib/funding/withdraw-expense.server.ts';
import { typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const file = await ownExpensePage(db(), by, params.organisation, params.id, today());
	const { project, rateNow } = file.lines;
	return {
		expense: file.expense,
		pairs: await pairedWith(db(), by, file.expense),
		remarks: file.remarks,
		history: file.history,
		workPackages: project.workPackages,
		rateNow,
		rights: partnerRights(by, file.expense),
		organisationId: params.organisation,
		done: url.searchParams.get('gjort')
	};
};

export const actions = {
	submit: async ({ locals, params, url }) => {
		const by = signedIn(locals, url);
		const submitted = await submitExpenses(db(), by, params.organisation, [params.id], today());
		if (!submitted.ok) return fail(422, { issues: submitted.issues, typed: typedText(new FormData()) });
		redirect(303, `${url.pathname}?gjort=sendt`);
	},
	withdraw: async ({ locals, params, url }) => {
		const withdrawn = await withdrawExpense(db(), signedIn(locals, url), params.id);
		if (!withdrawn.ok) return fail(422, { issues: withdrawn.issues, typed: typedText(new FormData()) });
		redirect(303, `${url.pathname}?gjort=trukket`);
	},
	answer: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		demand(by, 'expense.answer', { organisationId: params.organisation }, 'expense.read');
		const form = await request.formData();
		const words = readWords(form, 'answer');
		const answered = words.ok
			? await answerExpense(db(), by, params.id, { answer: words.value, origin: env().origin })
			: words;
		if (!answered.ok) return fail(422, { issues: answered.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=svart`);
	}
};
