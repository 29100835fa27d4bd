/** A version is proposed by one person of the secretariat and decided by another; then nothing changes it. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Project } from '#lib/projects/project.ts';
import { proposalFaults } from './budget.ts';
import { budgetOf, frameOf } from './budget-versions.server.ts';
import { asSeen, lockVersion, type LockedVersion } from './locked-version.server.ts';
import { budgetVersion } from './schema.server.ts';

type Seen = { number: number; revision: number };

export async function proposeVersion(db: Db, by: Actor, project: Project, seen: Seen): Promise<Decision<null>> {
	demand(by, 'budget.propose', { organisationId: null }, 'budget.read');
	return db.transaction(async (tx) => {
		const row = found(await lockVersion(tx, project.id, seen.number));
		const fresh = asSeen(row, 'draft', seen.revision);
		if (!fresh.ok) return fresh;
		const faults = proposalFaults(await budgetOf(tx, project, row.id), await frameOf(tx, project));
		if (faults.length > 0) return no(...faults);
		await tx
			.update(budgetVersion)
			.set({ state: 'proposed', proposedBy: by.personId, proposedAt: sql`now()`, revision: row.revision + 1 })
			.where(eq(budgetVersion.id, row.id));
		await told(tx, by, row, { kind: 'budget_version.proposed', reason: row.reason });
		return yes(null);
	});
}

type Verdict = Seen & { approve: boolean; reason: string };

export async function decideVersion(db: Db, by: Actor, project: Project, asked: Verdict): Promise<Decision<null>> {
	demand(by, 'budget.decide', { organisationId: null }, 'budget.read');
	const reason = asked.reason.trim();
	return db.transaction(async (tx) => {
		const row = found(await lockVersion(tx, project.id, asked.number));
		const fresh = asSeen(row, 'proposed', asked.revision);
		if (!fresh.ok) return fresh;
		if (row.proposedBy === by.personId) return no({ field: '', key: 'budget_version.own_hands' });
		if (!asked.approve && reason === '') return no({ field: 'reason', key: 'budget_version.rejection_reason' });
		await tx
			.update(budgetVersion)
			.set({
				state: asked.approve ? 'approved' : 'rejected',
				decidedBy: by.personId,
				decidedAt: sql`now()`,
				revision: row.revision + 1
			})
			.where(eq(budgetVersion.id, row.id));
		await told(tx, by, row, { kind: asked.approve ? 'budget_version.approved' : 'budget_version.rejected', reason });
		return yes(null);
	});
}

type Step = { kind: string; reason: string };

async function told(tx: Db, by: Actor, row: LockedVersion, { kind, reason }: Step) {
	await record(tx, {
		kind,
		by: by.personId,
		organisationId: null,
		about: { kind: 'budget_version', id: `${row.projectId} ${row.number}` },
		reason: reason === '' ? undefined : reason,
		before: { state: row.state },
		after: { number: row.number, from: row.decidedOn }
	});
}
