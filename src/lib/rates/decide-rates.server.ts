/** Another person of the secretariat lets proposed rates stand, or says why not. */
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { decideProposal, type Verdict } from './locked-proposal.server.ts';
import { notStanding, type RatesAsked } from './rate.ts';
import { addRates, holdRates, standingAmong } from './standing-rates.server.ts';

export async function decideRates(db: Db, by: Actor, verdict: Verdict): Promise<Decision<null>> {
	demand(by, 'rate.decide', { organisationId: null }, 'review.read');
	return decideProposal(db, by, 'rates', verdict, async (tx, content) => {
		// only our own rules write the column
		const { rates, source } = content as RatesAsked;
		await holdRates(tx);
		const fresh = notStanding(rates, await standingAmong(tx, rates), '');
		if (!fresh.ok) return fresh;
		await addRates(tx, fresh.value, source);
		return yes(null);
	});
}
