import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { accessPage } from '#lib/audit/access.server.ts';
import { giveAccess } from '#lib/audit/give-access.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';

export const load = async ({ locals, url }) => ({
	auditors: await accessPage(db(), signedIn(locals, url), today()),
	done: url.searchParams.get('gjort')
});

export const actions = {
	give: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'audit.give_access');
		const form = await request.formData();
		const typed = {
			email: field(form, 'email'),
			name: field(form, 'name'),
			startsOn: field(form, 'startsOn'),
			endsOn: field(form, 'endsOn'),
			purpose: field(form, 'purpose')
		};
		const given = await giveAccess(db(), by, typed, { origin: env().origin, today: today() });
		if (!given.ok) return fail(422, { issues: given.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?gjort=gitt`);
	}
};
