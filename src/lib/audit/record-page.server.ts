/** One expense as the auditor looks at it, alone or as one of a sample. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { isId } from '#lib/funding/locked-expense.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { expenseRecord } from './expense-record.server.ts';

/** @param sampleId from which the reader comes. @throws 404 */
export async function recordPage(db: Db, by: Actor, id: string, sampleId: string | null, today: string) {
	demand(by, 'audit.read', { organisationId: null });
	const record = await expenseRecord(db, by, id, today);
	const project = found(await runningProject(db, today));
	const { rules, ...told } = record;
	return {
		...told,
		ruleSet: rules && { id: rules.id, source: rules.source, validFrom: rules.validFrom },
		workPackages: project.workPackages,
		sample: sampleId !== null && isId(sampleId) ? await placeIn(db, sampleId, id) : undefined,
		mayMark: may(by, 'audit.mark', { organisationId: null }),
		own: record.marks.find(({ personId }) => personId === by.personId)
	};
}

/** The sample, and which of its expenses comes next; undefined when this one is none of them. */
async function placeIn(db: Db, sampleId: string, expenseId: string) {
	const [row] = await db.execute<{ id: string; next: string | null }>(sql`
		select l.sample_id as id, (select expense_id from audit_sample_line n
			where n.sample_id = l.sample_id and n.position = l.position + 1) as next
		from audit_sample_line l where l.sample_id = ${sampleId} and l.expense_id = ${expenseId}`);
	return row;
}
