import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { typedText } from '#lib/form.ts';
import { mayOn } from '#lib/pilots/co-owner.ts';
import { library } from '#lib/results/indicators.server.ts';
import { measurementsOf, pilotToMeasure } from '#lib/results/measurements.server.ts';
import { addIndicator, chooseStarterSet, removeIndicator, setTarget } from '#lib/results/plan-measuring.server.ts';
import { planOf } from '#lib/results/plans.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const pilot = await pilotToMeasure(db(), by, params.organisation, params.id);
	const mayWrite = mayOn(by, 'measurement.write', pilot);
	const [plan, measured] = await Promise.all([planOf(db(), pilot, today()), measurementsOf(db(), pilot)]);
	return {
		pilot,
		organisation: params.organisation,
		mayWrite,
		plan,
		measured,
		editing: mayWrite ? url.searchParams.get('indikator') : null,
		library: mayWrite ? await library(db()) : []
	};
};

export const actions = {
	starter: async (event) => {
		const { by, pilotId, form } = await opened(event);
		return answered(event, form, await chooseStarterSet(db(), by, pilotId));
	},
	add: async (event) => {
		const { by, pilotId, form } = await opened(event);
		return answered(event, form, await addIndicator(db(), by, pilotId, form));
	},
	plan: async (event) => {
		const { by, form, ...to } = await opened(event);
		return answered(event, form, await setTarget(db(), by, to, form, event.locals.lang));
	},
	remove: async (event) => {
		const { by, form, ...to } = await opened(event);
		return answered(event, form, await removeIndicator(db(), by, to));
	}
} satisfies Actions;

async function opened({ locals, params, request, url }: RequestEvent) {
	const by = signedIn(locals, url);
	const pilot = await pilotToMeasure(db(), by, params.organisation, params.id, 'measurement.write');
	const indicatorKey = url.searchParams.get('indikator') ?? '';
	return { by, pilotId: pilot.id, indicatorKey, form: await request.formData() };
}

function answered({ url }: RequestEvent, form: FormData, decision: Decision<unknown>) {
	if (!decision.ok) return fail(422, { issues: decision.issues, typed: typedText(form) });
	redirect(303, `${url.pathname}#maleplan`);
}
