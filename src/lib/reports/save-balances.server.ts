import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { runningProject, sideOfPartner } from '#lib/projects/projects.server.ts';
import type { Balance } from './reconciliation.ts';
import { accountBalance } from './schema.server.ts';

/** Keeps what stands in the partner's own ledger; of an account and month told before, the new amount. @returns how many */
export async function saveBalances(
	db: Db,
	by: Actor,
	organisationId: string,
	balances: readonly Balance[],
	today: string
): Promise<Decision<number>> {
	demand(by, 'reconciliation.write', { organisationId }, 'reconciliation.read');
	return db.transaction(async (tx) => {
		const project = found(await runningProject(tx, today));
		found(await sideOfPartner(tx, project.id, organisationId));
		await tx
			.insert(accountBalance)
			.values(balances.map((row) => ({ projectId: project.id, organisationId, ...row, enteredBy: by.personId })))
			.onConflictDoUpdate({
				target: [accountBalance.projectId, accountBalance.organisationId, accountBalance.account, accountBalance.month],
				set: { amountMinor: sql`excluded.amount_minor`, enteredBy: by.personId, enteredAt: sql`now()` }
			});
		await record(tx, {
			kind: 'reconciliation.saved',
			by: by.personId,
			organisationId,
			about: { kind: 'reconciliation', id: `${project.id} ${organisationId}` },
			after: { rows: balances.length }
		});
		return yes(balances.length);
	});
}
