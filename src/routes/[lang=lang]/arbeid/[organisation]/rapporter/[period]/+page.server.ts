import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { answerAboutReport } from '#lib/reports/answer-report.server.ts';
import { reportPage } from '#lib/reports/report-pages.server.ts';
import { readReportText, readReportWords } from '#lib/reports/report-words.ts';
import { saveReport } from '#lib/reports/save-report.server.ts';
import { submitReport } from '#lib/reports/submit-report.server.ts';
import { readRevision } from '#lib/words-form.ts';
import type { RequestEvent } from './$types';

const placeOf = ({ params }: Pick<RequestEvent, 'params'>) => ({
	organisationId: params.organisation,
	periodCode: params.period
});

export const load = async ({ locals, params, url }) => ({
	...(await reportPage(db(), signedIn(locals, url), placeOf({ params }), today())),
	done: url.searchParams.get('gjort')
});

export const actions = {
	save: async (event) => {
		const { locals, request, url } = event;
		const by = signedIn(locals, url);
		const at = placeOf(event);
		demand(by, 'report.write', at, 'report.read');
		const form = await request.formData();
		const text = readReportText(form);
		const seen = readRevision(form);
		const saved = text.ok ? await saveReport(db(), by, at, { text: text.value, seen }, today()) : text;
		if (!saved.ok) return fail(422, { issues: saved.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=lagret`);
	},
	submit: async (event) => {
		const { locals, request, url } = event;
		const by = signedIn(locals, url);
		const at = placeOf(event);
		demand(by, 'report.submit', at, 'report.read');
		const form = await request.formData();
		const text = readReportText(form);
		const asked = { seen: readRevision(form), withDrafts: form.has('with_drafts'), origin: env().origin };
		const sent = text.ok ? await submitReport(db(), by, at, { ...asked, text: text.value }, today()) : text;
		if (!sent.ok) return fail(422, { issues: sent.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=sendt`);
	},
	answer: async (event) => {
		const { locals, request, url } = event;
		const by = signedIn(locals, url);
		const at = placeOf(event);
		demand(by, 'report.write', at, 'report.read');
		const form = await request.formData();
		const answer = readReportWords(form, 'answer');
		const around = { origin: env().origin, today: today() };
		const answered = answer.ok ? await answerAboutReport(db(), by, at, answer.value, around) : answer;
		if (!answered.ok) return fail(422, { issues: answered.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=svart`);
	}
};
