/** Measurements that wait for the secretariat. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { compare, type Comparison } from './change.ts';
import type { Indicator } from './indicator.ts';
import { indicatorColumns, indicatorOf, sameIndicator } from './indicators.server.ts';
import type { Point, State } from './measurement.ts';
import { isId, workingTitle } from './measuring.server.ts';
import { baseline, isItsBaseline, readingColumns, readingOf } from './readings.server.ts';
import { indicator, measurement, unit } from './schema.server.ts';

export type Waiting = {
	id: string;
	point: Point;
	enteredAt: Date;
	indicatorNb: string;
	indicatorSv: string;
	pilotTitle: string;
	pilotLanguage: string;
	ownerNb: string;
	ownerSv: string;
};

/** The longest waiting first. @throws 404 */
export async function waitingMeasurements(db: Db, by: Actor): Promise<Waiting[]> {
	demand(by, 'review.read', { organisationId: null });
	return db
		.select({
			id: measurement.id,
			point: sql<Point>`${measurement.point}`,
			enteredAt: measurement.enteredAt,
			indicatorNb: indicator.nameNb,
			indicatorSv: indicator.nameSv,
			pilotTitle: workingTitle,
			pilotLanguage: pilot.language,
			ownerNb: organisation.nameNb,
			ownerSv: organisation.nameSv
		})
		.from(measurement)
		.innerJoin(indicator, sameIndicator)
		.innerJoin(pilot, eq(pilot.id, measurement.pilotId))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(eq(measurement.state, 'submitted'))
		.orderBy(asc(measurement.enteredAt))
		.limit(200);
}

export type ToDecide = {
	id: string;
	revision: number;
	state: State;
	point: Point;
	remark: string | null;
	enteredBy: { id: string; name: string };
	enteredAt: Date;
	indicator: Indicator;
	comparison: Comparison;
	/** Whether a value that is public today at this point gives way. */
	replaces: boolean;
	pilot: { id: string; title: string; language: string; slug: string };
	owner: { id: string; nameNb: string; nameSv: string };
};

/** @throws 404, 403 */
export async function measurementToDecide(db: Db, by: Actor, id: string): Promise<ToDecide> {
	demand(by, 'review.read', { organisationId: null });
	const [row] = isId(id) ? await oneToDecide(db).where(eq(measurement.id, id)).limit(1) : [];
	const { measured, before, indicator: of, enteredName, enteredId, ...kept } = found(row);
	const reading = readingOf(measured);
	if (!reading) throw new Error('A measurement without a value');
	return {
		...kept,
		enteredBy: { id: enteredId, name: enteredName },
		indicator: indicatorOf(of),
		comparison: compare(indicatorOf(of), reading, readingOf(before))
	};
}

function oneToDecide(db: Db) {
	return db
		.select({
			id: measurement.id,
			revision: measurement.revision,
			state: sql<State>`${measurement.state}`,
			point: sql<Point>`${measurement.point}`,
			remark: measurement.remark,
			enteredId: person.id,
			enteredName: person.name,
			enteredAt: measurement.enteredAt,
			indicator: indicatorColumns,
			measured: readingColumns(measurement),
			before: readingColumns(baseline),
			replaces: sql<boolean>`exists (
				select from ${measurement} former where former.pilot_id = ${measurement.pilotId}
				and former.indicator_key = ${measurement.indicatorKey} and former.point = ${measurement.point}
				and former.state = 'approved' and former.id <> ${measurement.id})`,
			pilot: { id: pilot.id, title: workingTitle, language: pilot.language, slug: pilot.slug },
			owner: { id: organisation.id, nameNb: organisation.nameNb, nameSv: organisation.nameSv }
		})
		.from(measurement)
		.innerJoin(indicator, sameIndicator)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.innerJoin(person, eq(person.id, measurement.enteredBy))
		.innerJoin(pilot, eq(pilot.id, measurement.pilotId))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.leftJoin(baseline, isItsBaseline)
		.$dynamic();
}
