import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';
import { readContact, readContactRole } from '#lib/pilots/contact-form.ts';
import { contacted, contactMeant, contactOwner } from '#lib/pilots/contact-owner.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const about = found(await contacted(db(), params.slug));
	const word = url.searchParams.get('til');
	const to = await contactMeant(db(), about, readContactRole(word), today());
	const { title, language } = about;
	return {
		title,
		language,
		slug: params.slug,
		to,
		word: to === null ? '' : word,
		isSent: url.searchParams.has('sendt')
	};
};

export const actions: Actions = {
	default: async ({ getClientAddress, locals, params, request }) => {
		const form = await request.formData();
		const message = readContact(form);
		const role = readContactRole(field(form, 'til'));
		const sending = { address: getClientAddress(), origin: env().origin, today: today(), role };
		const sent = message.ok ? await contactOwner(db(), params.slug, message.value, sending) : message;
		if (!sent.ok) return fail(422, { issues: sent.issues, typed: typedText(form) });

		redirect(303, `${resolve('/[lang=lang]/piloter/[slug]/kontakt', { lang: locals.lang, slug: params.slug })}?sendt`);
	}
};
