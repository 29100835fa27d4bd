import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { acceptLink } from '#lib/accounts/accept-link.server.ts';
import { invitedTo } from '#lib/accounts/invitations.server.ts';
import { readLink } from '#lib/accounts/mail-link.server.ts';
import { renewLink } from '#lib/accounts/renew-invitation.server.ts';
import { startSession } from '#lib/accounts/session.server.ts';
import { statusOf } from '#lib/accounts/throttle.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';

const nothing: Record<string, string> = {};

export const load = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const link = await readLink(db(), params.token);
	// Only a link that still works says whom it is for.
	if (link?.state !== 'good')
		return { state: link?.state ?? 'unknown', purpose: link?.purpose, person: undefined, invited: [] };
	const { id, email, name } = link.person;
	const invited = link.purpose === 'invitation' ? await invitedTo(db(), id, today()) : [];
	return { state: link.state, purpose: link.purpose, person: { email, name: name === email ? '' : name }, invited };
};

export const actions = {
	accept: async ({ cookies, locals, params, request }) => {
		const form = await request.formData();
		const typed = { name: field(form, 'name'), password: field(form, 'password') };
		const person = await acceptLink(db(), params.token, typed);
		if (!person.ok) return fail(422, { issues: person.issues, typed: typedText(form) });

		await startSession(db(), person.value, cookies);
		redirect(303, resolve('/[lang=lang]/arbeid', { lang: locals.lang }));
	},
	renew: async ({ getClientAddress, params }) => {
		const from = { address: getClientAddress(), origin: env().origin };
		const renewed = await renewLink(db(), params.token, from);
		if (!renewed.ok) return fail(statusOf(renewed.issues), { issues: renewed.issues, typed: nothing });
		return { issues: [], typed: nothing, isRenewed: true };
	}
};
