import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { amountText } from '#lib/money.ts';
import { unsettled, type Settlement } from './payment.ts';
import { advance, advanceSettlement } from './schema.server.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Settles a part of an advance against what is claimed; never more than is left of it. */
export async function settleAdvance(
	db: Db,
	by: Actor,
	id: string,
	settlement: Settlement,
	today: string
): Promise<Decision<null>> {
	demand(by, 'payment.write', { organisationId: null }, 'payment.read');
	found(uuid.test(id) ? id : undefined);
	return db.transaction(async (tx) => {
		// held, so that two settlements at once are taken from what is left one after the other
		const [held] = await tx.select().from(advance).where(eq(advance.id, id)).for('update');
		const row = found(held);
		const settlements = await tx
			.select()
			.from(advanceSettlement)
			.where(eq(advanceSettlement.advanceId, id))
			.limit(1000);
		const left = unsettled({ eurMinor: row.eurMinor, settlements });
		if (settlement.eurMinor > left)
			return no({
				field: 'amount',
				key: 'payment.settles_too_much',
				params: { left: amountText({ minor: left, currency: 'EUR' }) }
			});
		if (settlement.settledOn < row.paidOn) return no({ field: 'on', key: 'payment.before_last_step' });
		if (settlement.settledOn > today) return no({ field: 'on', key: 'payment.in_future' });

		await tx
			.insert(advanceSettlement)
			.values({ advanceId: id, number: settlements.length + 1, ...settlement, enteredBy: by.personId });
		await record(tx, {
			kind: 'advance.settled',
			by: by.personId,
			organisationId: row.organisationId,
			about: { kind: 'advance', id },
			before: { left: amountText({ minor: left, currency: 'EUR' }) },
			after: { left: amountText({ minor: left - settlement.eurMinor, currency: 'EUR' }) }
		});
		return yes(null);
	});
}
