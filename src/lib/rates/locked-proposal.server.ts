import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import { allOrNothing } from '#lib/all-or-nothing.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';
import { ruleProposal } from './schema.server.ts';

export type Verdict = { readonly id: string; readonly approve: boolean; readonly reason: string };
type Kind = 'rates' | 'rule_set';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Four eyes, one decision, a reason for a refusal; what is approved comes into force in the same transaction.
 *
 * @param enforce writes what was asked for; when it refuses, nothing of it is kept and the proposal waits on
 */
export async function decideProposal(
	db: Db,
	by: Actor,
	kind: Kind,
	verdict: Verdict,
	enforce: (tx: Db, content: unknown) => Promise<Decision<null>>
): Promise<Decision<null>> {
	const field = `reason_${verdict.id}`;
	const said = readText(verdict.reason, { max: 1000, required: !verdict.approve, multiline: true });
	const reason = missingAs('rate.reason_missing', said);
	return allOrNothing(db, async (tx) => {
		const row = found(await lock(tx, kind, verdict.id));
		if (row.state !== 'proposed') return no({ field: '', key: 'rate.decided_already' });
		if (row.proposedBy === by.personId) return no({ field: '', key: 'rate.own_hands' });
		if (!reason.ok) return no(...reason.issues.map((issue) => ({ ...issue, field })));
		const done = verdict.approve ? await enforce(tx, row.content) : yes(null);
		if (!done.ok) return done;
		await tx
			.update(ruleProposal)
			.set({
				state: verdict.approve ? 'approved' : 'rejected',
				decidedBy: by.personId,
				decidedAt: sql`now()`,
				decisionReason: reason.value
			})
			.where(eq(ruleProposal.id, row.id));
		await record(tx, {
			kind: `${kind}.${verdict.approve ? 'approved' : 'rejected'}`,
			by: by.personId,
			organisationId: null,
			about: { kind: 'rule_proposal', id: row.id },
			reason: reason.value === '' ? undefined : reason.value,
			before: { state: 'proposed' },
			after: row.content
		});
		return yes(null);
	});
}

async function lock(tx: Db, kind: Kind, id: string) {
	if (!uuid.test(id)) return undefined;
	const [row] = await tx
		.select()
		.from(ruleProposal)
		.where(and(eq(ruleProposal.id, id), eq(ruleProposal.kind, kind)))
		.for('update');
	return row;
}
