import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { readContact } from '#lib/pilots/contact-form.ts';
import { publishedSolution } from '#lib/solutions/public-solutions.server.ts';
import { askToReuse } from '#lib/solutions/reuse-solution.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const { name, language, owner, slug } = found(await publishedSolution(db(), params.slug));
	return { name, language, owner, slug, isSent: url.searchParams.has('sendt') };
};

export const actions: Actions = {
	default: async ({ getClientAddress, locals: { lang }, params: { slug }, request }) => {
		const form = await request.formData();
		const message = readContact(form);
		const sending = { address: getClientAddress(), origin: env().origin, today: today() };
		const sent = message.ok ? await askToReuse(db(), slug, message.value, sending) : message;
		if (!sent.ok) return fail(422, { issues: sent.issues, typed: typedText(form) });

		redirect(303, `${resolve('/[lang=lang]/losninger/[slug]/gjenbruk', { lang, slug })}?sendt`);
	}
};
