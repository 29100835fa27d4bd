import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { confirmPilot } from '#lib/pilots/confirm-pilot.server.ts';
import { openDraft } from '#lib/pilots/open-draft.server.ts';
import { pilotHub } from '#lib/pilots/pilot-hub.server.ts';
import { publicLife, withdrawnPilot } from '#lib/pilots/pilot-life.server.ts';
import { pilotIn } from '#lib/pilots/pilots.server.ts';
import { submitPilot } from '#lib/pilots/submit-pilot.server.ts';
import { discardDraft, takeBackPilot } from '#lib/pilots/take-back-pilot.server.ts';
import type { RequestEvent } from './$types';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const hub = await pilotHub(db(), by, params, locals.lang);
	const life = hub.isPublic ? ((await publicLife(db(), hub.pilot.id, today())) ?? null) : null;
	const gone = hub.publication === 'withdrawn' ? ((await withdrawnPilot(db(), hub.pilot.slug)) ?? null) : null;
	return { ...hub, life, gone, isReceipt: url.searchParams.has('sendt') && hub.publication === 'submitted' };
};

export const actions = {
	submit: (event) => act(event, submitPilot, '?sendt'),
	take_back: (event) => act(event, takeBackPilot),
	discard: (event) => act(event, discardDraft),
	open: (event) => act(event, openDraft),
	confirm: (event) => act(event, (to, by, id) => confirmPilot(to, by, id, today()))
};

async function act({ locals, params, url }: RequestEvent, verb: typeof submitPilot, query = '') {
	const by = signedIn(locals, url);
	await pilotIn(db(), by, params.organisation, params.id);
	const done: Decision<null> = await verb(db(), by, params.id);
	if (!done.ok) return fail(422, { issues: done.issues });
	const { organisation, id } = params;
	redirect(
		303,
		resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]', { lang: locals.lang, organisation, id }) + query
	);
}
