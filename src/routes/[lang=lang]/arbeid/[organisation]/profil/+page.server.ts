import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { ownProfile, writeProfile } from '#lib/suppliers/profiles.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const profile = await ownProfile(db(), signedIn(locals, url), params.organisation);
	return { profile, areas: await technologies(db()), isSaved: url.searchParams.get('utfort') === 'lagret' };
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const saved = await writeProfile(db(), by, params.organisation, form);
		const chosen = form.getAll('areas').filter((each) => typeof each === 'string');
		if (!saved.ok) return fail(422, { issues: saved.issues, typed: typedText(form), chosen });
		redirect(303, `${url.pathname}?utfort=lagret`);
	}
};
