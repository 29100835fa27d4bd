/** What granting and receiving have in common: who may, four eyes, state, revision and log. */
import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { amountText } from '#lib/money.ts';
import type { SideAndPeriod } from '#lib/payments/payment-form.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { instalmentFaults, type InstalmentMove } from './payment.ts';
import { instalmentColumns } from './payments.server.ts';
import { instalment } from './schema.server.ts';

export type Moving = { move: InstalmentMove; on: string; eurMinor: bigint; seen: number; today: string };

export async function moveInstalment(
	db: Db,
	by: Actor,
	{ side, periodCode }: SideAndPeriod,
	{ move, on, eurMinor, seen, today }: Moving,
	values: Partial<typeof instalment.$inferInsert>
): Promise<Decision<null>> {
	demand(by, 'payment.write', { organisationId: null }, 'payment.read');
	return db.transaction(async (tx) => {
		const project = found(await runningProject(tx, today));
		const here = and(
			eq(instalment.projectId, project.id),
			eq(instalment.side, side),
			eq(instalment.periodCode, periodCode)
		);
		const [held] = await tx.select(instalmentColumns).from(instalment).where(here).for('update');
		const row = found(held);
		const faults = instalmentFaults(row, move, { personId: by.personId, seen, on, today });
		if (faults.length > 0) return no(...faults);

		await tx
			.update(instalment)
			.set({ ...values, revision: row.revision + 1 })
			.where(here);
		await record(tx, {
			kind: move === 'grant' ? 'instalment.granted' : 'instalment.received',
			by: by.personId,
			organisationId: null,
			about: { kind: 'instalment', id: `${project.id} ${side} ${periodCode}` },
			after: { on, eur: amountText({ minor: eurMinor, currency: 'EUR' }) }
		});
		return yes(null);
	});
}
