/** Owners add to an open need: a later deadline, a note, a number, a mailbox, a link. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { deadlineText, faultsOf, valueNow, type Addendum, type AddendumLine, type LineField } from './addendum.ts';
import { logParticipation } from './need-log.server.ts';
import { demandNeed, noteNeed, type WorkedNeed } from './need-work.server.ts';
import { need, needAddendum } from './schema.server.ts';

/** @throws 404, 403 */
export async function addAddendum(db: Db, by: Actor, id: string, addendum: Addendum): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'need.write', id, true);
		if (!kept.isPublic || kept.state === 'cancelled') return no({ field: '', key: 'need.moved_on' });
		const moments = { closesAt: kept.closesAt, ...(await momentsOf(tx, addendum)) };
		const faults = faultsOf(addendum, { state: kept.stateNow, content: kept.content }, moments);
		if (faults.length > 0) return no(...faults);
		const columns = columnsOf(addendum);
		if (columns) await tx.update(need).set(columns).where(eq(need.id, id));
		return yes(await write(tx, by, kept, addendum));
	});
}

async function momentsOf(tx: Db, addendum: Addendum): Promise<{ wouldClose: Date | null; now: Date }> {
	const [day, time] = addendum.field === 'deadline' ? [addendum.deadline, addendum.deadlineTime] : [null, null];
	const [row] = await tx.execute<{ wouldClose: string | null; now: string }>(
		sql`select need_closes_at(${day}::date, ${time}::time) as "wouldClose", clock_timestamp() as now`
	);
	if (!row) throw new Error('The database told no time');
	return { wouldClose: row.wouldClose === null ? null : new Date(row.wouldClose), now: new Date(row.now) };
}

/** What it changes in the need; a note changes nothing. */
function columnsOf(addendum: Addendum): Partial<typeof need.$inferInsert> | undefined {
	switch (addendum.field) {
		case 'deadline':
			return { deadline: addendum.deadline, deadlineTime: addendum.deadlineTime };
		case 'affected_count':
			return { affectedCount: addendum.after };
		case 'contact_email':
			return { contactEmail: addendum.after };
		case 'procurement_url':
			return { procurementUrl: addendum.after };
		case 'note':
			return undefined;
	}
}

async function write(tx: Db, by: Actor, kept: WorkedNeed, addendum: Addendum): Promise<string> {
	const now = valueNow(addendum.field, kept.content);
	const before = now === null ? null : String(now);
	const after = String(addendum.field === 'deadline' ? deadlineText(addendum) : addendum.after);
	const { field, reason } = addendum;
	const [row] = await tx
		.insert(needAddendum)
		.values({ needId: kept.id, field, before, after, reason, writtenBy: by.personId })
		.returning({ id: needAddendum.id });
	if (!row) throw new Error('An addendum was not inserted');
	const values =
		addendum.field === 'deadline' ? [whenOf(kept.content), whenOf(addendum)] : [{ [field]: now }, { [field]: after }];
	await noteNeed(tx, by, 'need.addendum_added', kept, { reason, before: values[0], after: values[1] });
	await logParticipation(tx, [
		{
			needId: kept.id,
			kind: 'addendum',
			organisationId: null,
			personId: by.personId,
			// a note is read in the need itself
			detail: field === 'note' ? { field } : { field, before, after }
		}
	]);
	return row.id;
}

function whenOf({ deadline, deadlineTime }: { deadline: string | null; deadlineTime: string | null }) {
	return { deadline, deadline_time: deadlineTime };
}

/** In the order in which they were added. */
export async function addendaOf(db: Db, needId: string): Promise<AddendumLine[]> {
	const rows = await db
		.select({
			id: needAddendum.id,
			field: needAddendum.field,
			before: needAddendum.before,
			after: needAddendum.after,
			reason: needAddendum.reason,
			at: needAddendum.at
		})
		.from(needAddendum)
		.where(eq(needAddendum.needId, needId))
		.orderBy(asc(needAddendum.at), asc(needAddendum.id))
		.limit(500);
	return rows.map((row) => ({ ...row, field: row.field as LineField }));
}
