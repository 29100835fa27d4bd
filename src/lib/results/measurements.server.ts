/** Measurements as those who work on the pilot see them: every value on its way, but small numbers nowhere. */
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { demandShared } from '#lib/pilots/co-owners.server.ts';
import { pilotIn } from '#lib/pilots/pilots.server.ts';
import { compare, isHidden, type Comparison, type Reading } from './change.ts';
import type { Indicator } from './indicator.ts';
import { indicatorColumns, indicatorOf, sameIndicator } from './indicators.server.ts';
import { isOpenToChange, type Point, type State } from './measurement.ts';
import { isId } from './measuring.server.ts';
import type { Goal } from './progress.ts';
import { readingColumns, readingOf } from './readings.server.ts';
import { indicator, measurement, pilotIndicator, unit } from './schema.server.ts';

export type MeasuredPilot = {
	id: string;
	ownerId: string;
	coOwners: readonly string[];
	title: string;
	language: string;
	technologyArea: string | null;
};

type OwnValue = {
	id: string;
	revision: number;
	state: State;
	/** What the secretariat asked for when it returned the value. */
	remark: string | null;
	point: Point;
	/** Null when too few were measured. */
	shown: Reading | null;
};

export type OwnIndicator = {
	indicator: Indicator;
	/** Of what is approved, or on its way where nothing is yet. */
	comparison: Comparison;
	values: readonly OwnValue[];
};

/** Far more than a pilot has. */
const most = 500;

/** A pilot in the workspace of its owner, a co-owner or a successor. @throws 404, 403 */
export async function pilotToMeasure(
	db: Db,
	by: Actor,
	organisationId: string,
	pilotId: string,
	action: Action = 'measurement.read_draft'
): Promise<MeasuredPilot> {
	const { pilot } = await pilotIn(db, by, organisationId, pilotId);
	demandShared(by, action, pilot, 'measurement.read_draft');
	const { title, technologyArea } = pilot.last.content;
	const { id, ownerId, coOwners, language } = pilot;
	return { id, ownerId, coOwners, title, language, technologyArea };
}

/** What has been measured in a pilot, by indicator; what was superseded is left out. */
export async function measurementsOf(db: Db, { id }: MeasuredPilot): Promise<OwnIndicator[]> {
	const rows = await db
		.select({
			id: measurement.id,
			revision: measurement.revision,
			state: sql<State>`${measurement.state}`,
			remark: measurement.remark,
			reading: readingColumns(measurement),
			indicator: indicatorColumns,
			goal: {
				target: sql<string | null>`trim_scale(${pilotIndicator.target})::text`,
				targetPercent: sql<string | null>`trim_scale(${pilotIndicator.targetPercent})::text`
			}
		})
		.from(measurement)
		.innerJoin(indicator, sameIndicator)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.leftJoin(
			pilotIndicator,
			and(eq(pilotIndicator.pilotId, measurement.pilotId), eq(pilotIndicator.indicatorKey, measurement.indicatorKey))
		)
		.where(and(eq(measurement.pilotId, id), ne(measurement.state, 'superseded')))
		.orderBy(asc(indicator.gainCategory), asc(indicator.key), asc(measurement.startsOn), asc(measurement.enteredAt))
		.limit(most);
	return [...Map.groupBy(rows, (row) => row.indicator.key).values()].flatMap((group) => ownIndicator(group) ?? []);
}

export type OwnMeasurement = OwnValue & {
	indicator: Indicator;
	/** The fields of the form while the value is still the owner's to change. */
	typed: Reading | null;
};

/** One value of a pilot, to be changed or looked at. @throws 404 */
export async function measurementOf(db: Db, { id: pilotId }: MeasuredPilot, id: string): Promise<OwnMeasurement> {
	const [row] = isId(id)
		? await db
				.select({
					id: measurement.id,
					revision: measurement.revision,
					state: sql<State>`${measurement.state}`,
					remark: measurement.remark,
					reading: readingColumns(measurement),
					indicator: indicatorColumns
				})
				.from(measurement)
				.innerJoin(indicator, sameIndicator)
				.innerJoin(unit, eq(unit.key, indicator.unit))
				.where(and(eq(measurement.id, id), eq(measurement.pilotId, pilotId)))
		: [];
	const kept = found(row);
	const own = ownValue(kept);
	const typed = isOpenToChange(kept.state) ? readingOf(kept.reading) : null;
	return { ...own, indicator: indicatorOf(kept.indicator), typed };
}

type Row = {
	id: string;
	revision: number;
	state: State;
	remark: string | null;
	reading: Parameters<typeof readingOf>[0];
	indicator: Parameters<typeof indicatorOf>[0];
};

function ownIndicator(group: readonly (Row & { goal: Goal })[]): OwnIndicator | undefined {
	const [first] = group;
	if (!first) return undefined;
	const of = indicatorOf(first.indicator);
	// An approved value comes before the one that may replace it.
	const ranked = [...group].sort((a, b) => Number(b.state === 'approved') - Number(a.state === 'approved'));
	const readings = ranked.map((row) => readingOf(row.reading)).filter((reading) => reading !== null);
	const baseline = readings.find((reading) => reading.point === 'baseline') ?? null;
	const measured = readings
		.filter((reading) => reading.point !== 'baseline')
		.sort((a, b) => (a.endsOn < b.endsOn ? 1 : -1))[0];
	const newest = measured ?? baseline;
	if (!newest) return undefined;
	return {
		indicator: of,
		comparison: compare(of, newest, measured ? baseline : null, first.goal),
		values: group.map(ownValue)
	};
}

function ownValue(row: Row): OwnValue {
	const reading = readingOf(row.reading);
	if (!reading) throw new Error('A measurement without a value');
	const { id, revision, state, remark } = row;
	const shown = isHidden(reading, row.indicator) ? null : reading;
	return { id, revision, state, remark, point: reading.point, shown };
}
