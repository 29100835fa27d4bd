import { fail, redirect } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { projectOf, versionPage } from '#lib/budget/budget-pages.server.ts';
import { decideVersion, proposeVersion } from '#lib/budget/decide-budget.server.ts';
import { discardVersion } from '#lib/budget/draft-budget.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { field, typedText } from '#lib/form.ts';
import type { Actions, PageServerLoad } from './$types';

function numberOf(text: string): number {
	return Number(found(/^\d{1,6}$/.exec(text)?.[0]));
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const page = await versionPage(db(), by, numberOf(params.number), url.searchParams.get('mot'), today());
	return { ...page, partner: url.searchParams.get('partner'), done: url.searchParams.get('gjort') };
};

function answer(decision: Decision<null>, form: FormData, to: string) {
	if (!decision.ok) {
		const own = decision.issues.some(({ key }) => key === 'budget_version.own_hands');
		return fail(own ? 403 : 422, { issues: decision.issues, typed: typedText(form) });
	}
	redirect(303, to);
}

export const actions = {
	propose: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'budget.propose');
		const form = await request.formData();
		const seen = { number: numberOf(params.number), revision: Number(field(form, 'revision')) };
		const project = await projectOf(db(), by, today());
		return answer(await proposeVersion(db(), by, project, seen), form, `${url.pathname}?gjort=proposed`);
	},
	decide: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'budget.decide');
		const form = await request.formData();
		const approve = field(form, 'verdict') === 'approve';
		const seen = { number: numberOf(params.number), revision: Number(field(form, 'revision')) };
		const project = await projectOf(db(), by, today());
		const decision = await decideVersion(db(), by, project, { ...seen, approve, reason: field(form, 'reason') });
		return answer(decision, form, `${url.pathname}?gjort=${approve ? 'approved' : 'rejected'}`);
	},
	discard: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'budget.propose');
		const form = await request.formData();
		const project = await projectOf(db(), by, today());
		const decision = await discardVersion(db(), by, project, numberOf(params.number));
		return answer(decision, form, url.pathname.replace(/\/\d+$/, ''));
	}
} satisfies Actions;
