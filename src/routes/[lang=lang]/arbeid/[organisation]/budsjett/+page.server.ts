import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { found } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { enterForecast } from '#lib/budget/own-forecast.server.ts';
import { today } from '#lib/clock.server.ts';
import { partnerBudgetPage } from '#lib/dashboard/partner-budget.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const page = await partnerBudgetPage(db(), by, params.organisation, url.searchParams, today());
	return { ...page, today: today(), saved: url.searchParams.has('lagret') };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const project = found(await runningProject(db(), today()));
		const of = { projectId: project.id, organisationId: params.organisation };
		const entered = await once(db(), by, form, (tx) => enterForecast(tx, by, of, form, locals.lang));
		if (!entered.ok) return fail(422, { issues: entered.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?lagret#prognose`);
	}
} satisfies Actions;
