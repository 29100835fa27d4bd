import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { readNewToken } from '#lib/api/token.ts';
import { createToken, revokeToken, tokensOf } from '#lib/api/tokens.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const keys = await tokensOf(db(), by, params.organisation);
	const organisation = (await organisationDirectory(db())).get(params.organisation);
	return {
		keys,
		organisation: { id: params.organisation, nameNb: organisation?.nameNb, nameSv: organisation?.nameSv }
	};
};

export const actions = {
	create: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		await tokensOf(db(), by, params.organisation);
		const form = await request.formData();
		const read = readNewToken(form);
		const chosen = form.getAll('scope').map(String);
		if (!read.ok) return fail(422, { issues: read.issues, typed: typedText(form), chosen });
		// Shown in the answer to the form and nowhere after it: it cannot stand in an address.
		return { secret: await createToken(db(), by, params.organisation, read.value) };
	},
	revoke: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		await tokensOf(db(), by, params.organisation);
		await revokeToken(db(), by, params.organisation, field(await request.formData(), 'id'));
		redirect(303, url.pathname);
	}
};
