import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { statePage } from '#lib/expense-import/import-pages.server.ts';
import { undoImport } from '#lib/expense-import/undo-import.server.ts';

/** Follows a long run. */
export const csr = true;

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const at = { organisationId: params.organisation, id: params.import };
	const page = await statePage(db(), by, at, new Date());
	if (page.held.state === 'read') redirect(303, `${url.pathname}/kolonner`);
	if (page.held.state === 'checked') redirect(303, `${url.pathname}/kontroll`);
	return { ...page, organisation: params.organisation };
};

export const actions = {
	undo: async ({ locals, params, url }) => {
		const by = signedIn(locals, url);
		const at = { organisationId: params.organisation, id: params.import };
		const undone = await undoImport(db(), by, at, new Date());
		if (!undone.ok) return fail(422, { issues: undone.issues });
		redirect(303, url.pathname);
	}
};
