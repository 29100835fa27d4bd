import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { countsOf, linesFor, ownImport, type At } from './imports.server.ts';
import { mayCorrect } from './match-columns.server.ts';
import { recheck } from './recheck.server.ts';
import { runImport } from './run-import.server.ts';
import { expenseImport } from './schema.server.ts';

/** More than this is brought in by the worker, so that the page may be closed meanwhile. */
const mostAtOnce = 500;

/**
 * Brings the rows in as drafts: `all` only when none is faulty, `right` those that are right. Few rows are in when this
 * is answered; many go on by themselves.
 *
 * @throws 404, 403
 */
export async function startImport(
	db: Db,
	by: Actor,
	at: At,
	which: string,
	today: string
): Promise<Decision<'done' | 'running'>> {
	const started = await db.transaction(async (tx): Promise<Decision<number>> => {
		const held = await ownImport(tx, by, at, true);
		const lines = await linesFor(tx, by, at.organisationId, today);
		if (!mayCorrect(held.state) || !held.mapping) return no({ field: '', key: 'expense_import.moved_on' });
		const seesStaff = may(by, 'expense.read_staff', held);
		await recheck(tx, { ...held, mapping: held.mapping }, lines, { today, seesStaff });
		const counts = await countsOf(tx, at.id);
		if (counts.ready === 0) return no({ field: '', key: 'expense_import.nothing_ready' });
		if (which !== 'right' && counts.faulty > 0)
			return no({ field: 'rows', key: 'expense_import.has_faults', params: { count: counts.faulty } });
		await tx
			.update(expenseImport)
			.set({
				state: 'running',
				startedBy: by.personId,
				fault: null,
				doneCount: 0,
				rowCount: counts.ready,
				revision: held.revision + 1
			})
			.where(eq(expenseImport.id, at.id));
		if (counts.ready > mostAtOnce) await askWorker(tx);
		return yes(counts.ready);
	});
	if (!started.ok) return started;
	if (started.value > mostAtOnce) return yes('running');
	await runImport(db, at.id, today);
	return yes('done');
}

/** In the transaction of the start. A worker that has never been there finds what runs when it comes. */
async function askWorker(tx: Db): Promise<void> {
	const [there] = await tx.execute(sql`select from pg_namespace where nspname = 'graphile_worker'`);
	if (there)
		await tx.execute(sql`
			select graphile_worker.add_job('expense_imports', job_key := 'expense_imports', max_attempts := 3)`);
}
