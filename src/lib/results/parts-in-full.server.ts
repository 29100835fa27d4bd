/** The parts of a measurement in full: what the rule decides on, and what their owner may still change. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { sameIndicator } from './indicators.server.ts';
import { groupOf, isDimension, partKey, shownDimensions, type Part, type ShownDimension, type Whole } from './part.ts';
import { indicator, measurement, measurementPart } from './schema.server.ts';
import { partsToHide, type Limits } from './suppression.ts';

export type Splitting = {
	pilotId: string;
	indicatorKey: string;
	point: string;
	whole: Whole;
	limits: Limits;
	parts: readonly Part[];
	/** Keys of what earlier versions of the value hid. */
	before: ReadonlySet<string>;
};

/** A measurement with its parts in full, for the rule and for the form of its owner: never for a reader. */
export async function splittingOf(db: Db, measurementId: string): Promise<Splitting> {
	const [of] = await db
		.select({
			pilotId: measurement.pilotId,
			indicatorKey: measurement.indicatorKey,
			point: measurement.point,
			value: sql<string>`trim_scale(${measurement.value})::text`,
			numerator: sql<string | null>`trim_scale(${measurement.numerator})::text`,
			denominator: sql<string | null>`trim_scale(${measurement.denominator})::text`,
			n: measurement.n,
			smallNumberLimit: indicator.smallNumberLimit,
			validMin: indicator.validMin,
			validMax: indicator.validMax
		})
		.from(measurement)
		.innerJoin(indicator, sameIndicator)
		.where(eq(measurement.id, measurementId));
	if (!of) throw new Error('Parts of no measurement');
	const { pilotId, indicatorKey, point, value, numerator, denominator, n, ...limits } = of;
	return {
		pilotId,
		indicatorKey,
		point,
		whole: { value, numerator, denominator, n },
		limits,
		parts: await fullParts(db, measurementId),
		before: await hiddenBefore(db, of)
	};
}

async function fullParts(db: Db, measurementId: string): Promise<Part[]> {
	const rows = await db
		.select({
			dimension: measurementPart.dimension,
			part: measurementPart.part,
			value: sql<string>`trim_scale(${measurementPart.value})::text`,
			numerator: sql<string | null>`trim_scale(${measurementPart.numerator})::text`,
			denominator: sql<string | null>`trim_scale(${measurementPart.denominator})::text`,
			n: measurementPart.n
		})
		.from(measurementPart)
		.where(eq(measurementPart.measurementId, measurementId))
		.limit(50);
	return rows.flatMap(({ dimension, part, ...numbers }) => {
		const group = isDimension(dimension) ? groupOf(dimension, part) : undefined;
		return isDimension(dimension) && group !== undefined ? [{ dimension, part: group, ...numbers }] : [];
	});
}

type SameValue = Pick<Splitting, 'pilotId' | 'indicatorKey' | 'point'>;

async function hiddenBefore(db: Db, { pilotId, indicatorKey, point }: SameValue): Promise<ReadonlySet<string>> {
	const rows = await db
		.selectDistinct({ dimension: measurementPart.dimension, part: measurementPart.part })
		.from(measurementPart)
		.innerJoin(measurement, eq(measurement.id, measurementPart.measurementId))
		.where(
			and(
				eq(measurement.pilotId, pilotId),
				eq(measurement.indicatorKey, indicatorKey),
				eq(measurement.point, point),
				inArray(measurement.state, ['approved', 'superseded']),
				eq(measurementPart.isHidden, true)
			)
		)
		.limit(50);
	return new Set(rows.map(({ dimension, part }) => `${dimension}_${part}`));
}

/** The parts as they are or would be public, for those who work on the value and those who decide on it. */
export async function ownParts(db: Db, measurementId: string): Promise<readonly ShownDimension[]> {
	const { whole, parts, limits, before } = await splittingOf(db, measurementId);
	return shownDimensions(whole, parts, partsToHide(whole, parts, limits, before));
}

/** Fixes what of a value is hidden. Part of its approval: from then on it stays so. */
export async function hideParts(tx: Db, measurementId: string): Promise<void> {
	const { whole, parts, limits, before } = await splittingOf(tx, measurementId);
	const hidden = partsToHide(whole, parts, limits, before);
	const names = parts.filter((part) => hidden.has(partKey(part))).map(({ dimension, part }) => `${dimension} ${part}`);
	if (names.length === 0) return;
	await tx
		.update(measurementPart)
		.set({ isHidden: true })
		.where(
			and(
				eq(measurementPart.measurementId, measurementId),
				inArray(sql`${measurementPart.dimension} || ' ' || ${measurementPart.part}`, names)
			)
		);
}
