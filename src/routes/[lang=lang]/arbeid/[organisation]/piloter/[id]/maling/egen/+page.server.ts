import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { pilotToMeasure } from '#lib/results/measurements.server.ts';
import { addOwnIndicator, unitList } from '#lib/results/own-indicators.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const pilot = await pilotToMeasure(db(), by, params.organisation, params.id, 'measurement.write');
	return { pilot, organisation: params.organisation, units: await unitList(db()) };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const pilot = await pilotToMeasure(db(), by, params.organisation, params.id, 'measurement.write');
		const form = await request.formData();
		const added = await once(db(), by, form, (tx) => addOwnIndicator(tx, by, pilot.id, form));
		if (!added.ok) return fail(422, { issues: added.issues, typed: typedText(form) });
		const here = { ...params, lang: locals.lang };
		const next = resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/maling/ny', here);
		redirect(303, `${next}?indikator=${added.value}`);
	}
} satisfies Actions;
