import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Action } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { field, typedText } from '#lib/form.ts';
import { decidePhaseChange } from '#lib/pilots/decide-phase-change.server.ts';
import { readPhaseWish } from '#lib/pilots/phase.ts';
import { phasePage } from '#lib/pilots/phase-page.server.ts';
import { readReason } from '#lib/pilots/pilot-form.ts';
import { pilotIn } from '#lib/pilots/pilots.server.ts';
import { requestPhaseChange } from '#lib/pilots/request-phase-change.server.ts';
import type { RequestEvent } from './$types';

export const load = async ({ locals, params, url }) => {
	const page = await phasePage(db(), signedIn(locals, url), params, locals.lang);
	return {
		...page,
		receipt: url.searchParams.has('bedt') ? 'requested' : url.searchParams.has('svart') ? 'decided' : null
	};
};

export const actions = {
	request: async (event) => {
		const { by, form } = await opened(event, 'pilot.change_phase');
		const wish = readPhaseWish(form);
		const asked = wish.ok ? await requestPhaseChange(db(), by, event.params.id, wish.value) : wish;
		return answer(event, asked, form, '?bedt');
	},
	decide: async (event) => {
		const { by, form } = await opened(event, 'pilot.decide_phase');
		const remark = readReason(form, false);
		const verdict = {
			pilotId: event.params.id,
			requestId: field(form, 'request'),
			approve: field(form, 'verdict') === 'approve'
		};
		const decided = remark.ok ? await decidePhaseChange(db(), by, { ...verdict, remark: remark.value }) : remark;
		return answer(event, decided, form, '?svart');
	}
};

async function opened({ locals, params, request, url }: RequestEvent, action: Action) {
	const by = signedIn(locals, url);
	const { pilot } = await pilotIn(db(), by, params.organisation, params.id);
	demand(by, action, { organisationId: pilot.ownerId }, 'pilot.read_draft');
	return { by, form: await request.formData() };
}

function answer({ locals, params }: RequestEvent, done: Decision<null>, form: FormData, query: string) {
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	const { organisation, id } = params;
	const here = { lang: locals.lang, organisation, id };
	redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/fase', here) + query);
}
