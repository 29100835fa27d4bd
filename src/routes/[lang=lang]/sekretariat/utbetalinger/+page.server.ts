import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import { paymentWrites, type PaymentWrite } from '#lib/payments/payment-writes.server.ts';
import { paymentRefusal } from '#lib/payments/payment.ts';
import { paymentsPage } from '#lib/payments/payments.server.ts';
import { claimableOf } from '#lib/reports/claimable.server.ts';
import type { RequestEvent } from './$types';

export const load = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const page = await paymentsPage(db(), by, today());
	const claimable = page.project ? await claimableOf(db(), by, page.project.id) : [];
	return { ...page, claimable, done: url.searchParams.get('gjort') };
};

/** `at` tells which of the forms of the page was sent. */
function writes(write: PaymentWrite) {
	return async ({ locals, request, url }: RequestEvent) => {
		const by = atDesk(locals, url, 'payment.write');
		const form = await request.formData();
		const written = await write(db(), by, form, today());
		if (written.ok) redirect(303, `${url.pathname}?gjort=1`);
		const { issues } = written;
		return fail(paymentRefusal(issues), { issues, typed: typedText(form), at: field(form, 'at') });
	};
}

export const actions = {
	claim: writes(paymentWrites.claim),
	grant: writes(paymentWrites.grant),
	receive: writes(paymentWrites.receive),
	advance: writes(paymentWrites.advance),
	settle: writes(paymentWrites.settle)
};
