import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { mayOn } from '#lib/pilots/co-owner.ts';
import { deleteMeasurement } from '#lib/results/delete-measurement.server.ts';
import { measurementOf, pilotToMeasure } from '#lib/results/measurements.server.ts';
import { ownParts, splittingOf } from '#lib/results/parts-in-full.server.ts';
import { changeMeasurement } from '#lib/results/record-measurement.server.ts';
import { saveParts } from '#lib/results/save-parts.server.ts';
import type { Decision } from '#lib/decision.ts';
import { readRevision } from '#lib/words-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const pilot = await pilotToMeasure(db(), by, params.organisation, params.id);
	const kept = await measurementOf(db(), pilot, params.measurement);
	const mayWrite = mayOn(by, 'measurement.write', pilot);
	return {
		pilot,
		organisation: params.organisation,
		mayWrite,
		kept: mayWrite ? kept : { ...kept, typed: null },
		parts: mayWrite && kept.typed ? (await splittingOf(db(), kept.id)).parts : [],
		shownParts: await ownParts(db(), kept.id)
	};
};

export const actions = {
	save: (event) => change(event, false),
	submit: (event) => change(event, true),
	parts: async (event) => {
		const { form, by } = await opened(event);
		const saved = await saveParts(db(), by, event.params.measurement, form);
		if (!saved.ok) return fail(422, { issues: saved.issues, typed: typedText(form) });
		redirect(303, `${event.url.pathname}#parts`);
	},
	delete: async (event) => {
		const { form, by } = await opened(event);
		return answered(event, form, await deleteMeasurement(db(), by, event.params.measurement, readRevision(form)));
	}
} satisfies Actions;

async function change(event: RequestEvent, submit: boolean) {
	const { form, by } = await opened(event);
	const saving = { lang: event.locals.lang, today: today(), submit };
	return answered(event, form, await changeMeasurement(db(), by, event.params.measurement, form, saving));
}

async function opened({ locals, params, request, url }: RequestEvent) {
	const by = signedIn(locals, url);
	const pilot = await pilotToMeasure(db(), by, params.organisation, params.id, 'measurement.write');
	await measurementOf(db(), pilot, params.measurement);
	return { by, form: await request.formData() };
}

function answered({ url }: RequestEvent, form: FormData, decision: Decision<string>) {
	if (!decision.ok) return fail(422, { issues: decision.issues, typed: typedText(form) });
	redirect(303, url.pathname.replace(/\/[^/]+$/, ''));
}
