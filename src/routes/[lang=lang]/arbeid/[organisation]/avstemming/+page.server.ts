import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { readFile, readPasted } from '#lib/expense-import/read-table.server.ts';
import { field, typedText } from '#lib/form.ts';
import { readBalances } from '#lib/reports/reconciliation.ts';
import { reconciliationPage } from '#lib/reports/reconciliation.server.ts';
import { saveBalances } from '#lib/reports/save-balances.server.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const page = await reconciliationPage(db(), by, params.organisation, url.searchParams.get('periode'), today());
	return {
		...page,
		organisationId: params.organisation,
		saved: Number.parseInt(url.searchParams.get('lagret') ?? '', 10) || 0
	};
};

export const actions = {
	save: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		demand(by, 'reconciliation.write', { organisationId: params.organisation }, 'reconciliation.read');
		const form = await request.formData();
		const sent = form.get('file');
		const file = sent instanceof File && sent.size > 0 ? sent : null;
		const table = file ? await readFile(file) : readPasted(field(form, 'balances'), 'balances');
		const balances = table.ok ? readBalances(table.value) : table;
		const saved = balances.ok ? await saveBalances(db(), by, params.organisation, balances.value, today()) : balances;
		if (!saved.ok) return fail(422, { issues: saved.issues, typed: typedText(form) });
		const period = encodeURIComponent(field(form, 'period'));
		redirect(303, `${url.pathname}?periode=${period}&lagret=${saved.value}`);
	}
};
