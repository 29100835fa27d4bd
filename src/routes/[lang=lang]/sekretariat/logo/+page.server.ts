import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import type { Lang } from '#lib/lang.ts';
import { largestBytes } from '#lib/site/logo.ts';
import { logosToManage } from '#lib/site/logos.server.ts';
import { removeLogo, uploadLogo } from '#lib/site/upload-logo.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	logos: await logosToManage(db(), signedIn(locals, url)),
	today: today(),
	done: url.searchParams.get('gjort')
});

const back = (lang: Lang, done: string) => `${resolve('/[lang=lang]/sekretariat/logo', { lang })}?gjort=${done}`;

export const actions: Actions = {
	lastopp: async ({ locals, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const text = (name: string) => field(form, name);
		const logo = {
			content: await bytesOf(form.get('image')),
			altNb: text('altNb'),
			altSv: text('altSv'),
			startsOn: text('startsOn'),
			endsOn: text('endsOn')
		};
		const sixDigits = locals.lang === 'sv' ? 'year_first' : 'day_first';
		const uploaded = await uploadLogo(db(), by, logo, today(), sixDigits);
		if (!uploaded.ok) return fail(422, { issues: uploaded.issues, typed: typedText(form) });
		redirect(303, back(locals.lang, 'lastet'));
	},
	slett: async ({ locals, request, url }) => {
		const by = signedIn(locals, url);
		await removeLogo(db(), by, field(await request.formData(), 'id'));
		redirect(303, back(locals.lang, 'slettet'));
	}
};

/** One byte more than is allowed tells the rule that there is too much. */
async function bytesOf(file: FormDataEntryValue | null): Promise<Uint8Array> {
	if (!(file instanceof File)) return new Uint8Array();
	return file.size > largestBytes ? new Uint8Array(file.size) : new Uint8Array(await file.arrayBuffer());
}
