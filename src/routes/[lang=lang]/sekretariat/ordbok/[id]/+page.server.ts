import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import type { Actor } from '#lib/accounts/actor.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { typedText } from '#lib/form.ts';
import { readReason } from '#lib/glossary/concept-form.ts';
import { deskConcept } from '#lib/glossary/desk.server.ts';
import { restoreConcept, retireConcept, reviewConcept, saveConcept } from '#lib/glossary/edit-concept.server.ts';
import { readEdit } from '#lib/glossary/read-edit.server.ts';
import type { Lang } from '#lib/lang.ts';
import { readRevision } from '#lib/words-form.ts';
import { previewed, previewedTurn } from '../previewed.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['saved', 'added', 'retired', 'restored', 'reviewed'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const receipt = receipts.find((what) => what === url.searchParams.get('utfort')) ?? null;
	return { ...(await deskConcept(db(), by, params.id)), receipt };
};

type Verb = (by: Actor, form: FormData, { id, language }: { id: string; language: Lang }) => Promise<Decision<unknown>>;

/** Does it, and answers with the page: as it is then, or with what was typed and what is wrong. */
async function act({ locals, params, request, url }: RequestEvent, what: (typeof receipts)[number], verb: Verb) {
	const by = atDesk(locals, url, 'glossary.edit');
	const form = await request.formData();
	const done = await verb(by, form, { id: params.id, language: locals.lang });
	if (!done.ok) return fail(422, { what, issues: done.issues, typed: typedText(form), preview: null });
	redirect(
		303,
		`${resolve('/[lang=lang]/sekretariat/ordbok/[id]', { lang: locals.lang, id: params.id })}?utfort=${what}`
	);
}

const turn =
	(verb: typeof retireConcept): Verb =>
	async (by, form, { id, language }) => {
		const reason = readReason(form);
		if (!reason.ok) return reason;
		return verb(db(), by, id, { revision: readRevision(form), reason: reason.value, language });
	};

export const actions = {
	preview: async (event) => previewed(event, () => event.params.id),
	preview_turn: async (event) => previewedTurn(event, event.params.id),
	save: async (event) =>
		act(event, 'saved', async (by, form, { id, language }) => {
			const edit = await readEdit(db(), form);
			if (!edit.ok) return edit;
			return saveConcept(db(), by, id, { ...edit.value, revision: readRevision(form), language });
		}),
	review: async (event) =>
		act(event, 'reviewed', async (by, form, { id }) => reviewConcept(db(), by, id, readRevision(form))),
	retire: async (event) => act(event, 'retired', turn(retireConcept)),
	restore: async (event) => act(event, 'restored', turn(restoreConcept))
} satisfies Actions;
