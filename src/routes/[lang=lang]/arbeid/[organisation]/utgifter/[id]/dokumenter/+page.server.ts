import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { uploadToExpense } from '#lib/funding/keep-vouchers.server.ts';
import { tieVoucher, untieVoucher } from '#lib/funding/tie-voucher.server.ts';
import { vouchersPage } from '#lib/funding/voucher-pages.server.ts';
import { field } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => ({
	...(await vouchersPage(db(), signedIn(locals, url), params.organisation, params.id, today())),
	organisationId: params.organisation,
	done: url.searchParams.get('gjort')
});

export const actions = {
	upload: async ({ locals, params, request, url }) => {
		const to = { organisationId: params.organisation, expenseId: params.id, dataDir: env().dataDir };
		const uploaded = await uploadToExpense(db(), signedIn(locals, url), to, request);
		if (!uploaded.ok) return fail(422, { issues: uploaded.issues });
		redirect(303, `${url.pathname}?gjort=knyttet`);
	},
	tie: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const documentId = field(await request.formData(), 'document');
		const tied = await tieVoucher(db(), by, { organisationId: params.organisation, expenseId: params.id, documentId });
		if (!tied.ok) return fail(422, { issues: tied.issues });
		redirect(303, `${url.pathname}?gjort=knyttet`);
	},
	untie: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const documentId = field(await request.formData(), 'document');
		const tie = { organisationId: params.organisation, expenseId: params.id, documentId };
		const untied = await untieVoucher(db(), by, tie);
		if (!untied.ok) return fail(422, { issues: untied.issues });
		redirect(303, `${url.pathname}?gjort=fjernet`);
	}
};
