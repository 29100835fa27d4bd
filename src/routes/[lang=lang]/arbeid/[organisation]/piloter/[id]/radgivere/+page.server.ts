import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { placeOf } from '#lib/pilots/pilot-hub.server.ts';
import { pilotIn } from '#lib/pilots/pilots.server.ts';
import { endShowing, showingsOf, showToAdviser } from '#lib/suppliers/show-to-adviser.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function opened({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
	const by = signedIn(locals, url);
	const { organisation, pilot } = await pilotIn(db(), by, params.organisation, params.id);
	demand(by, 'adviser.show', { organisationId: pilot.ownerId }, 'public.read');
	const place = placeOf(pilot, params.organisation, nameIn(locals.lang, organisation));
	return { by, place, about: { kind: 'pilot', id: pilot.id } as const };
}

export const load: PageServerLoad = async (event) => {
	const { by, place, about } = await opened(event);
	return { ...place, ...(await showingsOf(db(), by, about, today())) };
};

export const actions: Actions = {
	show: async (event) => {
		const { by, about } = await opened(event);
		const form = await event.request.formData();
		const typed = { adviser: field(form, 'adviser'), endsOn: field(form, 'ends_on') };
		const done = await showToAdviser(db(), by, about, typed, { origin: env().origin, today: today() });
		if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
		redirect(303, event.url.pathname);
	},
	end: async (event) => {
		const { by, about } = await opened(event);
		await endShowing(db(), by, about, field(await event.request.formData(), 'access'));
		redirect(303, event.url.pathname);
	}
};
