import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { period } from '#lib/projects/schema.server.ts';

/** Locks a period for good: from now on what was wrong in it is taken back in a later one. */
export async function lockPeriod(
	db: Db,
	by: Actor,
	{ code, confirmed }: { code: string; confirmed: boolean },
	today: string
): Promise<Decision<null>> {
	demand(by, 'period.lock', { organisationId: null }, 'report.read');
	return db.transaction(async (tx) => {
		const project = found(await runningProject(tx, today));
		const here = and(eq(period.projectId, project.id), eq(period.code, code));
		const [row] = await tx
			.select({ isLocked: period.isLocked, endsOn: period.endsOn })
			.from(period)
			.where(here)
			.for('no key update');
		const { isLocked, endsOn } = found(row);
		if (isLocked) return no({ field: '', key: 'period.locked_already' });
		if (endsOn >= today) return no({ field: '', key: 'period.not_over', params: { period: code } });
		if (!confirmed) return no({ field: `confirm_${code}`, key: 'period.confirm_missing' });

		await tx.update(period).set({ isLocked: true }).where(here);
		await record(tx, {
			kind: 'period.locked',
			by: by.personId,
			organisationId: null,
			about: { kind: 'period', id: `${project.id} ${code}` },
			before: { isLocked: false },
			after: { isLocked: true, drafts: await draftsIn(tx, project.id, code) }
		});
		return yes(null);
	});
}

async function draftsIn(tx: Db, projectId: string, code: string): Promise<number> {
	const [row] = await tx.execute<{ count: number }>(sql`
		select count(*)::int as count from expense
		where project_id = ${projectId} and period_code = ${code} and state = 'draft'`);
	return row?.count ?? 0;
}
