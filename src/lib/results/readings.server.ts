/** One value of a measurement, and what it is compared with, on their way out of the database. */
import { and, eq, ne, sql } from 'drizzle-orm';
import { alias, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Reading } from './change.ts';
import type { Collector, Design, Method, Point } from './measurement.ts';
import { measurement } from './schema.server.ts';

type Name =
	| 'point'
	| 'value'
	| 'numerator'
	| 'denominator'
	| 'n'
	| 'method'
	| 'collectedBy'
	| 'design'
	| 'startsOn'
	| 'endsOn'
	| 'exclusions'
	| 'otherChanges'
	| 'uncertainReason'
	| 'note'
	| 'language';
type Columns = Readonly<Record<Name, AnyPgColumn>>;

/** The same for the table and for an alias of it; all null where a left join found nothing. */
export function readingColumns(of: Columns) {
	return {
		point: sql<Point | null>`${of.point}`,
		value: sql<string | null>`trim_scale(${of.value})::text`,
		numerator: sql<string | null>`trim_scale(${of.numerator})::text`,
		denominator: sql<string | null>`trim_scale(${of.denominator})::text`,
		n: sql<number | null>`${of.n}`,
		method: sql<Method | null>`${of.method}`,
		collectedBy: sql<Collector | null>`${of.collectedBy}`,
		design: sql<Design | null>`${of.design}`,
		startsOn: sql<string | null>`${of.startsOn}::text`,
		endsOn: sql<string | null>`${of.endsOn}::text`,
		exclusions: sql<string | null>`${of.exclusions}`,
		otherChanges: sql<string | null>`${of.otherChanges}`,
		uncertainReason: sql<string | null>`${of.uncertainReason}`,
		note: sql<string | null>`${of.note}`,
		language: sql<string | null>`${of.language}`
	};
}

export const baseline = alias(measurement, 'baseline');

/** Approved, of the same pilot, and measured by the same version of the indicator; nothing for a baseline itself. */
export const isItsBaseline = and(
	eq(baseline.pilotId, measurement.pilotId),
	eq(baseline.indicatorKey, measurement.indicatorKey),
	eq(baseline.indicatorVersion, measurement.indicatorVersion),
	eq(baseline.point, 'baseline'),
	eq(baseline.state, 'approved'),
	ne(measurement.point, 'baseline')
);

type Row = { [K in keyof Reading]: Reading[K] | null };

export function readingOf(row: Row): Reading | null {
	const { point, value, method, collectedBy, design, startsOn, endsOn } = row;
	if (point === null || value === null || method === null || collectedBy === null) return null;
	if (design === null || startsOn === null || endsOn === null) return null;
	const known = { ...row, point, value, method, collectedBy, design, startsOn, endsOn };
	return { ...known, ...writtenOf(row) };
}

function writtenOf({ exclusions, otherChanges, uncertainReason, note, language }: Row) {
	return {
		exclusions: exclusions ?? '',
		otherChanges: otherChanges ?? '',
		uncertainReason: uncertainReason ?? '',
		note: note ?? '',
		language: language ?? ''
	};
}
