import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { found } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { answerGains } from '#lib/gains/answer-gains.server.ts';
import { pointAt } from '#lib/gains/follow-up.ts';
import { gainsToWrite } from '#lib/gains/gains.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const workspace = await gainsToWrite(db(), by, params, today());
	const point = found(pointAt(params.point));
	return { ...workspace, point, window: workspace.windows.find((each) => each.point === point) ?? null };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const { pilot } = await gainsToWrite(db(), by, params, today());
		const to = { pilotId: pilot.id, point: found(pointAt(params.point)) };
		const form = await request.formData();
		const answered = await answerGains(db(), by, to, form, today());
		if (!answered.ok) return fail(422, { issues: answered.issues, typed: typedText(form) });
		const here = { lang: locals.lang, organisation: params.organisation, id: params.id };
		redirect(303, `${resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/gevinster', here)}?svart`);
	}
} satisfies Actions;
