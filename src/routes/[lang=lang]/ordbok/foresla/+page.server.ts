import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { all } from '#lib/decision.ts';
import { typedText } from '#lib/form.ts';
import { readProposed, readReason } from '#lib/glossary/concept-form.ts';
import { proposalForm } from '#lib/glossary/proposal-form.server.ts';
import { proposeConcept } from '#lib/glossary/propose-concept.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const asked = { conceptId: url.searchParams.get('begrep'), word: url.searchParams.get('ord') ?? '' };
	return {
		...(await proposalForm(db(), by, asked, locals.lang)),
		isSent: url.searchParams.get('utfort') === 'sendt'
	};
};

export const actions = {
	default: async ({ locals, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const edit = all({ content: readProposed(form, locals.lang), reason: readReason(form) });
		const [conceptId, language] = [url.searchParams.get('begrep'), locals.lang];
		const sent = edit.ok
			? await once(db(), by, form, async (tx) => proposeConcept(tx, by, { conceptId, language, ...edit.value }))
			: edit;
		if (!sent.ok) return fail(422, { issues: sent.issues, typed: typedText(form) });
		redirect(303, `${resolve('/[lang=lang]/ordbok/foresla', { lang: language })}?utfort=sendt`);
	}
} satisfies Actions;
