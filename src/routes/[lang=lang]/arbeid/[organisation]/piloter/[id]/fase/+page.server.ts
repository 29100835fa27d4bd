import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import type { Action } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';
import { decidePhaseChange } from '#lib/pilots/decide-phase-change.server.ts';
import { readPhaseWish } from '#lib/pilots/phase.ts';
import { phasePage } from '#lib/pilots/phase-page.server.ts';
import { readReason } from '#lib/pilots/pilot-form.ts';
import { demandOn, pilotIn } from '#lib/pilots/pilots.server.ts';
import { requestPhaseChange } from '#lib/pilots/request-phase-change.server.ts';
import { withdrawPhaseChange } from '#lib/pilots/withdraw-phase-change.server.ts';
import type { RequestEvent } from './$types';

const receipts = { bedt: 'requested', svart: 'decided', trukket: 'withdrawn' } as const;

export const load = async ({ locals, params, url }) => {
	const page = await phasePage(db(), signedIn(locals, url), params, { lang: locals.lang, today: today() });
	return { ...page, receipt: Object.entries(receipts).find(([query]) => url.searchParams.has(query))?.[1] ?? null };
};

export const actions = {
	request: async (event) => {
		const { by, form } = await opened(event, 'pilot.change_phase');
		const wish = readPhaseWish(form);
		const asked = wish.ok ? await requestPhaseChange(db(), by, event.params.id, wish.value, context()) : wish;
		return answer(event, asked, form, '?bedt');
	},
	withdraw: async (event) => {
		const { by, form } = await opened(event, 'pilot.change_phase');
		const request = { pilotId: event.params.id, requestId: field(form, 'request') };
		return answer(event, await withdrawPhaseChange(db(), by, request), form, '?trukket');
	},
	decide: async (event) => {
		const { by, form } = await opened(event, 'pilot.read_draft');
		const remark = readReason(form, false);
		const approve = field(form, 'verdict') === 'approve';
		const verdict = { pilotId: event.params.id, requestId: field(form, 'request'), approve };
		const decided = remark.ok
			? await decidePhaseChange(db(), by, { ...verdict, remark: remark.value }, context())
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
	const { organisation, id } = params;
	const here = { lang: locals.lang, organisation, id };
	redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/fase', here) + query);
}
