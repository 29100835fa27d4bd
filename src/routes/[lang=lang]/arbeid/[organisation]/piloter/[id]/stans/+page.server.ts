import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import type { Action } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';
import { decideStanding } from '#lib/pilots/decide-standing.server.ts';
import { readReason } from '#lib/pilots/pilot-form.ts';
import { demandOn, pilotIn } from '#lib/pilots/pilots.server.ts';
import { cancelStanding, requestStanding } from '#lib/pilots/request-standing.server.ts';
import { standingPage } from '#lib/pilots/standing-page.server.ts';
import { readStandingWish } from '#lib/pilots/standing.ts';
import type { RequestEvent } from './$types';

export const load = async ({ locals, params, url }) => {
	const page = await standingPage(db(), signedIn(locals, url), params, { lang: locals.lang, today: today() });
	return { ...page, receipt: (['bedt', 'svart', 'trukket'] as const).find((each) => url.searchParams.has(each)) };
};

export const actions = {
	request: async (event) => {
		const { by, form } = await opened(event, 'pilot.change_phase');
		const wish = readStandingWish(form);
		const asked = wish.ok ? await requestStanding(db(), by, event.params.id, wish.value, context()) : wish;
		return answer(event, asked, form, '?bedt');
	},
	cancel: async (event) => {
		const { by, form } = await opened(event, 'pilot.change_phase');
		return answer(event, await cancelStanding(db(), by, event.params.id), form, '?trukket');
	},
	decide: async (event) => {
		const { by, form } = await opened(event, 'pilot.read_draft');
		const remark = readReason(form, false);
		const requestId = field(form, 'request');
		const verdict = { pilotId: event.params.id, requestId, approve: field(form, 'verdict') === 'approve' };
		const decided = remark.ok
			? await decideStanding(db(), by, { ...verdict, remark: remark.value }, context())
			: remark;
		return answer(event, decided, form, '?svart');
	}
};

const context = () => ({ origin: env().origin, today: today() });

async function opened({ locals, params, request, url }: RequestEvent, action: Action) {
	const by = signedIn(locals, url);
	const { pilot } = await pilotIn(db(), by, params.organisation, params.id);
	demandOn(by, action, pilot);
	return { by, form: await request.formData() };
}

function answer({ locals, params }: RequestEvent, done: Decision<null>, form: FormData, query: string) {
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	const here = { lang: locals.lang, organisation: params.organisation, id: params.id };
	redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/stans', here) + query);
}
