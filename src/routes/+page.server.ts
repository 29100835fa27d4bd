import { fail, redirect } from '@sveltejs/kit';
import { env } from '#lib/env.server.ts';
import { field } from '#lib/form.ts';
import { translator } from '#lib/i18n.ts';
import { isLang, langFromAcceptLanguage, langs } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const YEAR = 365 * 24 * 60 * 60;

/** To the language that was chosen here before, else to the one the browser asks for; else both are offered. */
export const load: PageServerLoad = ({ cookies, request, setHeaders }) => {
	setHeaders({ Vary: 'Cookie, Accept-Language' });
	const chosen = cookies.get('lang');
	const lang = isLang(chosen) ? chosen : langFromAcceptLanguage(request.headers.get('Accept-Language'));
	if (lang) redirect(303, `/${lang}`);
	return {
		choices: langs.map((each) => {
			const t = translator(each, messages[each]);
			return {
				lang: each,
				heading: t('front.choose'),
				text: t('layout.tagline'),
				button: t('front.continue'),
				emblem: t('ui.eu_emblem'),
				statement: `${t('ui.eu_statement')}. ${t('ui.programme_statement')}.`,
				demo: env().demo ? `${t('ui.demo_label')}. ${t('ui.demo_notice')}` : null
			};
		})
	};
};

export const actions: Actions = {
	default: async ({ cookies, request }) => {
		const lang = field(await request.formData(), 'lang');
		if (!isLang(lang)) return fail(422);
		cookies.set('lang', lang, { path: '/', maxAge: YEAR, sameSite: 'lax', httpOnly: true, secure: env().https });
		redirect(303, `/${lang}`);
	}
};
