import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { typedText } from '#lib/form.ts';
import { numberOf, sections } from '#lib/pilots/section-field.ts';
import { saveSectionForm, sectionPage } from '#lib/pilots/section-page.server.ts';

export const csr = true;

export const load = ({ locals, params, url }) => sectionPage(db(), signedIn(locals, url), params, locals.lang);

export const actions = {
	save: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const { section, saved } = await saveSectionForm(db(), by, { ...params, lang: locals.lang }, form, 'whole');
		if (!saved.ok) {
			// several of one name come back as one text, line by line
			const partners = form.has('partners') && { partners: form.getAll('partners').join('\n') };
			return fail(422, { issues: saved.issues, typed: { ...typedText(form), ...partners } });
		}
		const number = numberOf(section) + 1;
		const here = { lang: locals.lang, organisation: params.organisation, id: params.id };
		if (form.has('later') || number > sections.length)
			redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]', here));
		redirect(
			303,
			resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/del/[section]', { ...here, section: String(number) })
		);
	},
	autosave: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const { saved } = await saveSectionForm(db(), by, { ...params, lang: locals.lang }, form, 'readable');
		return saved.ok ? { ...saved.value } : fail(409, { issues: issuesOf(saved) });
	}
};
