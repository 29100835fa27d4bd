import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { uploadToTray } from '#lib/funding/keep-vouchers.server.ts';
import { discardVoucher, tieVoucher } from '#lib/funding/tie-voucher.server.ts';
import { trayPage } from '#lib/funding/voucher-pages.server.ts';
import { field } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => ({
	...(await trayPage(db(), signedIn(locals, url), params.organisation, today())),
	organisationId: params.organisation,
	uploaded: Number.parseInt(url.searchParams.get('lastet') ?? '', 10) || 0,
	done: url.searchParams.get('gjort')
});

export const actions = {
	upload: async ({ locals, params, request, url }) => {
		const to = { organisationId: params.organisation, dataDir: env().dataDir };
		const uploaded = await uploadToTray(db(), signedIn(locals, url), to, request, today());
		if (!uploaded.ok) return fail(422, { issues: uploaded.issues });
		redirect(303, `${url.pathname}?lastet=${uploaded.value}`);
	},
	tie: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const tie = { expenseId: field(form, 'expense'), documentId: field(form, 'document') };
		const tied = await tieVoucher(db(), by, { organisationId: params.organisation, ...tie });
		if (!tied.ok) return fail(422, { issues: tied.issues });
		redirect(303, `${url.pathname}?gjort=knyttet`);
	},
	discard: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		await discardVoucher(db(), by, params.organisation, field(await request.formData(), 'document'));
		redirect(303, `${url.pathname}?gjort=slettet`);
	}
};
