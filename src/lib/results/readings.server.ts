/** One value of a measurement on its way out of the database. */
import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Reading } from './change.ts';
import type { Collector, Method, Point } from './measurement.ts';

type Columns = Readonly<
	Record<'point' | 'value' | 'n' | 'method' | 'collectedBy' | 'startsOn' | 'endsOn' | 'note' | 'language', AnyPgColumn>
>;

/** The same for the table and for an alias of it; all null where a left join found nothing. */
export function readingColumns(of: Columns) {
	return {
		point: sql<Point | null>`${of.point}`,
		value: sql<string | null>`trim_scale(${of.value})::text`,
		n: sql<number | null>`${of.n}`,
		method: sql<Method | null>`${of.method}`,
		collectedBy: sql<Collector | null>`${of.collectedBy}`,
		startsOn: sql<string | null>`${of.startsOn}::text`,
		endsOn: sql<string | null>`${of.endsOn}::text`,
		note: sql<string | null>`${of.note}`,
		language: sql<string | null>`${of.language}`
	};
}

type Row = { [K in keyof Reading]: Reading[K] | null };

export function readingOf(row: Row): Reading | null {
	const { point, value, n, method, collectedBy, startsOn, endsOn, note, language } = row;
	if (point === null || value === null || method === null || collectedBy === null) return null;
	if (startsOn === null || endsOn === null) return null;
	return { point, value, n, method, collectedBy, startsOn, endsOn, note: note ?? '', language: language ?? '' };
}
