import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/may.ts';
import { once } from '#lib/accounts/once.server.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { openWindow } from '#lib/results/reporting-window-open.server.ts';
import { pilotsOfWindow, reportingWindows } from '#lib/results/reporting-windows.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const windows = await reportingWindows(db(), by, today());
	const id = url.searchParams.get('vindu');
	return {
		windows,
		seen: windows.find((each) => each.id === id),
		pilots: id === null ? [] : await pilotsOfWindow(db(), by, id),
		isNew: url.searchParams.has('ny'),
		mayOpen: may(by, 'reporting_window.open', { organisationId: null })
	};
};

export const actions = {
	default: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'reporting_window.open');
		const form = await request.formData();
		const opener = { lang: locals.lang, today: today(), origin: env().origin };
		const opened = await once(db(), by, form, (tx) => openWindow(tx, by, form, opener));
		if (!opened.ok) return fail(422, { issues: opened.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?vindu=${opened.value}&ny`);
	}
} satisfies Actions;
