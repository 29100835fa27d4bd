import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { demandNeed } from '#lib/needs/need-work.server.ts';
import { isPublicOffer, type Decided } from './offers.server.ts';
import { matchDecision } from './schema.server.ts';

export type MatchSaying = {
	readonly needId: string;
	readonly found: string;
	/** Null takes back what was said. */
	readonly decision: Decided | null;
};

const found = /^(pilot|solution):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * The owner or a co-owner says that something fits its need, or does not; that stands however often all is counted again.
 * Said twice it stands once.
 *
 * @param said.found kind and id, as `solution:…`
 * @throws 404, 403
 */
export async function decideMatch(db: Db, by: Actor, said: MatchSaying): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'match.decide', said.needId, true);
		const [, foundKind, foundId] = found.exec(said.found) ?? [];
		if ((foundKind !== 'pilot' && foundKind !== 'solution') || foundId === undefined) return gone();
		if (said.decision !== null && !(await isPublicOffer(tx, foundKind, foundId))) return gone();

		const key: Key = { needId: kept.id, foundKind, foundId };
		const changed = await write(tx, key, said.decision, by);
		if (changed)
			await record(tx, {
				kind: `match.${said.decision ?? 'undecided'}`,
				by: by.personId,
				organisationId: kept.ownerId,
				about: { kind: 'need', id: kept.id },
				after: { kind: foundKind, id: foundId }
			});
		return yes(null);
	});
}

function gone(): Decision<never> {
	return no({ field: '', key: 'match.gone' });
}

type Key = { needId: string; foundKind: 'pilot' | 'solution'; foundId: string };

async function write(tx: Db, key: Key, decision: Decided | null, by: Actor): Promise<boolean> {
	const isThis = and(
		eq(matchDecision.needId, key.needId),
		eq(matchDecision.foundKind, key.foundKind),
		eq(matchDecision.foundId, key.foundId)
	);
	if (decision === null) return (await tx.delete(matchDecision).where(isThis).returning()).length > 0;
	const stands = { decision, decidedBy: by.personId, decidedAt: sql`now()` };
	const rows = await tx
		.insert(matchDecision)
		.values({ ...key, ...stands })
		.onConflictDoUpdate({
			target: [matchDecision.needId, matchDecision.foundKind, matchDecision.foundId],
			set: stands,
			setWhere: sql`${matchDecision.decision} <> ${decision}`
		})
		.returning();
	return rows.length > 0;
}
