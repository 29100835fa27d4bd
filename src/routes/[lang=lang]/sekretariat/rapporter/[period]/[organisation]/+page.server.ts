import { fail, redirect } from '@sveltejs/kit';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { approveReport } from '#lib/reports/approve-report.server.ts';
import { askAboutReport } from '#lib/reports/ask-report.server.ts';
import { claimReport } from '#lib/reports/claim-report.server.ts';
import type { Seen } from '#lib/reports/decide-report.server.ts';
import { extendDeadline } from '#lib/reports/extend-deadline.server.ts';
import { payReport } from '#lib/reports/pay-report.server.ts';
import { reportPage } from '#lib/reports/report-pages.server.ts';
import type { ReportAt } from '#lib/reports/report-place.server.ts';
import { readExtension, readReportQuestion, readReportWords } from '#lib/reports/report-words.ts';
import { reportRefusal } from '#lib/reports/report.ts';
import { returnReport } from '#lib/reports/return-report.server.ts';
import { readRevision } from '#lib/words-form.ts';
import type { RequestEvent } from './$types';

const placeOf = (params: RequestEvent['params']): ReportAt => ({
	organisationId: params.organisation,
	periodCode: params.period
});

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	demand(by, 'review.read', { organisationId: null });
	return { ...(await reportPage(db(), by, placeOf(params), today())), done: url.searchParams.get('gjort') };
};

type On = { by: Actor; at: ReportAt; seen: Seen; form: FormData };

/** Every step reads what was on the screen, answers all faults at once, and leads back to the report. */
function step(take: (on: On) => Promise<Decision<null>> | Decision<null>, done: string) {
	return async ({ locals, params, request, url }: RequestEvent) => {
		const by = atDesk(locals, url, 'report.decide');
		const form = await request.formData();
		const seen = { revision: readRevision(form), origin: env().origin, today: today() };
		const taken = await take({ by, at: placeOf(params), seen, form });
		if (!taken.ok) return fail(reportRefusal(taken.issues), { issues: taken.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=${done}`);
	};
}

export const actions = {
	approve: step(({ by, at, seen }) => approveReport(db(), by, at, seen), 'godkjent'),
	return: step(({ by, at, seen, form }) => {
		const reason = readReportWords(form, 'reason');
		return reason.ok ? returnReport(db(), by, at, seen, reason.value) : reason;
	}, 'returnert'),
	claim: step(({ by, at, seen }) => claimReport(db(), by, at, seen), 'krevd'),
	pay: step(({ by, at, seen }) => payReport(db(), by, at, seen), 'betalt'),
	ask: step(({ by, at, seen, form }) => {
		const question = readReportQuestion(form);
		return question.ok ? askAboutReport(db(), by, at, question.value, seen) : question;
	}, 'spurt'),
	extend: step(({ by, at, seen, form }) => {
		const extension = readExtension(form);
		return extension.ok ? extendDeadline(db(), by, at, extension.value, seen) : extension;
	}, 'utsatt')
};
