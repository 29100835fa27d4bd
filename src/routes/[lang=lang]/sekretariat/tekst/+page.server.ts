import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import { pageTextsToEdit } from '#lib/site/page-texts.server.ts';
import { savePageText } from '#lib/site/save-page-text.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	texts: await pageTextsToEdit(db(), signedIn(locals, url), 'about'),
	isSaved: url.searchParams.has('lagret')
});

export const actions: Actions = {
	vis: async ({ locals, request, url }) => {
		demand(signedIn(locals, url), 'page.write', { organisationId: null });
		return { preview: true, issues: [], typed: typedText(await request.formData()) };
	},
	lagre: async ({ locals, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const typed = { nb: field(form, 'nb'), sv: field(form, 'sv') };
		const revisions = { nb: Number(field(form, 'revision_nb')), sv: Number(field(form, 'revision_sv')) };
		const saved = await savePageText(db(), by, 'about', typed, revisions);
		if (!saved.ok) return fail(422, { preview: false, issues: saved.issues, typed: typedText(form) });

		redirect(303, `${resolve('/[lang=lang]/sekretariat/tekst', { lang: locals.lang })}?lagret`);
	}
};
