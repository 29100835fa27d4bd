import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { bringFile } from '#lib/expense-import/bring-file.server.ts';
import { firstPage } from '#lib/expense-import/import-pages.server.ts';
import { typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const page = await firstPage(db(), by, params.organisation, today());
	return { ...page, organisation: params.organisation };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const reading = { lang: locals.lang, today: today() };
		await firstPage(db(), by, params.organisation, reading.today);
		const form = await request.formData();
		const kept = await once(db(), by, form, (tx) => bringFile(tx, by, params.organisation, form, reading));
		if (!kept.ok) return fail(422, { issues: kept.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}/${kept.value}/kolonner`);
	}
};
