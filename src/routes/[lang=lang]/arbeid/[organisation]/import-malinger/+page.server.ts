import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { keepImport } from '#lib/results/measurement-import-check.server.ts';
import { confirmImport } from '#lib/results/measurement-import-confirm.server.ts';
import { importOf, importsOf } from '#lib/results/measurement-imports.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const earlier = await importsOf(db(), by, params.organisation);
	const id = url.searchParams.get('fil');
	const reading = { lang: locals.lang, today: today() };
	return {
		organisation: params.organisation,
		earlier,
		looked: id === null ? null : await importOf(db(), by, params.organisation, id, reading),
		added: Number.parseInt(url.searchParams.get('nye') ?? '', 10)
	};
};

export const actions = {
	look: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		await importsOf(db(), by, params.organisation);
		const file = (await request.formData()).get('file');
		const kept = await keepImport(db(), by, params.organisation, file instanceof File ? file : null);
		if (!kept.ok) return fail(422, { issues: kept.issues });
		redirect(303, `${url.pathname}?fil=${kept.value}`);
	},
	confirm: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		await importsOf(db(), by, params.organisation);
		const at = { organisationId: params.organisation, id: url.searchParams.get('fil') ?? '' };
		const reading = { lang: locals.lang, today: today() };
		const imported = await confirmImport(db(), by, at, await request.formData(), reading);
		if (!imported.ok) return fail(422, { issues: imported.issues });
		redirect(303, `${url.pathname}?fil=${at.id}&nye=${imported.value.added}`);
	}
} satisfies Actions;
