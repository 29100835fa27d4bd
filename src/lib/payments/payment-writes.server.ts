/** The forms of the page of payments: each reads what was typed and does one thing. */
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import { once } from '#lib/accounts/once.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readRevision } from '#lib/words-form.ts';
import { claimInstalment } from './claim-instalment.server.ts';
import { enterAdvance } from './enter-advance.server.ts';
import { grantInstalment } from './grant-instalment.server.ts';
import { readAdvance, readClaim, readGrant, readReceipt, readSettlement, readSideAndPeriod } from './payment-form.ts';
import { paymentsPage } from './payments.server.ts';
import { receiveInstalment } from './receive-instalment.server.ts';
import { settleAdvance } from './settle-advance.server.ts';

export type PaymentWrite = (db: Db, by: Actor, form: FormData, today: string) => Promise<Decision<unknown>>;

const about = (form: FormData) => found(readSideAndPeriod(form));
const currencyOf = (form: FormData) => (about(form).side === 'SE' ? 'SEK' : 'NOK');

export const paymentWrites = {
	claim: async (db, by, form, today) => {
		const claim = readClaim(form);
		return claim.ok ? claimInstalment(db, by, about(form), claim.value, today) : claim;
	},
	grant: async (db, by, form, today) => {
		const grant = readGrant(form);
		return grant.ok ? grantInstalment(db, by, about(form), { ...grant.value, seen: readRevision(form) }, today) : grant;
	},
	receive: async (db, by, form, today) => {
		const got = readReceipt(form, currencyOf(form));
		return got.ok ? receiveInstalment(db, by, about(form), { ...got.value, seen: readRevision(form) }, today) : got;
	},
	advance: async (db, by, form, today) => {
		const { partners = [] } = await paymentsPage(db, by, today);
		const read = readAdvance(form, currencyOf(form), partners);
		return read.ok ? once(db, by, form, (tx) => enterAdvance(tx, by, about(form).side, read.value, today)) : read;
	},
	settle: async (db, by, form, today) => {
		const read = readSettlement(form);
		return read.ok ? settleAdvance(db, by, field(form, 'advance'), read.value, today) : read;
	}
} satisfies Record<string, PaymentWrite>;
