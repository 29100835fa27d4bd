/** The indicators of a pilot's own. */
import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Indicator } from './indicator.ts';
import { indicatorColumns, indicatorOf } from './indicators.server.ts';
import { lockPilot } from './measuring.server.ts';
import { boundsOf, readOwnIndicator } from './own-indicator.ts';
import { indicator, unit } from './schema.server.ts';

export type Unit = { key: string; nameNb: string; nameSv: string };

export async function unitList(db: Db): Promise<Unit[]> {
	return db.select().from(unit).orderBy(asc(unit.nameNb)).limit(200);
}

export async function ownIndicatorsOf(db: Db, pilotId: string): Promise<Indicator[]> {
	const rows = await db
		.select(indicatorColumns)
		.from(indicator)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.where(eq(indicator.pilotId, pilotId))
		.orderBy(asc(indicator.nameNb))
		.limit(100);
	return rows.map(indicatorOf);
}

/** Adds an indicator to a pilot, in the pilot's own language; its key. @throws 404, 403 */
export async function addOwnIndicator(db: Db, by: Actor, pilotId: string, form: FormData): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const pilot = await lockPilot(tx, by, 'measurement.write', pilotId);
		const units = await unitList(tx);
		const read = readOwnIndicator(
			form,
			units.map(({ key }) => key)
		);
		if (!read.ok) return read;
		const { name, definition, ...fixed } = read.value;
		const key = `own_${randomUUID().slice(0, 8)}`;
		await tx.insert(indicator).values({
			key,
			version: 1,
			nameNb: name,
			nameSv: name,
			definitionNb: definition,
			definitionSv: definition,
			technologies: [],
			isShare: fixed.unit === 'percent',
			pilotId: pilot.id,
			...fixed,
			...boundsOf(fixed.unit)
		});
		await record(tx, {
			kind: 'indicator.added',
			by: by.personId,
			organisationId: pilot.ownerId,
			about: { kind: 'pilot', id: pilot.id },
			after: { key, ...read.value }
		});
		return yes(key);
	});
}
