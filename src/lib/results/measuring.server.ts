/** What every change to a measurement starts from. One pilot's values change one at a time. */
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { coOwners, demandShared } from '#lib/pilots/co-owners.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { isHidden } from './change.ts';
import type { Indicator } from './indicator.ts';
import type { Measured, Sibling } from './measurement-form.ts';
import { isUndecided } from './measurement.ts';
import { measurement } from './schema.server.ts';

export type LockedPilot = { id: string; ownerId: string; coOwners: readonly string[]; language: string };
export type LockedMeasurement = typeof measurement.$inferSelect & { pilot: LockedPilot };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an id from an address can be one at all; the database refuses to look for any other. */
export function isId(id: string): boolean {
	return uuid.test(id);
}

/** The title that those who work on the pilot see. */
export const workingTitle = sql<string>`(
	select ${pilotVersion.title} from ${pilotVersion} where ${pilotVersion.pilotId} = ${pilot.id}
	order by ${pilotVersion.number} desc limit 1)`;

/** Technology of the newest version of a pilot. */
export async function technologyOf(db: Db, pilotId: string): Promise<string | null> {
	const [row] = await db
		.select({ technologyArea: pilotVersion.technologyArea })
		.from(pilotVersion)
		.where(eq(pilotVersion.pilotId, pilotId))
		.orderBy(desc(pilotVersion.number))
		.limit(1);
	return row?.technologyArea ?? null;
}

/** Locks the pilot's values until the transaction ends. @throws 404, 403 */
export async function lockPilot(tx: Db, by: Actor, action: Action, pilotId: string): Promise<LockedPilot> {
	const [row] = isId(pilotId)
		? await tx
				.select({ id: pilot.id, ownerId: pilot.ownerId, coOwners, language: pilot.language })
				.from(pilot)
				.where(eq(pilot.id, pilotId))
				.for('no key update')
		: [];
	const locked = found(row);
	demandShared(by, action, locked, 'measurement.read_draft');
	return locked;
}

/** Locks the pilot of a value and gives the value as it is then. @throws 404, 403 */
export async function lockMeasurement(tx: Db, by: Actor, action: Action, id: string): Promise<LockedMeasurement> {
	const [of] = isId(id)
		? await tx.select({ pilotId: measurement.pilotId }).from(measurement).where(eq(measurement.id, id))
		: [];
	const locked = await lockPilot(tx, by, action, found(of).pilotId);
	const [row] = await tx.select().from(measurement).where(eq(measurement.id, id));
	return { ...found(row), pilot: locked };
}

/** The other values of the indicator that count or may come to count. */
export async function siblingsOf(
	tx: Db,
	pilotId: string,
	indicatorKey: string,
	butFor: string | null
): Promise<Sibling[]> {
	const rows = await tx
		.select({
			id: measurement.id,
			point: measurement.point,
			startsOn: measurement.startsOn,
			endsOn: measurement.endsOn,
			state: measurement.state
		})
		.from(measurement)
		.where(
			and(
				eq(measurement.pilotId, pilotId),
				eq(measurement.indicatorKey, indicatorKey),
				ne(measurement.state, 'superseded')
			)
		)
		.orderBy(desc(measurement.enteredAt))
		.limit(20);
	return rows
		.filter((row) => row.id !== butFor)
		.map(({ point, startsOn, endsOn, state }) => ({ point, startsOn, endsOn, undecided: isUndecided(state) }));
}

type Move = 'entered' | 'changed' | 'submitted' | 'returned' | 'approved' | 'superseded' | 'deleted';
type About = { id: string; pilot: LockedPilot };

export async function recordMove(
	tx: Db,
	by: Actor,
	move: Move,
	{ id, pilot: { ownerId } }: About,
	told: { reason?: string; before?: unknown; after?: unknown } = {}
): Promise<void> {
	const about = { kind: 'measurement', id };
	await record(tx, { kind: `measurement.${move}`, by: by.personId, organisationId: ownerId, about, ...told });
}

/** What the log keeps of a value. A value of too few is in the log no more than elsewhere. */
export function logged(indicator: Pick<Indicator, 'key' | 'smallNumberLimit'>, measured: Measured): object {
	const { point, startsOn, endsOn, value, n } = measured;
	const where = { indicator: indicator.key, point, startsOn, endsOn };
	return isHidden(measured, indicator) ? { ...where, suppressed: true } : { ...where, value, n };
}
