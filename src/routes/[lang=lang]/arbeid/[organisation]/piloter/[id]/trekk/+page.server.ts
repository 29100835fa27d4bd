import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { readReason } from '#lib/pilots/pilot-form.ts';
import { placeOf } from '#lib/pilots/pilot-hub.server.ts';
import { demandOn, pilotIn } from '#lib/pilots/pilots.server.ts';
import { withdrawPilot } from '#lib/pilots/withdraw-pilot.server.ts';
import type { RequestEvent } from './$types';

export const load = async (event) => {
	const { organisation, pilot } = await opened(event);
	const place = placeOf(pilot, event.params.organisation, nameIn(event.locals.lang, organisation));
	return { ...place, isPublic: pilot.public !== null };
};

export const actions = {
	default: async (event) => {
		const { by } = await opened(event);
		const form = await event.request.formData();
		const reason = readReason(form, false);
		const done = reason.ok ? await withdrawPilot(db(), by, event.params.id, reason.value) : reason;
		if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
		const { organisation, id } = event.params;
		const here = { lang: event.locals.lang, organisation, id };
		redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]', here));
	}
};

async function opened({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
	const by = signedIn(locals, url);
	const found = await pilotIn(db(), by, params.organisation, params.id);
	demandOn(by, 'pilot.withdraw', found.pilot);
	return { by, ...found };
}
