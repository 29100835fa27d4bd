import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/accounts/actor.ts';
import { atDesk } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { previewConcept, previewTurn } from '#lib/search/glossary-preview.server.ts';

/**
 * What was typed of a concept, with the hits that it would change, or with what is wrong.
 *
 * @param idOf the concept that it is about; null = one that is not there yet
 */
export async function previewed(
	{ locals, request, url }: RequestEvent,
	idOf: (by: Actor) => Promise<string | null> | string | null
) {
	const by = atDesk(locals, url, 'glossary.edit');
	const form = await request.formData();
	const seen = await previewConcept(db(), by, await idOf(by), form);
	const shown = { what: 'saved' as const, typed: typedText(form) };
	return seen.ok
		? { ...shown, issues: [], preview: seen.value }
		: fail(422, { ...shown, issues: seen.issues, preview: null });
}

/** The hits that change when the concept is taken out, or put back where it is out. */
export async function previewedTurn({ locals, request, url }: RequestEvent, id: string) {
	const by = atDesk(locals, url, 'glossary.edit');
	const form = await request.formData();
	const seen = await previewTurn(db(), by, id, form);
	const shown = { what: 'turned' as const, typed: typedText(form) };
	return seen.ok
		? { ...shown, issues: [], preview: seen.value }
		: fail(422, { ...shown, issues: seen.issues, preview: null });
}
