import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { conversionsOf, indicatorFor, library } from '#lib/results/indicators.server.ts';
import { pilotToMeasure } from '#lib/results/measurements.server.ts';
import { ownIndicatorsOf } from '#lib/results/own-indicators.server.ts';
import { enterMeasurement } from '#lib/results/record-measurement.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const pilot = await pilotToMeasure(db(), by, params.organisation, params.id, 'measurement.write');
	const key = url.searchParams.get('indikator');
	const indicator = key === null ? undefined : await indicatorFor(db(), pilot.id, key);
	return {
		pilot,
		organisation: params.organisation,
		indicator,
		conversions: indicator ? await conversionsOf(db(), indicator.key) : [],
		unknown: key !== null && !indicator,
		point: url.searchParams.get('tidspunkt'),
		library: indicator ? [] : await library(db()),
		own: indicator ? [] : await ownIndicatorsOf(db(), pilot.id)
	};
};

export const actions = {
	save: (event) => enter(event, false),
	submit: (event) => enter(event, true)
} satisfies Actions;

async function enter({ locals, params, request, url }: RequestEvent, submit: boolean) {
	const by = signedIn(locals, url);
	const pilot = await pilotToMeasure(db(), by, params.organisation, params.id, 'measurement.write');
	const form = await request.formData();

	const to = { pilotId: pilot.id, indicatorKey: url.searchParams.get('indikator') ?? '' };
	const entered = await enterMeasurement(db(), by, to, form, { lang: locals.lang, today: today(), submit });
	if (!entered.ok) return fail(422, { issues: entered.issues, typed: typedText(form) });

	redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/maling', { ...params, lang: locals.lang }));
}
