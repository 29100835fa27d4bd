import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { eventDeskPage, eventIn } from '#lib/events/event-pages.server.ts';
import { demandEvent } from '#lib/events/event-work.server.ts';
import { publishMinutes } from '#lib/events/publish-event.server.ts';
import { typedText } from '#lib/form.ts';

async function opened(locals: App.Locals, url: URL, at: { organisation: string; id: string }) {
	const by = signedIn(locals, url);
	const { kept } = await eventIn(db(), by, at.organisation, at.id);
	demandEvent(by, 'event.write', kept);
	return by;
}

export const load = async ({ locals, params, url }) => {
	const by = await opened(locals, url, params);
	return eventDeskPage(db(), by, params.organisation, params.id);
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = await opened(locals, url, params);
		const form = await request.formData();
		const done = await publishMinutes(db(), by, params.id, form);
		if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
		const here = { lang: locals.lang, organisation: params.organisation, id: params.id };
		redirect(303, `${resolve('/[lang=lang]/arbeid/[organisation]/arrangementer/[id]', here)}?utfort=minutes`);
	}
};
