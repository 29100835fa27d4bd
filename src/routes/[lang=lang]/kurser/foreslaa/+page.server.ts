import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import { proposeRates } from '#lib/rates/propose-rates.server.ts';
import { readRateForm } from '#lib/rates/rate-form.ts';
import { ownProposals } from '#lib/rates/rate-pages.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	return {
		own: await ownProposals(db(), by),
		currency: url.searchParams.get('valuta') ?? '',
		isNew: url.searchParams.has('ny')
	};
};

export const actions = {
	default: async ({ locals, request, url }) => {
		const by = signedIn(locals, url);
		demand(by, 'rate.propose', { organisationId: null });
		const form = await request.formData();
		const read = await readRateForm(form);
		const proposed = await once(db(), by, form, (tx) =>
			proposeRates(tx, by, { ...read, source: field(form, read.sourceField), lang: locals.lang })
		);
		if (!proposed.ok) return fail(422, { issues: proposed.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?ny`);
	}
} satisfies Actions;
