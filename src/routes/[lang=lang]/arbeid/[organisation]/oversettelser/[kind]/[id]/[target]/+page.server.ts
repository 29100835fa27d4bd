import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import { hintsFor, type Hint } from '#lib/glossary/hints.ts';
import { fetchSuggestion } from '#lib/translation/fetch-suggestion.server.ts';
import { saveTranslation, type Mode } from '#lib/translation/save-translation.server.ts';
import { stampOf } from '#lib/translation/stamp.server.ts';
import { submitTranslation } from '#lib/translation/submit-translation.server.ts';
import { readTyped } from '#lib/translation/translation-form.ts';
import { translationPage } from '#lib/translation/translation-pages.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const csr = true;

const receipts = ['saved', 'submitted', 'fetched'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const page = await translationPage(db(), by, params.organisation, targetOf(params));
	const book = await glossaryBook(db());
	const hints = page.fields.map(({ name, original, originalLanguage: from }) => [
		name,
		hintsFor(original, { from, to: page.language, reader: locals.lang }, book)
	]);
	return {
		...page,
		hints: Object.fromEntries(hints) as Record<string, Hint[]>,
		hasService: env().translation !== undefined,
		receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
	};
};

export const actions = {
	save: async (event) => {
		const { form, saved } = await save(event, 'whole');
		if (!saved.ok) return fail(422, { issues: saved.issues, typed: typedText(form) });
		const kept = field(form, 'keep');
		redirect(303, `${event.url.pathname}?utfort=saved${kept === '' ? '' : `#felt-${kept}`}`);
	},
	autosave: async (event) => {
		const { saved } = await save(event, 'readable');
		return saved.ok ? { ...saved.value } : fail(409, { issues: issuesOf(saved) });
	},
	submit: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const done = await submitTranslation(db(), by, targetOf(params), readTyped(form, stampOf));
		if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?utfort=submitted`);
	},
	fetch: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const wanted = field(form, 'fetch');
		const done = await fetchSuggestion(db(), by, targetOf(params), readTyped(form, stampOf), wanted, env().translation);
		if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?utfort=fetched#felt-${done.value}`);
	}
} satisfies Actions;

function targetOf({ kind, id, target }: { kind: string; id: string; target: string }) {
	return { kind, id, language: target };
}

async function save({ locals, params, request, url }: RequestEvent, mode: Mode) {
	const by = signedIn(locals, url);
	const form = await request.formData();
	return { form, saved: await saveTranslation(db(), by, targetOf(params), readTyped(form, stampOf), mode) };
}
