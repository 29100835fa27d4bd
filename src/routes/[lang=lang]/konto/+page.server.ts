import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { changePassword, saveProfile } from '#lib/accounts/account.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { endOtherSessions, sessionsOf } from '#lib/accounts/session.server.ts';
import { statusOf } from '#lib/accounts/throttle.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';

const YEAR = 365 * 24 * 60 * 60;

export const load = async ({ cookies, locals, url }) => {
	const by = signedIn(locals, url);
	return {
		profile: { name: by.name, email: by.email, language: by.language },
		sessions: await sessionsOf(db(), by.personId, cookies),
		scheme: cookies.get('scheme') ?? 'auto',
		saved: url.searchParams.get('lagret')
	};
};

export const actions = {
	profile: async ({ locals, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const saved = await saveProfile(db(), by, { name: field(form, 'name'), language: field(form, 'language') });
		if (!saved.ok) return fail(422, { issues: saved.issues, typed: typedText(form) });
		redirect(303, done(locals.lang, 'profil'));
	},
	scheme: async ({ cookies, locals, request, url }) => {
		signedIn(locals, url);
		const scheme = field(await request.formData(), 'scheme');
		const chosen = scheme === 'light' || scheme === 'dark';
		const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: env().https } as const;
		if (chosen) cookies.set('scheme', scheme, { ...options, maxAge: YEAR });
		else cookies.delete('scheme', options);
		redirect(303, done(locals.lang, 'profil'));
	},
	password: async ({ cookies, getClientAddress, locals, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const typed = { present: field(form, 'presentPassword'), password: field(form, 'password') };
		const changed = await changePassword(db(), by, typed, getClientAddress());
		if (!changed.ok) return fail(statusOf(changed.issues), { issues: changed.issues, typed: typedText(form) });
		await endOtherSessions(db(), by.personId, cookies);
		redirect(303, done(locals.lang, 'passord'));
	}
};

function done(lang: App.Locals['lang'], what: string): string {
	return `${resolve('/[lang=lang]/konto', { lang })}?lagret=${what}`;
}
