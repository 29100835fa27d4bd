import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { eventDeskPage, eventIn } from '#lib/events/event-pages.server.ts';
import { cancelEvent, deleteDraft, publishEvent } from '#lib/events/publish-event.server.ts';
import { typedText } from '#lib/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['published', 'saved', 'cancelled', 'minutes'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	...(await eventDeskPage(db(), signedIn(locals, url), params.organisation, params.id)),
	receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
});

export const actions = {
	publish: async (event) => {
		const { by, form } = await sent(event);
		return answered(event, form, await publishEvent(db(), by, event.params.id, form), '/[id]?utfort=published');
	},
	cancel: async (event) => {
		const { by, form } = await sent(event);
		const sender = { origin: env().origin, today: today() };
		return answered(event, form, await cancelEvent(db(), by, event.params.id, form, sender), '/[id]?utfort=cancelled');
	},
	discard: async (event) => {
		const { by, form } = await sent(event);
		return answered(event, form, await deleteDraft(db(), by, event.params.id), '?utfort=slettet');
	}
} satisfies Actions;

async function sent({ locals, params, request, url }: RequestEvent) {
	const by = signedIn(locals, url);
	await eventIn(db(), by, params.organisation, params.id);
	return { by, form: await request.formData() };
}

function answered({ locals: { lang }, params }: RequestEvent, form: FormData, done: Decision<true>, to: string) {
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	const list = resolve('/[lang=lang]/arbeid/[organisation]/arrangementer', { lang, organisation: params.organisation });
	redirect(303, list + to.replace('[id]', params.id));
}
