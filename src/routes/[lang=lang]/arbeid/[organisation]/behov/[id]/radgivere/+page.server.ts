import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';
import { endShowing, showingsOf, showToAdviser } from '#lib/suppliers/show-to-adviser.server.ts';
import { openedNeed, type NeedEvent } from '../opened.server.ts';
import type { Actions, PageServerLoad } from './$types';

async function opened(event: NeedEvent) {
	const { by, workspace, need } = await openedNeed(event);
	demand(by, 'adviser.show', { organisationId: need.ownerId }, 'public.read');
	return { by, workspace, need, about: { kind: 'need', id: need.id } as const };
}

export const load: PageServerLoad = async (event) => {
	const { by, workspace, need, about } = await opened(event);
	return { workspace, need, ...(await showingsOf(db(), by, about, today())) };
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
