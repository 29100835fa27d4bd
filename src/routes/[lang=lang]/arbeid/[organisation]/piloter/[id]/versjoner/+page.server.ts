import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field } from '#lib/form.ts';
import { demandOn, pilotIn } from '#lib/pilots/pilots.server.ts';
import { restoreVersion } from '#lib/pilots/restore-version.server.ts';
import { versionsPage } from '#lib/pilots/version-pages.server.ts';

export const load = ({ locals, params, url }) =>
	versionsPage(db(), signedIn(locals, url), params, {
		lang: locals.lang,
		today: today(),
		search: url.searchParams
	});

export const actions = {
	restore: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const { pilot } = await pilotIn(db(), by, params.organisation, params.id);
		demandOn(by, 'pilot.write', pilot);
		const number = field(await request.formData(), 'number');
		const done = await restoreVersion(db(), by, pilot.id, /^\d{1,6}$/.test(number) ? Number(number) : 0);
		if (!done.ok) return fail(422, { issues: done.issues });
		const here = { lang: locals.lang, organisation: params.organisation, id: params.id };
		redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]', here));
	}
};
