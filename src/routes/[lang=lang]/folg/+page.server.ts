import { fail, redirect } from '@sveltejs/kit';
import { returnPath } from '#lib/accounts/return-path.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { statusOf } from '#lib/accounts/throttle.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { followByMail } from '#lib/follows/follow-by-mail.server.ts';
import { followPage, wishIn } from '#lib/follows/follow-page.server.ts';
import { followThing } from '#lib/follows/follow-thing.server.ts';
import { field, typedText } from '#lib/form.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const page = await followPage(db(), url.searchParams, locals.lang);
	return {
		...page,
		here: url.pathname + url.search,
		isSent: url.searchParams.get('sendt') === '1',
		areas: page.search === null ? [] : await technologies(db())
	};
};

export const actions: Actions = {
	follow: async ({ locals, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const { wish } = await wishIn(db(), url.searchParams, locals.lang, field(form, 'name'));
		const followed = await followThing(db(), by, wish, field(form, 'pace'));
		if (!followed.ok) return fail(422, { issues: followed.issues, typed: typedText(form) });
		redirect(303, returnPath(field(form, 'til')) ?? `/${locals.lang}/konto/folger?gjort=followed`);
	},
	// the address says what, so that a refused form still knows
	by_mail: async ({ getClientAddress, locals, request, url }) => {
		const form = await request.formData();
		const { wish } = await wishIn(db(), url.searchParams, locals.lang);
		const typed = { email: field(form, 'email'), language: field(form, 'language'), pace: field(form, 'pace') };
		const from = { address: getClientAddress(), origin: env().origin };
		const done = await followByMail(db(), typed, wish, from);
		if (!done.ok) return fail(statusOf(done.issues), { issues: done.issues, typed: typedText(form) });
		url.searchParams.delete('/by_mail');
		url.searchParams.set('sendt', '1');
		redirect(303, url.pathname + url.search);
	}
};
