/** The library of indicators. */
import { and, desc, eq, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#lib/db.server.ts';
import { isGainCategory, type Indicator } from './indicator.ts';
import { indicator, measurement, unit } from './schema.server.ts';

export const indicatorColumns = {
	key: indicator.key,
	version: indicator.version,
	nameNb: indicator.nameNb,
	nameSv: indicator.nameSv,
	unit: indicator.unit,
	unitNb: unit.nameNb,
	unitSv: unit.nameSv,
	better: indicator.better,
	gainCategory: indicator.gainCategory,
	technologies: indicator.technologies,
	validMin: indicator.validMin,
	validMax: indicator.validMax,
	smallNumberLimit: indicator.smallNumberLimit
};

/** Joins a measurement with the definition that it was made by. */
export const sameIndicator = and(
	eq(indicator.key, measurement.indicatorKey),
	eq(indicator.version, measurement.indicatorVersion)
);

type Row = Omit<Indicator, 'better' | 'gainCategory'> & { better: string; gainCategory: string };

export function indicatorOf(row: Row): Indicator {
	return {
		...row,
		better: row.better === 'up' ? 'up' : 'down',
		gainCategory: isGainCategory(row.gainCategory) ? row.gainCategory : 'quality'
	};
}

/** Every indicator as it is defined today. */
export async function library(db: Db): Promise<Indicator[]> {
	const later = alias(indicator, 'later');
	const rows = await db
		.select(indicatorColumns)
		.from(indicator)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.where(
			notExists(
				db
					.select({ key: later.key })
					.from(later)
					.where(and(eq(later.key, indicator.key), sql`${later.version} > ${indicator.version}`))
			)
		)
		.orderBy(indicator.key)
		.limit(1000);
	return rows.map(indicatorOf);
}

/** The definition that a pilot already measures by, else today's: a value is compared only within one definition. */
export async function indicatorFor(db: Db, pilotId: string, key: string): Promise<Indicator | undefined> {
	const inUse = sql`exists (
		select from ${measurement} where ${measurement.pilotId} = ${pilotId} and ${measurement.state} <> 'superseded'
		and ${measurement.indicatorKey} = ${indicator.key} and ${measurement.indicatorVersion} = ${indicator.version})`;
	const [row] = await db
		.select(indicatorColumns)
		.from(indicator)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.where(eq(indicator.key, key))
		.orderBy(desc(inUse), desc(indicator.version))
		.limit(1);
	return row && indicatorOf(row);
}
