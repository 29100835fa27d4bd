import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { correctRows } from '#lib/expense-import/correct-rows.server.ts';
import { checkPage } from '#lib/expense-import/import-pages.server.ts';
import { mayCorrect } from '#lib/expense-import/match-columns.server.ts';
import { startImport } from '#lib/expense-import/start-import.server.ts';
import { field } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const at = { organisationId: params.organisation, id: params.import };
	const page = await checkPage(db(), by, at, url.searchParams, today());
	const base = url.pathname.replace(/\/kontroll$/, '');
	if (!mayCorrect(page.held.state)) redirect(303, base);
	if (!page.held.mapping) redirect(303, `${base}/kolonner`);
	return { ...page, organisation: params.organisation, corrected: url.searchParams.has('rettet') };
};

export const actions = {
	correct: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const at = { organisationId: params.organisation, id: params.import };
		const corrected = await correctRows(db(), by, at, await request.formData(), today());
		if (!corrected.ok) return fail(422, { issues: corrected.issues });
		redirect(303, `${url.pathname}?rettet=1`);
	},
	start: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const at = { organisationId: params.organisation, id: params.import };
		const which = field(await request.formData(), 'which');
		const started = await startImport(db(), by, at, which, today());
		if (!started.ok) return fail(422, { issues: started.issues });
		redirect(303, url.pathname.replace(/\/kontroll$/, ''));
	}
};
