import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { bookSlot, cancelSlot } from '#lib/events/book-slot.server.ts';
import { eventPage } from '#lib/events/event-pages.server.ts';
import { signOff, signUpFor } from '#lib/events/sign-up.server.ts';
import { field, typedText } from '#lib/form.ts';
import { helpToRead } from '#lib/glossary/reading-help.server.ts';
import { textsOf } from '#lib/glossary/reading-help.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['seat', 'waiting', 'off', 'booked', 'slot_waiting', 'slot_cancelled'] as const;

export const load: PageServerLoad = async ({ locals, params, request, url }) => {
	const asked = { lang: locals.lang, url, request, today: today() };
	const page = await eventPage(db(), locals.actor, params.slug, asked);
	const told = [...textsOf(page.event, ['text']), ...(page.minutes ? [page.minutes] : [])];
	return {
		...page,
		help: await helpToRead(db(), told, locals.lang),
		receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
	};
};

export const actions = {
	sign_up: async (event) => {
		const { by, form } = await sent(event);
		return answered(event, form, await signUpFor(db(), by, event.params.slug, form), (place) => place);
	},
	sign_off: async (event) => {
		const { by, form, sender } = await sent(event);
		return answered(event, form, await signOff(db(), by, event.params.slug, sender), () => 'off');
	},
	book: async (event) => {
		const { by, form, sender } = await sent(event);
		const wish = { slug: event.params.slug, organisationId: field(form, 'organisation'), slotId: field(form, 'slot') };
		const booked = await bookSlot(db(), by, wish, sender);
		return answered(event, form, booked, (done) => (done === 'booked' ? done : 'slot_waiting'));
	},
	cancel_slot: async (event) => {
		const { by, form, sender } = await sent(event);
		const wish = { slug: event.params.slug, organisationId: field(form, 'organisation') };
		return answered(event, form, await cancelSlot(db(), by, wish, sender), () => 'slot_cancelled');
	}
} satisfies Actions;

async function sent({ locals, request, url }: RequestEvent) {
	const by = signedIn(locals, url);
	return { by, form: await request.formData(), sender: { origin: env().origin, today: today() } };
}

function answered<T>(
	{ locals: { lang }, params: { slug } }: RequestEvent,
	form: FormData,
	done: Decision<T>,
	receipt: (value: T) => (typeof receipts)[number]
) {
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	redirect(303, `${resolve('/[lang=lang]/arrangementer/[slug]', { lang, slug })}?utfort=${receipt(done.value)}`);
}
