import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';
import { approveProjectReport } from '#lib/reports/project-report-approve.server.ts';
import { readLeaderApproval } from '#lib/reports/project-report-form.ts';
import { projectReportPage } from '#lib/reports/project-report-page.server.ts';
import { submitProjectReport } from '#lib/reports/project-report-submit.server.ts';
import { remindByHand } from '#lib/reports/remind-reports.server.ts';
import { readRevision } from '#lib/words-form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	return {
		...(await projectReportPage(db(), by, params.period, today())),
		today: today(),
		done: url.searchParams.get('gjort'),
		reminded: Number.parseInt(url.searchParams.get('varslet') ?? '', 10) || 0
	};
};

export const actions = {
	remind: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'report.remind');
		const form = await request.formData();
		const organisationIds = form.getAll('partner').filter((id) => typeof id === 'string');
		const around = { origin: env().origin, today: today() };
		const sent = await remindByHand(db(), by, { periodCode: params.period, organisationIds }, around);
		if (!sent.ok) return fail(422, { issues: sent.issues, typed: {} });
		redirect(303, `${url.pathname}?varslet=${sent.value}`);
	},
	approve: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'project_report.write');
		const form = await request.formData();
		const read = readLeaderApproval(form, today());
		const seen = { seen: readRevision(form), digest: field(form, 'digest') };
		const done = read.ok
			? await approveProjectReport(db(), by, params.period, { ...read.value, ...seen }, today())
			: read;
		if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=godkjent#godkjenning`);
	},
	submit: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'project_report.write');
		const form = await request.formData();
		const asked = { seen: readRevision(form), confirmed: field(form, 'confirm') === '1' };
		const done = await submitProjectReport(db(), by, params.period, asked, today());
		if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=sendt`);
	}
};
