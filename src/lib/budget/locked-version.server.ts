import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { budgetVersion } from './schema.server.ts';
import type { VersionState } from './budget-versions.server.ts';

export type LockedVersion = typeof budgetVersion.$inferSelect;

/** Of the project and number, held until the transaction ends. */
export async function lockVersion(tx: Db, projectId: string, number: number): Promise<LockedVersion | undefined> {
	const [row] = await tx
		.select()
		.from(budgetVersion)
		.where(and(eq(budgetVersion.projectId, projectId), eq(budgetVersion.number, number)))
		.for('update');
	return row;
}

/** Whether it is still as it was on the screen and in the state that the step asks for. */
export function asSeen(row: LockedVersion, state: VersionState, revision: number): Decision<null> {
	if (row.state !== state) return no({ field: '', key: 'budget_version.moved_on' });
	return row.revision === revision ? yes(null) : no({ field: '', key: 'budget_version.changed_meanwhile' });
}

export async function touch(tx: Db, id: string): Promise<void> {
	await tx
		.update(budgetVersion)
		.set({ revision: sql`${budgetVersion.revision} + 1` })
		.where(eq(budgetVersion.id, id));
}
