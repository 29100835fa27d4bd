import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { DEMO_PASSWORD, demoSignIns } from '#lib/accounts/demo-sign-ins.server.ts';
import { returnPath } from '#lib/accounts/return-path.ts';
import { startSession } from '#lib/accounts/session.server.ts';
import { signIn } from '#lib/accounts/sign-in.server.ts';
import { statusOf } from '#lib/accounts/throttle.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';

export const load = async ({ url }) => {
	const wanted = url.searchParams.get('konto');
	const demos = env().demoSignIns ? await demoSignIns(db()) : [];
	const til = returnPath(url.searchParams.get('til'));
	return {
		demos,
		filled: demos.find(({ email }) => email === wanted)?.email,
		demoPassword: env().demoSignIns ? DEMO_PASSWORD : '',
		/** Part of an address that keeps the way back. */
		keepTil: til === undefined ? '' : `&til=${encodeURIComponent(til)}`,
		isOnTheWay: til !== undefined
	};
};

export const actions = {
	default: async ({ cookies, getClientAddress, locals, request, url }) => {
		const form = await request.formData();
		const typed = { email: field(form, 'email'), password: field(form, 'password') };
		const person = await signIn(db(), typed, getClientAddress(), env().demoSignIns);
		if (!person.ok) return fail(statusOf(person.issues), { issues: person.issues, typed: typedText(form) });

		await startSession(db(), person.value, cookies);
		const til = returnPath(url.searchParams.get('til'));
		redirect(303, til ?? resolve('/[lang=lang]/arbeid', { lang: locals.lang }));
	}
};
