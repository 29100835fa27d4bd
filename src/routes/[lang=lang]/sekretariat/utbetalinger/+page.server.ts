import { fail, redirect } from '@sveltejs/kit';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import { once } from '#lib/accounts/once.server.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { field, typedText } from '#lib/form.ts';
import { claimInstalment } from '#lib/payments/claim-instalment.server.ts';
import { enterAdvance } from '#lib/payments/enter-advance.server.ts';
import { grantInstalment } from '#lib/payments/grant-instalment.server.ts';
import {
	readAdvance,
	readClaim,
	readGrant,
	readReceipt,
	readSeen,
	readSettlement,
	readSideAndPeriod
} from '#lib/payments/payment-form.ts';
import { paymentRefusal } from '#lib/payments/payment.ts';
import { paymentsPage } from '#lib/payments/payments.server.ts';
import { receiveInstalment } from '#lib/payments/receive-instalment.server.ts';
import { settleAdvance } from '#lib/payments/settle-advance.server.ts';
import { claimableOf } from '#lib/reports/claimable.server.ts';
import type { RequestEvent } from './$types';

export const load = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const page = await paymentsPage(db(), by, today());
	const claimable = page.project ? await claimableOf(db(), by, page.project.id) : [];
	return { ...page, claimable, done: url.searchParams.get('gjort') };
};

/** `at` tells which of the forms of the page was sent. */
function writes(write: (by: Actor, form: FormData) => Promise<Decision<unknown>>) {
	return async ({ locals, request, url }: RequestEvent) => {
		const by = atDesk(locals, url, 'payment.write');
		const form = await request.formData();
		const written = await write(by, form);
		if (written.ok) redirect(303, `${url.pathname}?gjort=1`);
		return fail(paymentRefusal(written.issues), {
			issues: written.issues,
			typed: typedText(form),
			at: field(form, 'at')
		});
	};
}

const about = (form: FormData) => found(readSideAndPeriod(form));
const currencyOf = (form: FormData) => (about(form).side === 'SE' ? 'SEK' : 'NOK');

export const actions = {
	claim: writes(async (by, form) => {
		const claim = readClaim(form);
		return claim.ok ? claimInstalment(db(), by, about(form), claim.value, today()) : claim;
	}),
	grant: writes(async (by, form) => {
		const grant = readGrant(form);
		return grant.ok ? grantInstalment(db(), by, about(form), { ...grant.value, seen: readSeen(form) }, today()) : grant;
	}),
	receive: writes(async (by, form) => {
		const got = readReceipt(form, currencyOf(form));
		return got.ok ? receiveInstalment(db(), by, about(form), { ...got.value, seen: readSeen(form) }, today()) : got;
	}),
	advance: writes(async (by, form) => {
		const { partners = [] } = await paymentsPage(db(), by, today());
		const read = readAdvance(form, currencyOf(form), partners);
		return read.ok ? once(db(), by, form, (tx) => enterAdvance(tx, by, about(form).side, read.value, today())) : read;
	}),
	settle: writes(async (by, form) => {
		const read = readSettlement(form);
		return read.ok ? settleAdvance(db(), by, field(form, 'advance'), read.value, today()) : read;
	})
};
