/** What the register of results can be narrowed by, and how many each choice would leave. */
import { asc, count, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { sameIndicator } from './indicators.server.ts';
import type { ResultFilters, ResultTally } from './result-filters.ts';
import { isPublic } from './result-rows.server.ts';
import { indicator, measurement } from './schema.server.ts';

export function conditions({ indicator: keys, gain, technology, country, outcome }: ResultFilters): SQL[] {
	return [
		...(keys.length === 0 ? [] : [inArray(indicator.key, [...keys])]),
		...(gain.length === 0 ? [] : [inArray(indicator.gainCategory, [...gain])]),
		...(technology.length === 0 ? [] : [inArray(pilotVersion.technologyArea, [...technology])]),
		...(country.length === 0 ? [] : [inArray(organisation.country, [...country])]),
		...(outcome.length === 0 ? [] : [inArray(pilot.outcome, [...outcome])])
	];
}

/** Every combination that can be filtered by; as many rows as there are, some hundreds at most. */
export async function talliesOf(db: Db, where: SQL | undefined): Promise<ResultTally[]> {
	const of = {
		indicator: indicator.key,
		gain: indicator.gainCategory,
		technology: pilotVersion.technologyArea,
		country: organisation.country,
		outcome: pilot.outcome
	};
	return db
		.select({ ...of, count: count() })
		.from(measurement)
		.innerJoin(indicator, sameIndicator)
		.innerJoin(pilot, eq(pilot.id, measurement.pilotId))
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(where)
		.groupBy(of.indicator, of.gain, of.technology, of.country, of.outcome)
		.limit(20_000);
}

export type NamedIndicator = { key: string; nameNb: string; nameSv: string };

/** The indicators that something public is measured by, each once. */
export async function publicIndicators(db: Db): Promise<NamedIndicator[]> {
	return db
		.select({
			key: indicator.key,
			nameNb: sql<string>`max(${indicator.nameNb})`,
			nameSv: sql<string>`max(${indicator.nameSv})`
		})
		.from(measurement)
		.innerJoin(indicator, sameIndicator)
		.innerJoin(pilot, eq(pilot.id, measurement.pilotId))
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.where(isPublic)
		.groupBy(indicator.key)
		.orderBy(asc(indicator.key))
		.limit(1000);
}
