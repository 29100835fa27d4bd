import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { phaseChange } from './schema.server.ts';

export type StepVerdict = {
	pilotId: string;
	/** The request that was read; another one is not decided in its place. */
	requestId: string;
	approve: boolean;
	remark: string;
};

/** Writes on the request how it was decided, and by whom. */
export async function closeStep(tx: Db, by: Actor, { requestId, approve, remark }: StepVerdict): Promise<void> {
	await tx
		.update(phaseChange)
		.set({
			state: approve ? 'approved' : 'returned',
			decidedBy: by.personId,
			decidedAt: sql`now()`,
			remark: remark === '' ? null : remark
		})
		.where(eq(phaseChange.id, requestId));
}
