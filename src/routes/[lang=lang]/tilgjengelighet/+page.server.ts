import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import { projectLeads } from '#lib/site/project-leads.server.ts';
import { reportBarrier } from '#lib/site/report-barrier.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({
	leads: await projectLeads(db(), today()),
	/** The page that the reader came from by the link in the footer. */
	reported: (url.searchParams.get('side') ?? '').slice(0, 500),
	isSent: url.searchParams.has('sendt')
});

export const actions: Actions = {
	default: async ({ getClientAddress, locals, request }) => {
		const form = await request.formData();
		const typed = { page: field(form, 'page'), text: field(form, 'text'), replyTo: field(form, 'replyTo') };
		const sent = await reportBarrier(db(), locals.lang, getClientAddress(), typed);
		if (!sent.ok) return fail(422, { issues: sent.issues, typed: typedText(form) });

		redirect(303, `${resolve('/[lang=lang]/tilgjengelighet', { lang: locals.lang })}?sendt`);
	}
};
