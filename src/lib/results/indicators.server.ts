/** The library of indicators. */
import { and, asc, desc, eq, inArray, isNull, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#lib/db.server.ts';
import { isGainCategory, isKind, type Indicator } from './indicator.ts';
import { indicator, measurement, pilotIndicator, starterIndicator, unit, unitConversion } from './schema.server.ts';

export type Conversion = {
	fromUnit: string;
	fromNb: string;
	fromSv: string;
	/** Decimal string: a value in that unit times this is one in the indicator's own. */
	factor: string;
	noteNb: string;
	noteSv: string;
};

export const indicatorColumns = {
	key: indicator.key,
	version: indicator.version,
	code: indicator.code,
	nameNb: indicator.nameNb,
	nameSv: indicator.nameSv,
	definitionNb: indicator.definitionNb,
	definitionSv: indicator.definitionSv,
	unit: indicator.unit,
	unitNb: unit.nameNb,
	unitSv: unit.nameSv,
	better: indicator.better,
	gainCategory: indicator.gainCategory,
	technologies: indicator.technologies,
	validMin: indicator.validMin,
	validMax: indicator.validMax,
	smallNumberLimit: indicator.smallNumberLimit,
	isShare: indicator.isShare,
	kind: indicator.kind,
	pilotId: indicator.pilotId,
	language: sql<string | null>`(select own.language from pilot own where own.id = ${indicator.pilotId})`
};

/** Joins a measurement with the definition that it was made by. */
export const sameIndicator = and(
	eq(indicator.key, measurement.indicatorKey),
	eq(indicator.version, measurement.indicatorVersion)
);

type Row = Omit<Indicator, 'better' | 'gainCategory' | 'kind'> & { better: string; gainCategory: string; kind: string };

export function indicatorOf(row: Row): Indicator {
	return {
		...row,
		better: row.better === 'up' ? 'up' : 'down',
		gainCategory: isGainCategory(row.gainCategory) ? row.gainCategory : 'quality',
		kind: isKind(row.kind) ? row.kind : 'other'
	};
}

/** Every indicator of the library as it is defined today, but for those that the platform counts itself. */
export async function library(db: Db): Promise<Indicator[]> {
	const later = alias(indicator, 'later');
	const rows = await db
		.select(indicatorColumns)
		.from(indicator)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.where(
			and(
				isNull(indicator.pilotId),
				eq(indicator.isComputed, false),
				notExists(
					db
						.select({ key: later.key })
						.from(later)
						.where(and(eq(later.key, indicator.key), sql`${later.version} > ${indicator.version}`))
				)
			)
		)
		.orderBy(indicator.key)
		.limit(1000);
	return rows.map(indicatorOf);
}

/** The definition that a pilot already measures by or has planned, else today's: a value is compared only within one definition. */
export async function indicatorFor(db: Db, pilotId: string, key: string): Promise<Indicator | undefined> {
	const measured = sql`exists (
		select from ${measurement} where ${measurement.pilotId} = ${pilotId} and ${measurement.state} <> 'superseded'
		and ${measurement.indicatorKey} = ${indicator.key} and ${measurement.indicatorVersion} = ${indicator.version})`;
	const planned = sql`exists (
		select from ${pilotIndicator} where ${pilotIndicator.pilotId} = ${pilotId}
		and ${pilotIndicator.indicatorKey} = ${indicator.key} and ${pilotIndicator.indicatorVersion} = ${indicator.version})`;
	const [row] = await db
		.select(indicatorColumns)
		.from(indicator)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.where(
			and(
				eq(indicator.key, key),
				eq(indicator.isComputed, false),
				or(isNull(indicator.pilotId), eq(indicator.pilotId, pilotId))
			)
		)
		.orderBy(desc(measured), desc(planned), desc(indicator.version))
		.limit(1);
	return row && indicatorOf(row);
}

/** Other units in which an indicator is often counted, with what to multiply by. */
export async function conversionsOf(db: Db, key: string): Promise<Conversion[]> {
	return db
		.select({
			fromUnit: unitConversion.fromUnit,
			fromNb: unit.nameNb,
			fromSv: unit.nameSv,
			factor: sql<string>`trim_scale(${unitConversion.factor})::text`,
			noteNb: unitConversion.noteNb,
			noteSv: unitConversion.noteSv
		})
		.from(unitConversion)
		.innerJoin(unit, eq(unit.key, unitConversion.fromUnit))
		.where(eq(unitConversion.indicatorKey, key))
		.orderBy(unitConversion.fromUnit)
		.limit(20);
}

/** Keys of the indicators offered first for a technology, in their order. */
export async function starterSet(db: Db, technologyArea: string | null): Promise<string[]> {
	if (technologyArea === null) return [];
	const rows = await db
		.select({ key: starterIndicator.indicatorKey })
		.from(starterIndicator)
		.where(eq(starterIndicator.technologyArea, technologyArea))
		.orderBy(asc(starterIndicator.position))
		.limit(20);
	return rows.map(({ key }) => key);
}

/** Today's version of each of these indicators of the library, by key. */
export async function latestVersions(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
	const rows = await db
		.select({ key: indicator.key, version: sql<number>`max(${indicator.version})::int` })
		.from(indicator)
		.where(and(inArray(indicator.key, [...keys]), isNull(indicator.pilotId), eq(indicator.isComputed, false)))
		.groupBy(indicator.key)
		.limit(keys.length);
	return new Map(rows.map(({ key, version }) => [key, version]));
}
