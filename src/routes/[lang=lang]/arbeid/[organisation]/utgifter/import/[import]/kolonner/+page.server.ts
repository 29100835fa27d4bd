import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { columnsPage } from '#lib/expense-import/import-pages.server.ts';
import { matchColumns, mayCorrect } from '#lib/expense-import/match-columns.server.ts';
import { typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const at = { organisationId: params.organisation, id: params.import };
	const page = await columnsPage(db(), by, at, today());
	if (!mayCorrect(page.held.state)) redirect(303, url.pathname.replace(/\/kolonner$/, ''));
	return { ...page, organisation: params.organisation };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const at = { organisationId: params.organisation, id: params.import };
		const form = await request.formData();
		const matched = await matchColumns(db(), by, at, form, today());
		if (!matched.ok) return fail(422, { issues: matched.issues, typed: typedText(form) });
		redirect(303, url.pathname.replace(/kolonner$/, 'kontroll'));
	}
};
