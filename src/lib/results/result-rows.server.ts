/** The public values with what each is compared with, before anything is filtered, ordered or cut into pages. */
import { and, eq, isNull, ne, notExists, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { compare, type Comparison } from './change.ts';
import { indicatorColumns, indicatorOf, sameIndicator } from './indicators.server.ts';
import { baseline, isItsBaseline, readingColumns, readingOf } from './readings.server.ts';
import { indicator, measurement, pilotIndicator, unit } from './schema.server.ts';

/** Approved, of a pilot that is published and not hidden. */
export const isPublic = and(
	eq(measurement.state, 'approved'),
	eq(pilotVersion.publication, 'published'),
	isNull(pilot.hiddenAt)
);

const columns = {
	indicator: indicatorColumns,
	measured: readingColumns(measurement),
	baseline: readingColumns(baseline),
	goal: {
		target: sql<string | null>`trim_scale(${pilotIndicator.target})::text`,
		targetPercent: sql<string | null>`trim_scale(${pilotIndicator.targetPercent})::text`
	},
	pilot: {
		id: pilot.id,
		slug: pilot.slug,
		title: pilotVersion.title,
		language: sql<ContentLang>`${pilot.language}`,
		outcome: pilot.outcome
	},
	owner: {
		id: organisation.id,
		nameNb: organisation.nameNb,
		nameSv: organisation.nameSv,
		country: organisation.country
	}
};

export function pairs(db: Db) {
	return db
		.select(columns)
		.from(measurement)
		.innerJoin(indicator, sameIndicator)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.innerJoin(pilot, eq(pilot.id, measurement.pilotId))
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.leftJoin(baseline, isItsBaseline)
		.leftJoin(
			pilotIndicator,
			and(eq(pilotIndicator.pilotId, measurement.pilotId), eq(pilotIndicator.indicatorKey, measurement.indicatorKey))
		)
		.$dynamic();
}

export type Row = Awaited<ReturnType<typeof pairs>>[number];

export function comparisonOf(row: Pick<Row, 'indicator' | 'measured' | 'baseline' | 'goal'>): Comparison {
	const measured = readingOf(row.measured);
	if (!measured) throw new Error('A measurement without a value');
	return compare(indicatorOf(row.indicator), measured, readingOf(row.baseline), row.goal);
}

/** No later value of the same indicator counts. */
export function isLatest(db: Db): SQL {
	const later = alias(measurement, 'later');
	return notExists(
		db
			.select({ id: later.id })
			.from(later)
			.where(
				and(
					eq(later.pilotId, measurement.pilotId),
					eq(later.indicatorKey, measurement.indicatorKey),
					eq(later.state, 'approved'),
					ne(later.point, 'baseline'),
					sql`(${later.endsOn}, ${later.id}) > (${measurement.endsOn}, ${measurement.id})`
				)
			)
	);
}

/**
 * Per pilot the newest value that has a change to show, measured on the most people. Which way it went plays no part,
 * or cards would show a project in which everything works.
 */
export function isHeadline(): SQL {
	return sql`${measurement.id} in (
		select distinct on (m.pilot_id) m.id
		from measurement m
		join indicator i on i.key = m.indicator_key and i.version = m.indicator_version
		join measurement b on b.pilot_id = m.pilot_id and b.indicator_key = m.indicator_key
			and b.indicator_version = m.indicator_version and b.point = 'baseline' and b.state = 'approved'
		where m.state = 'approved' and m.point <> 'baseline'
			and coalesce(least(m.n, m.denominator, b.n, b.denominator) >= i.small_number_limit, true)
			and not exists (
				select from measurement later
				where later.pilot_id = m.pilot_id and later.indicator_key = m.indicator_key and later.state = 'approved'
					and later.point <> 'baseline' and (later.ends_on, later.id) > (m.ends_on, m.id))
		order by m.pilot_id, m.ends_on desc, m.n desc nulls last, m.indicator_key)`;
}
