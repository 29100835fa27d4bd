import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { addMonths } from '#lib/day.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { gainsToWrite } from '#lib/gains/gains.server.ts';
import { planGain } from '#lib/gains/plan-gain.server.ts';
import { library } from '#lib/results/indicators.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { pilot, organisation } = await gainsToWrite(db(), by, params, today());
	return { pilot, organisation, library: await library(db()), example: addMonths(pilot.endsOn ?? today(), 6) };
};

export const actions = {
	save: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const { pilot } = await gainsToWrite(db(), by, params, today());
		const form = await request.formData();
		const planned = await once(db(), by, form, (tx) => planGain(tx, by, pilot.id, form, locals.lang));
		if (!planned.ok) return fail(422, { issues: planned.issues, typed: typedText(form) });
		const here = { ...params, lang: locals.lang };
		redirect(303, `${resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/gevinster', here)}?lagret`);
	}
} satisfies Actions;
