import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { eventFormPage } from '#lib/events/event-pages.server.ts';
import { writeEvent } from '#lib/events/write-event.server.ts';
import { typedText } from '#lib/form.ts';

async function opened(locals: App.Locals, url: URL, organisationId: string) {
	const by = signedIn(locals, url);
	const shown = await eventFormPage(db(), by, organisationId);
	demand(by, 'event.write', { organisationId }, 'workspace.read');
	return { by, shown };
}

export const load = async ({ locals, params, url }) => {
	const { shown } = await opened(locals, url, params.organisation);
	return { ...shown, needId: url.searchParams.get('behov') ?? '' };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const { by } = await opened(locals, url, params.organisation);
		const form = await request.formData();
		const made = await once(db(), by, form, (tx) => writeEvent(tx, by, params.organisation, form));
		if (!made.ok) return fail(422, { issues: made.issues, typed: typedText(form) });
		const here = { lang: locals.lang, organisation: params.organisation, id: made.value };
		redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/arrangementer/[id]', here));
	}
};
