import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { cancelHandOver, receiversFor, requestHandOver } from '#lib/pilots/hand-over.server.ts';
import { readHandOver } from '#lib/pilots/hand-over.ts';
import { placeOf } from '#lib/pilots/pilot-hub.server.ts';
import { demandOn, pilotIn } from '#lib/pilots/pilots.server.ts';
import { newestTransfer } from '#lib/pilots/transfers.server.ts';
import type { RequestEvent } from './$types';

type Opened = Pick<RequestEvent, 'locals' | 'params' | 'url'>;

export const load = async (event) => {
	const { organisation, pilot } = await opened(event);
	const receivers = await receiversFor(db(), pilot.ownerId, today());
	return {
		...placeOf(pilot, event.params.organisation, nameIn(event.locals.lang, organisation)),
		receivers: receivers.map(({ id, nameNb, nameSv }) => ({ id, nameNb, nameSv })),
		transfer: (await newestTransfer(db(), pilot.id)) ?? null
	};
};

export const actions = {
	request: async (event) => {
		const { by, pilot } = await opened(event);
		const form = await event.request.formData();
		const receivers = await receiversFor(db(), pilot.ownerId, today());
		const read = readHandOver(
			form,
			receivers.map(({ id }) => id)
		);
		const asked = read.ok ? await requestHandOver(db(), by, pilot.id, read.value, mailing()) : read;
		return answer(event, asked, form);
	},
	cancel: async (event) => {
		const { by, pilot } = await opened(event);
		return answer(event, await cancelHandOver(db(), by, pilot.id, mailing()), await event.request.formData());
	}
};

const mailing = () => ({ origin: env().origin, today: today() });

async function opened({ locals, params, url }: Opened) {
	const by = signedIn(locals, url);
	const found = await pilotIn(db(), by, params.organisation, params.id);
	demandOn(by, 'pilot.hand_over', found.pilot);
	return { by, ...found };
}

function answer({ locals: { lang }, params }: Opened, done: Decision<null>, form: FormData) {
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	const here = { lang, organisation: params.organisation, id: params.id };
	redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/overlevering', here));
}
