/** What a pilot has set out to measure, as those who work on it see it. */
import { and, asc, eq, gte, ne, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { pilotVersion } from '#lib/pilots/schema.server.ts';
import { indicatorColumns, indicatorOf, starterSet } from './indicators.server.ts';
import type { Indicator } from './indicator.ts';
import type { Point } from './measurement.ts';
import type { MeasuredPilot } from './measurements.server.ts';
import { appointments, type Appointment, type Plan } from './plan.ts';
import { reportingWindow } from './reporting-schema.server.ts';
import { indicator, measurement, pilotIndicator, unit } from './schema.server.ts';

export type Planned = Plan & {
	indicator: Indicator;
	revision: number;
	/** Points at which something has been entered. */
	measured: readonly Point[];
};

export type OpenWindow = { point: Point; opensOn: string; closesOn: string };

export type MeasuringPlan = {
	planned: readonly Planned[];
	/** Keys of the set for the pilot's technology. */
	starter: readonly string[];
	appointments: readonly Appointment[];
	/** In which the secretariat asks for numbers. */
	windows: readonly OpenWindow[];
};

export async function planOf(db: Db, pilot: MeasuredPilot, today: string): Promise<MeasuringPlan> {
	const [planned, starter, days, windows] = await Promise.all([
		plannedOf(db, pilot.id),
		starterSet(db, pilot.technologyArea),
		daysOf(db, pilot.id),
		openWindows(db, today)
	]);
	return { planned, starter, appointments: appointments(days, planned), windows };
}

async function plannedOf(db: Db, pilotId: string): Promise<Planned[]> {
	const rows = await db
		.select({
			indicator: indicatorColumns,
			target: sql<string | null>`trim_scale(${pilotIndicator.target})::text`,
			targetPercent: sql<string | null>`trim_scale(${pilotIndicator.targetPercent})::text`,
			baselineFrom: pilotIndicator.baselineFrom,
			baselineTo: pilotIndicator.baselineTo,
			revision: pilotIndicator.revision,
			measured: sql<Point[]>`array(
				select distinct m.point from ${measurement} m where m.pilot_id = ${pilotIndicator.pilotId}
				and m.indicator_key = ${pilotIndicator.indicatorKey} and m.state <> 'superseded')`
		})
		.from(pilotIndicator)
		.innerJoin(
			indicator,
			and(eq(indicator.key, pilotIndicator.indicatorKey), eq(indicator.version, pilotIndicator.indicatorVersion))
		)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.where(eq(pilotIndicator.pilotId, pilotId))
		.orderBy(asc(pilotIndicator.chosenAt), asc(pilotIndicator.indicatorKey))
		.limit(200);
	return rows.map((row) => ({ ...row, indicator: indicatorOf(row.indicator) }));
}

async function daysOf(db: Db, pilotId: string): Promise<{ startsOn: string | null; endsOn: string | null }> {
	const [row] = await db
		.select({ startsOn: pilotVersion.startsOn, endsOn: pilotVersion.endsOn })
		.from(pilotVersion)
		.where(eq(pilotVersion.pilotId, pilotId))
		.orderBy(sql`${pilotVersion.number} desc`)
		.limit(1);
	return row ?? { startsOn: null, endsOn: null };
}

async function openWindows(db: Db, today: string): Promise<OpenWindow[]> {
	return db
		.select({
			point: sql<Point>`${reportingWindow.point}`,
			opensOn: reportingWindow.opensOn,
			closesOn: reportingWindow.closesOn
		})
		.from(reportingWindow)
		.where(gte(reportingWindow.closesOn, today))
		.orderBy(asc(reportingWindow.opensOn))
		.limit(10);
}

/** The value before that a target is held against: the approved one, else the one on its way. */
export async function baselineValue(db: Db, pilotId: string, indicatorKey: string): Promise<string | null> {
	const [row] = await db
		.select({ value: sql<string>`trim_scale(${measurement.value})::text` })
		.from(measurement)
		.where(
			and(
				eq(measurement.pilotId, pilotId),
				eq(measurement.indicatorKey, indicatorKey),
				eq(measurement.point, 'baseline'),
				ne(measurement.state, 'superseded')
			)
		)
		.orderBy(sql`${measurement.state} = 'approved' desc`, asc(measurement.id))
		.limit(1);
	return row?.value ?? null;
}
