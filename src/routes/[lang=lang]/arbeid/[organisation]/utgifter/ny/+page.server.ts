import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { enterWithVouchers } from '#lib/funding/enter-with-vouchers.server.ts';
import { newExpensePage } from '#lib/funding/expense-pages.server.ts';
import { mayProposeRates } from '#lib/funding/expense-rights.ts';
import { keptValues } from '#lib/funding/expense-values.ts';
import { typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const savedId = url.searchParams.get('lagret');
	const { lines, saved } = await newExpensePage(db(), by, params.organisation, savedId, today());
	return {
		lines,
		saved,
		values: saved ? keptValues(locals.lang, saved) : {},
		organisationId: params.organisation,
		seesStaff: may(by, 'expense.read_staff', { organisationId: params.organisation }),
		proposesRates: mayProposeRates(by),
		voucher: url.searchParams.get('kvittering')
	};
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const at = { organisationId: params.organisation, today: today(), lang: locals.lang, dataDir: env().dataDir };
		const { decision, form } = await enterWithVouchers(db(), by, at, request);
		if (!decision.ok) return fail(422, { issues: decision.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?lagret=${decision.value}`);
	}
};
