import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/may.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { readReason, registerAddress } from '#lib/suppliers/registration.ts';
import { decideRegistration, registrationById } from '#lib/suppliers/verify-supplier.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const registration = await registrationById(db(), by, params.id);
	const areas = await technologies(db());
	const chosen: readonly unknown[] = Array.isArray(registration.areas) ? registration.areas : [];
	return {
		registration: { ...registration, tokenHash: undefined, areas: areas.filter(({ key }) => chosen.includes(key)) },
		register: registerAddress(registration.country, registration.orgNumber),
		isOwn: registration.personId === by.personId,
		mayDecide: may(by, 'supplier.verify', { organisationId: null })
	};
};

async function decided({ locals, params, request, url }: RequestEvent, verdict: 'verify' | 'refuse') {
	const by = atDesk(locals, url, 'supplier.verify');
	const form = await request.formData();
	const reason = readReason(form);
	const sender = { origin: env().origin, today: today() };
	const done = reason.ok
		? await decideRegistration(db(), by, params.id, { verdict, reason: reason.value }, sender)
		: reason;
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	redirect(303, `${resolve('/[lang=lang]/sekretariat/leverandorer', { lang: locals.lang })}?utfort=${verdict}`);
}

export const actions = {
	verify: async (event) => decided(event, 'verify'),
	refuse: async (event) => decided(event, 'refuse')
} satisfies Actions;
