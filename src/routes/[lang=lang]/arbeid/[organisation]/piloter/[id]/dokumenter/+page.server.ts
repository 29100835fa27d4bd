import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { readListForm } from '#lib/documents/document-form.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { uploadToPilot } from '#lib/pilots/attach-documents.server.ts';
import { documentsPage } from '#lib/pilots/documents-page.server.ts';
import { editDocuments } from '#lib/pilots/edit-documents.server.ts';
import { pilotIn } from '#lib/pilots/pilots.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	...(await documentsPage(db(), signedIn(locals, url), params, locals.lang)),
	uploaded: Number(url.searchParams.get('lastet') ?? '0'),
	done: url.searchParams.get('gjort')
});

export const actions: Actions = {
	upload: async (event) => {
		const by = await actorAt(event);
		const to = { pilotId: event.params.id, dataDir: env().dataDir };
		const uploaded = await uploadToPilot(db(), by, to, event.request);
		if (uploaded.ok) return back(event, `lastet=${uploaded.value}`);
		const isTooLarge = uploaded.issues.some(({ key }) => key === 'document.request_too_large');
		return fail(isTooLarge ? 413 : 422, { issues: issuesOf(uploaded), typed: undefined });
	},
	save: async (event) => {
		const by = await actorAt(event);
		const form = await event.request.formData();
		const read = readListForm(form);
		const saved = read.ok ? await editDocuments(db(), by, event.params.id, read.value) : read;
		if (!saved.ok) return fail(422, { issues: issuesOf(saved), typed: typedText(form) });
		return back(event, form.has('remove') ? 'gjort=fjernet' : 'gjort=lagret');
	}
};

async function actorAt({ locals, params, url }: RequestEvent) {
	const by = signedIn(locals, url);
	await pilotIn(db(), by, params.organisation, params.id);
	return by;
}

function back({ locals, params }: RequestEvent, query: string): never {
	const { organisation, id } = params;
	const here = { lang: locals.lang, organisation, id };
	redirect(303, `${resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/dokumenter', here)}?${query}`);
}
