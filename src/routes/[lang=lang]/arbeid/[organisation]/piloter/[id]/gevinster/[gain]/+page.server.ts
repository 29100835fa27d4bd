import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { addMonths } from '#lib/day.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { typedText } from '#lib/form.ts';
import { gainToWrite } from '#lib/gains/gains.server.ts';
import { changeGain, deleteGain } from '#lib/gains/plan-gain.server.ts';
import { library } from '#lib/results/indicators.server.ts';
import { readRevision } from '#lib/words-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { pilot, organisation, gain } = await gainToWrite(db(), by, params, today());
	return { pilot, organisation, gain, library: await library(db()), example: addMonths(pilot.endsOn ?? today(), 6) };
};

export const actions = {
	save: async (event) => {
		const { by, about, form } = await opened(event);
		return answered(event, form, await changeGain(db(), by, about, form, event.locals.lang), 'lagret');
	},
	delete: async (event) => {
		const { by, about, form } = await opened(event);
		return answered(event, form, await deleteGain(db(), by, about, readRevision(form)), 'slettet');
	}
} satisfies Actions;

async function opened({ locals, params, request, url }: RequestEvent) {
	const by = signedIn(locals, url);
	const { pilot, gain } = await gainToWrite(db(), by, params, today());
	return { by, about: { pilotId: pilot.id, gainId: gain.id }, form: await request.formData() };
}

function answered({ locals, params }: RequestEvent, form: FormData, decision: Decision<string>, receipt: string) {
	if (!decision.ok) {
		const typed = typedText(form);
		return fail(422, { issues: decision.issues, typed: 'text' in typed ? typed : null });
	}
	const here = { lang: locals.lang, organisation: params.organisation, id: params.id };
	redirect(303, `${resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/gevinster', here)}?${receipt}`);
}
