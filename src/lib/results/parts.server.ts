/** The parts of measurements as everybody may see them: what is hidden does not leave the database. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { sameIndicator } from './indicators.server.ts';
import { dimensionsOf, groupOf, groups, isDimension, type MaskedPart, type ShownDimension } from './part.ts';
import { indicator, measurement, measurementPart } from './schema.server.ts';
import type { SplitAt, SplitsByKey } from './split.ts';

/** Every group of every dimension of one measurement. */
const mostOfOne = Object.values(groups).flat().length;
/** A pilot has at most a handful of indicators with five points each. */
const mostOfPilot = 500;

type MaskedRow = {
	id: string;
	whole: number | null;
	dimension: string;
	part: string;
	hidden: boolean;
	value: string | null;
	numerator: string | null;
	denominator: string | null;
	n: number | null;
};

/**
 * How measurements split, by measurement id: only of approved values of pilots that are published and not hidden. The
 * one door for pages, files and the interface: a suppressed group comes with no number at all.
 */
export async function publicParts(
	db: Db,
	measurementIds: readonly string[]
): Promise<ReadonlyMap<string, readonly ShownDimension[]>> {
	if (measurementIds.length === 0) return new Map();
	const rows = await masked(db)
		.where(
			and(
				inArray(measurementPart.measurementId, [...measurementIds]),
				eq(measurement.state, 'approved'),
				eq(pilotVersion.publication, 'published'),
				isNull(pilot.hiddenAt)
			)
		)
		.limit(mostOfOne * measurementIds.length);
	return shownById(rows);
}

function masked(db: Db) {
	const { numerator, denominator, value, n } = measurementPart;
	const hidden = sql<boolean>`(${measurementPart.isHidden} or ${n} < ${indicator.smallNumberLimit}
		or coalesce(${denominator} < ${indicator.smallNumberLimit}, false)
		or coalesce(${measurement.n} < ${indicator.smallNumberLimit}, false)
		or coalesce(${measurement.denominator} < ${indicator.smallNumberLimit}, false))`;
	return db
		.select({
			id: measurementPart.measurementId,
			whole: measurement.n,
			dimension: measurementPart.dimension,
			part: measurementPart.part,
			hidden,
			value: sql<string | null>`case when ${hidden} then null else trim_scale(${value})::text end`,
			numerator: sql<string | null>`case when ${hidden} then null else trim_scale(${numerator})::text end`,
			denominator: sql<string | null>`case when ${hidden} then null else trim_scale(${denominator})::text end`,
			n: sql<number | null>`case when ${hidden} then null else ${n} end`
		})
		.from(measurementPart)
		.innerJoin(measurement, eq(measurement.id, measurementPart.measurementId))
		.innerJoin(indicator, sameIndicator)
		.innerJoin(pilot, eq(pilot.id, measurement.pilotId))
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.$dynamic();
}

function shownById(rows: readonly MaskedRow[]): ReadonlyMap<string, readonly ShownDimension[]> {
	const byId = [...Map.groupBy(rows, ({ id }) => id)];
	return new Map(byId.map(([id, own]) => [id, dimensionsOf(own[0]?.whole ?? null, own.flatMap(maskedOf))]));
}

function maskedOf(row: MaskedRow): MaskedPart[] {
	const { dimension, value, numerator, denominator, n } = row;
	const part = isDimension(dimension) ? groupOf(dimension, row.part) : undefined;
	if (!isDimension(dimension) || part === undefined) return [];
	if (row.hidden || value === null || n === null) return [{ dimension, part, suppressed: true }];
	return [{ dimension, part, suppressed: false, value, numerator, denominator, n }];
}

/** How the public values of a pilot split, by key of the indicator. */
export async function partsOfPilot(db: Db, pilotId: string): Promise<SplitsByKey> {
	return (await partsOfPilots(db, [pilotId])).get(pilotId) ?? {};
}

/** The same of many pilots, by pilot id. */
export async function partsOfPilots(db: Db, pilotIds: readonly string[]): Promise<ReadonlyMap<string, SplitsByKey>> {
	if (pilotIds.length === 0) return new Map();
	const split = await db
		.selectDistinct({
			id: measurement.id,
			pilotId: measurement.pilotId,
			key: measurement.indicatorKey,
			point: measurement.point
		})
		.from(measurement)
		.innerJoin(measurementPart, eq(measurementPart.measurementId, measurement.id))
		.where(and(inArray(measurement.pilotId, [...pilotIds]), eq(measurement.state, 'approved')))
		.limit(mostOfPilot * pilotIds.length);
	const shown = await publicParts(
		db,
		split.map(({ id }) => id)
	);
	const at = split.flatMap(({ id, ...of }) => {
		const dimensions = shown.get(id);
		return dimensions ? [{ ...of, dimensions }] : [];
	});
	const byPilot = [...Map.groupBy(at, ({ pilotId }) => pilotId)];
	return new Map(byPilot.map(([id, own]) => [id, byKey(own)]));
}

function byKey(splits: readonly (SplitAt & { readonly key: string })[]): SplitsByKey {
	const own = [...Map.groupBy(splits, ({ key }) => key)];
	return Object.fromEntries(
		own.map(([key, each]) => [key, each.map(({ point, dimensions }) => ({ point, dimensions }))])
	);
}
