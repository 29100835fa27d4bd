import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { atDesk } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { addConcept } from '#lib/glossary/edit-concept.server.ts';
import { readEdit } from '#lib/glossary/read-edit.server.ts';
import { previewed } from '../previewed.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	atDesk(locals, url, 'glossary.edit');
};

export const actions = {
	preview: async (event) => previewed(event, () => null),
	save: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'glossary.edit');
		const form = await request.formData();
		const edit = await readEdit(db(), form);
		const added = edit.ok
			? await once(db(), by, form, async (tx) => addConcept(tx, by, edit.value.content, edit.value.reason, locals.lang))
			: edit;
		if (!added.ok) return fail(422, { typed: typedText(form), issues: added.issues, preview: null });
		const page = resolve('/[lang=lang]/sekretariat/ordbok/[id]', { lang: locals.lang, id: added.value });
		redirect(303, `${page}?utfort=added`);
	}
} satisfies Actions;
