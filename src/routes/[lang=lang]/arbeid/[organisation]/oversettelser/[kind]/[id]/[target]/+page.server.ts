import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { issuesOf, type Decision } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import { hintsByField } from '#lib/glossary/hints.ts';
import { fetchSuggestion } from '#lib/translation/fetch-suggestion.server.ts';
import { saveTranslation } from '#lib/translation/save-translation.server.ts';
import { stampOf } from '#lib/translation/stamp.server.ts';
import { submitTranslation } from '#lib/translation/submit-translation.server.ts';
import { readTyped } from '#lib/translation/translation-form.ts';
import { translationPage } from '#lib/translation/translation-pages.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const csr = true;

const receipts = ['saved', 'submitted', 'fetched'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = await translationPage(db(), signedIn(locals, url), params.organisation, targetOf(params));
	return {
		...page,
		hints: hintsByField(page.fields, { to: page.language, reader: locals.lang }, await glossaryBook(db())),
		hasService: env().translation !== undefined,
		receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
	};
};

export const actions = {
	save: async (event) => {
		const { by, form, typed } = await sent(event);
		const saved = await saveTranslation(db(), by, targetOf(event.params), typed, 'whole');
		return answered(event, form, saved, () => `saved#felt-${field(form, 'keep')}`);
	},
	autosave: async (event) => {
		const { by, typed } = await sent(event);
		const saved = await saveTranslation(db(), by, targetOf(event.params), typed, 'readable');
		return saved.ok ? { ...saved.value } : fail(409, { issues: issuesOf(saved) });
	},
	submit: async (event) => {
		const { by, form, typed } = await sent(event);
		return answered(event, form, await submitTranslation(db(), by, targetOf(event.params), typed), () => 'submitted');
	},
	fetch: async (event) => {
		const { by, form, typed } = await sent(event);
		const wish = { typed, wanted: field(form, 'fetch') };
		const done = await fetchSuggestion(db(), by, targetOf(event.params), wish, { machine: env().translation });
		return answered(event, form, done, (name) => `fetched#felt-${name}`);
	}
} satisfies Actions;

function targetOf({ kind, id, target }: { kind: string; id: string; target: string }) {
	return { kind, id, language: target };
}

async function sent({ locals, request, url }: RequestEvent) {
	const by = signedIn(locals, url);
	const form = await request.formData();
	return { by, form, typed: readTyped(form, stampOf) };
}

function answered<T>({ url }: RequestEvent, form: FormData, done: Decision<T>, place: (value: T) => string) {
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	redirect(303, `${url.pathname}?utfort=${place(done.value)}`);
}
