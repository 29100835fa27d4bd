import { fail, redirect } from '@sveltejs/kit';
import type { Actor } from '#lib/accounts/actor.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import type { RequestEvent } from './$types';
import { env } from '#lib/env.server.ts';
import { approveExpense } from '#lib/funding/approve-expense.server.ts';
import { cutExpense } from '#lib/funding/cut-expense.server.ts';
import type { Seen } from '#lib/funding/decide-expense.server.ts';
import { pairedWith } from '#lib/funding/counterparts.server.ts';
import { reviewPage } from '#lib/funding/expense-pages.server.ts';
import { decisionRights } from '#lib/funding/expense-rights.ts';
import { readCut, readQuestion, readWords } from '#lib/funding/expense-words.ts';
import { refusal } from '#lib/funding/issue-texts.ts';
import { queryExpense } from '#lib/funding/query-expense.server.ts';
import { rejectExpense } from '#lib/funding/reject-expense.server.ts';
import { typedText } from '#lib/form.ts';
import { readRevision } from '#lib/words-form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { expense, remarks, history, project } = await reviewPage(db(), by, params.id, today());
	return {
		expense,
		pairs: await pairedWith(db(), by, expense),
		remarks,
		history,
		workPackages: project.workPackages,
		rights: decisionRights(by, expense),
		done: url.searchParams.get('gjort')
	};
};

type Deciding = { by: Actor; id: string; seen: Seen; form: FormData };

/** Every decision reads what was on the screen, answers all faults at once, and leads back to the queue. */
function decides(decide: (on: Deciding) => Decision<null> | Promise<Decision<null>>, done: string) {
	return async ({ locals, params, request, url }: RequestEvent) => {
		const by = atDesk(locals, url, 'expense.decide');
		const form = await request.formData();
		const seen = { revision: readRevision(form), origin: env().origin };
		const decided = await decide({ by, id: params.id, seen, form });
		if (!decided.ok) return fail(refusal(decided.issues), { issues: decided.issues, typed: typedText(form) });
		redirect(303, `/${locals.lang}/sekretariat/utgifter?gjort=${done}`);
	};
}

export const actions = {
	approve: decides(({ by, id, seen }) => approveExpense(db(), by, id, seen), 'avgjort'),
	cut: decides(({ by, id, seen, form }) => {
		const cut = readCut(form);
		return cut.ok ? cutExpense(db(), by, id, seen, cut.value) : cut;
	}, 'avgjort'),
	reject: decides(({ by, id, seen, form }) => {
		const reason = readWords(form, 'reject_reason');
		return reason.ok ? rejectExpense(db(), by, id, seen, reason.value) : reason;
	}, 'avgjort'),
	query: decides(({ by, id, seen, form }) => {
		const asked = readQuestion(form, today());
		return asked.ok ? queryExpense(db(), by, id, seen, asked.value) : asked;
	}, 'spurt')
};
