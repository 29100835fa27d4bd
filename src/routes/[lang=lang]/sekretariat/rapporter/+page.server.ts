import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field } from '#lib/form.ts';
import { deskReportsPage } from '#lib/reports/desk-reports-page.server.ts';
import { remindByHand } from '#lib/reports/remind-reports.server.ts';

export const load = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const page = await deskReportsPage(db(), by, url.searchParams.get('periode'), today());
	return { ...page, reminded: Number.parseInt(url.searchParams.get('varslet') ?? '', 10) || 0 };
};

export const actions = {
	remind: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'report.remind');
		const form = await request.formData();
		const periodCode = field(form, 'period');
		const organisationIds = form.getAll('partner').filter((id) => typeof id === 'string');
		const around = { origin: env().origin, today: today() };
		const sent = await remindByHand(db(), by, { periodCode, organisationIds }, around);
		if (!sent.ok) return fail(422, { issues: sent.issues, chosen: organisationIds });
		redirect(303, `${url.pathname}?periode=${encodeURIComponent(periodCode)}&varslet=${sent.value}`);
	}
};
