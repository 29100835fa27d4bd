/** What becomes of an open need: its owners say so, or its deadline closes it. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { recordAll } from '#lib/journal/journal.server.ts';
import { changed, type StateChange } from './need-content.ts';
import { logParticipation } from './need-log.server.ts';
import { demandNeed, noteNeed, type WorkedNeed } from './need-work.server.ts';
import { stateWhen } from './need.ts';
import { need } from './schema.server.ts';

/** @throws 404, 403 */
export async function changeState(db: Db, by: Actor, id: string, change: StateChange): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'need.write', id, true);
		const asked = { ...change, procurementUrl: change.procurementUrl ?? kept.content.procurementUrl };
		const next = changed(kept.stateNow, asked);
		if (!next.ok) return next;
		if (change.move === 'to_pilot' && !(await isOwnPilot(tx, kept, asked.pilotId)))
			return no({ field: 'pilot', key: 'need.pilot_missing' });
		const isEnd = next.value !== 'dialogue';
		await tx
			.update(need)
			.set({
				state: next.value,
				...(isEnd && { endReason: change.reason, endedAt: sql`now()` }),
				...(change.move === 'to_procurement' && { procurementUrl: asked.procurementUrl }),
				...(change.move === 'to_pilot' && { pilotId: asked.pilotId })
			})
			.where(eq(need.id, id));
		const [before, after] = [{ state: kept.stateNow }, { state: next.value }];
		await noteNeed(tx, by, 'need.state_changed', kept, { reason: change.reason, before, after });
		const detail = { from: kept.stateNow, to: next.value };
		await logParticipation(tx, [{ needId: id, kind: 'state', organisationId: null, personId: by.personId, detail }]);
		return yes(null);
	});
}

/** Published pilots of those who own the need, the newest first. */
export async function ownPilots(db: Db, { actingIds }: Pick<WorkedNeed, 'actingIds'>) {
	return db.execute<{ id: string; title: string; language: string }>(sql`
		select pilot.id::text, version.title, pilot.language
		from pilot join pilot_version version on version.pilot_id = pilot.id and version.publication = 'published'
		where pilot.hidden_at is null and pilot.owner_id in (${sql.join(
			actingIds.map((organisationId) => sql`${organisationId}`),
			sql`, `
		)})
		order by pilot.published_at desc, pilot.id limit 200`);
}

async function isOwnPilot(tx: Db, kept: WorkedNeed, pilotId: string | null): Promise<boolean> {
	return (await ownPilots(tx, kept)).some(({ id }) => id === pilotId);
}

const MOST_AT_ONCE = 500;

/** Writes down that those past their deadline are closed, as everybody has seen since that second. @returns how many */
export async function closeOverdue(db: Db): Promise<number> {
	return db.transaction(async (tx) => {
		const over = await tx.execute<{ id: string; ownerId: string; before: 'open' | 'dialogue' }>(sql`
			with over as (
				select id, state from need
				where state in ('open', 'dialogue') and clock_timestamp() >= need_closes_at(deadline, deadline_time)
				order by id limit ${MOST_AT_ONCE} for update skip locked)
			update need set state = 'closed', ended_at = need_closes_at(deadline, deadline_time)
			from over where need.id = over.id
			returning need.id::text, need.owner_id as "ownerId", over.state as before`);
		const after = { state: stateWhen(true, 'open') };
		await recordAll(
			tx,
			over.map(({ id, ownerId, before }) => ({
				kind: 'need.state_changed',
				by: null,
				organisationId: ownerId,
				about: { kind: 'need', id },
				before: { state: before },
				after
			}))
		);
		await logParticipation(
			tx,
			over.map(({ id, before }) => ({
				needId: id,
				kind: 'state',
				organisationId: null,
				personId: null,
				detail: { from: before, to: after.state }
			}))
		);
		return over.length;
	});
}
