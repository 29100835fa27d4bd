import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { may } from '#lib/accounts/may.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { decideMeasurement } from '#lib/results/decide-measurement.server.ts';
import { measurementToDecide } from '#lib/results/measurement-review.server.ts';
import { ownParts } from '#lib/results/parts-in-full.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const measurement = await measurementToDecide(db(), by, params.measurement);
	return {
		measurement,
		parts: await ownParts(db(), measurement.id),
		mayDecide: may(by, 'measurement.decide', { organisationId: measurement.owner.id }),
		isOwn: measurement.enteredBy.id === by.personId
	};
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'measurement.decide');
		const form = await request.formData();
		const sender = { origin: env().origin, today: today() };
		const decided = await decideMeasurement(db(), by, params.measurement, form, sender);
		if (!decided.ok) return fail(422, { issues: decided.issues, typed: typedText(form) });
		redirect(303, resolve('/[lang=lang]/sekretariat/gjennomgang/malinger', { lang: locals.lang }));
	}
} satisfies Actions;
