import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { changeExpense } from '#lib/funding/change-expense.server.ts';
import { readExpense } from '#lib/funding/expense-form.ts';
import { changeExpensePage } from '#lib/funding/expense-pages.server.ts';
import { typedValues } from '#lib/funding/expense-values.ts';
import { typedText } from '#lib/form.ts';
import { readRevision } from '#lib/words-form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { expense, lines } = await changeExpensePage(db(), by, params.organisation, params.id, today());
	return {
		lines,
		expense,
		values: typedValues(locals.lang, expense, lines.periods),
		organisationId: params.organisation,
		seesStaff: may(by, 'expense.read_staff', expense)
	};
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const { lines } = await changeExpensePage(db(), by, params.organisation, params.id, today());
		const form = await request.formData();
		const read = readExpense(form, lines, { today: today(), lang: locals.lang });
		const changed = read.ok
			? await changeExpense(db(), by, params.id, { seen: readRevision(form), entry: read.value }, today())
			: read;
		if (!changed.ok) return fail(422, { issues: changed.issues, typed: typedText(form) });
		redirect(303, `${url.pathname.replace(/\/endre$/, '')}?gjort=endret`);
	}
};
