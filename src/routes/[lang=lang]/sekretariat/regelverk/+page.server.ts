import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { chooseOffice } from '#lib/rates/choose-office.server.ts';
import { decideRuleSet } from '#lib/rates/propose-rule-set.server.ts';
import { rulesPage } from '#lib/rates/rule-sets.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const project = await runningProject(db(), today());
	return { ...(await rulesPage(db(), by, project?.id)), done: url.searchParams.get('gjort') };
};

export const actions = {
	decide: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'rate.decide');
		const form = await request.formData();
		const id = field(form, 'id');
		const approve = field(form, 'verdict') === 'approve';
		const project = await runningProject(db(), today());
		const verdict = { id, approve, reason: field(form, `reason_${id}`) };
		const decided = await decideRuleSet(db(), by, project?.id, verdict);
		if (!decided.ok) return fail(422, { issues: decided.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=${approve ? 'approved' : 'rejected'}`);
	},
	office: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'rate.decide');
		const form = await request.formData();
		const organisationId = field(form, 'organisation');
		const project = await runningProject(db(), today());
		const choice = { organisationId, projectId: project?.id ?? '', office: field(form, `office_${organisationId}`) };
		const chosen = await chooseOffice(db(), by, choice);
		if (!chosen.ok) return fail(422, { issues: chosen.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=office_saved`);
	}
} satisfies Actions;
