/** The auditor, or the secretariat for the auditor, draws a sample. It says which expenses are looked at; it changes none. */
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { sha256 } from '#lib/ledger/append-ledger.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { candidatesOf } from './candidates.server.ts';
import { readDraw, type TypedDraw } from './sample-form.ts';
import { drawSample } from './sample.ts';
import { auditSample, auditSampleLine } from './schema.server.ts';

/** @returns the id of the sample */
export async function drawAuditSample(
	db: Db,
	by: Actor,
	typed: TypedDraw,
	today: string,
	fresh: string = randomBytes(4).toString('hex')
): Promise<Decision<string>> {
	demand(by, 'audit.draw', { organisationId: null }, 'audit.read');
	const project = found(await runningProject(db, today));
	const codes = project.periods.map(({ code }) => code);
	const wanted = readDraw(typed, codes, fresh);
	if (!wanted.ok) return wanted;

	const { period, ...draw } = wanted.value;
	const of = { projectId: project.id, periodCode: period };
	return db.transaction(async (tx) => {
		const drawnAt = await momentOf(tx);
		const drawn = drawSample(await candidatesOf(tx, of, drawnAt), draw, sha256);
		if (drawn.length === 0) return no({ field: 'period', key: 'audit.nothing_to_draw' });
		const [sample] = await tx
			.insert(auditSample)
			.values({ ...of, ...draw, drawnBy: by.personId, drawnAt })
			.returning({ id: auditSample.id });
		const { id } = found(sample);
		await tx
			.insert(auditSampleLine)
			.values(drawn.map((expenseId, index) => ({ sampleId: id, position: index + 1, expenseId })));
		await record(tx, {
			kind: 'audit.drawn',
			by: by.personId,
			organisationId: null,
			about: { kind: 'audit_sample', id },
			after: { ...of, ...draw, drawn: drawn.length }
		});
		return yes(id);
	});
}

/** In whole milliseconds, as it is read back. */
async function momentOf(tx: Db): Promise<Date> {
	const [row] = await tx.execute<{ now: string }>(sql`select now()`);
	return new Date(found(row).now);
}
