/**
 * Results as everybody may see them: approved values of pilots that are published and not hidden. Every one leaves
 * here as a comparison, in which small numbers are gone already.
 */
import { and, asc, count, desc, eq, inArray, isNull, ne, notExists, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { compare, type Comparison } from './change.ts';
import type { Indicator } from './indicator.ts';
import { indicatorColumns, indicatorOf, sameIndicator } from './indicators.server.ts';
import { readingColumns, readingOf } from './readings.server.ts';
import { totalOf, type ResultFilters, type Tally } from './result-filters.ts';
import { indicator, measurement, unit } from './schema.server.ts';

export type IndicatorResult = {
	indicator: Indicator;
	/** The newest value against the baseline. */
	latest: Comparison;
	/** The values between the two, oldest first. */
	earlier: readonly Comparison[];
};

export type Result = {
	indicator: Indicator;
	comparison: Comparison;
	pilot: { id: string; slug: string; title: string; language: string; outcome: string | null };
	owner: { id: string; nameNb: string; nameSv: string; country: string };
};

export type ResultList = { results: readonly Result[]; total: number; page: Page; tallies: readonly Tally[] };

const perPage = 25;
/** A pilot has at most a handful of indicators with five points each. */
const mostOfPilot = 500;

const baseline = alias(measurement, 'baseline');

/** What a published pilot has measured, one entry per indicator; empty for a pilot that is not public. */
export async function resultsOfPilot(db: Db, pilotId: string): Promise<IndicatorResult[]> {
	return (await resultsOfPilots(db, [pilotId])).get(pilotId) ?? [];
}

/** The same of many pilots, by pilot id. */
export async function resultsOfPilots(
	db: Db,
	pilotIds: readonly string[]
): Promise<ReadonlyMap<string, IndicatorResult[]>> {
	if (pilotIds.length === 0) return new Map();
	const rows = await pairs(db)
		.where(and(isPublic, inArray(measurement.pilotId, [...pilotIds])))
		.orderBy(asc(indicator.gainCategory), asc(indicator.key), asc(measurement.endsOn))
		.limit(mostOfPilot * pilotIds.length);
	const byPilot = Map.groupBy(rows, (row) => row.pilot.id);
	return new Map([...byPilot].map(([id, of]) => [id, byIndicator(of)]));
}

function byIndicator(rows: readonly Row[]): IndicatorResult[] {
	return [...Map.groupBy(rows, (row) => row.indicator.key).values()].flatMap((group) => {
		const measured = group.filter((row) => row.measured.point !== 'baseline');
		const [latest, ...before] = (measured.length > 0 ? measured : group).reverse();
		if (!latest) return [];
		const earlier = before.reverse().map(comparisonOf);
		return [{ indicator: indicatorOf(latest.indicator), latest: comparisonOf(latest), earlier }];
	});
}

/** The newest value of every indicator of every pilot, newest first: good and bad ones alike. */
export async function publicResults(db: Db, filters: ResultFilters, page: string | null): Promise<ResultList> {
	const listed = and(isPublic, ne(measurement.point, 'baseline'), isLatest(db));
	const tallies = await talliesOf(db, listed);
	const total = totalOf(tallies, filters);
	const at = readPage(page, total, perPage);
	const rows = await pairs(db)
		.where(and(listed, ...conditions(filters)))
		.orderBy(desc(measurement.endsOn), asc(pilot.slug), asc(indicator.key))
		.limit(at.perPage)
		.offset(at.offset);
	return { results: rows.map(resultOf), total, page: at, tallies };
}

/** The newest results with a change, one per pilot: the one with the broadest basis, be it good or bad. */
export async function newestResults(db: Db, limit: number): Promise<Result[]> {
	const rows = await pairs(db)
		.where(and(isPublic, isHeadline()))
		.orderBy(desc(measurement.endsOn), desc(measurement.decidedAt), asc(measurement.id))
		.limit(limit);
	return rows.map(resultOf);
}

/** For each of these pilots its one result to stand on a card, by pilot id. */
export async function headlines(db: Db, pilotIds: readonly string[]): Promise<ReadonlyMap<string, Result>> {
	if (pilotIds.length === 0) return new Map();
	const among = inArray(measurement.pilotId, [...pilotIds]);
	const rows = await pairs(db)
		.where(and(isPublic, among, isHeadline()))
		.limit(pilotIds.length);
	return new Map(rows.map((row) => [row.pilot.id, resultOf(row)]));
}

const isPublic = and(
	eq(measurement.state, 'approved'),
	eq(pilotVersion.publication, 'published'),
	isNull(pilot.hiddenAt)
);

function pairs(db: Db) {
	return db
		.select({
			indicator: indicatorColumns,
			measured: readingColumns(measurement),
			baseline: readingColumns(baseline),
			pilot: {
				id: pilot.id,
				slug: pilot.slug,
				title: pilotVersion.title,
				language: pilot.language,
				outcome: pilot.outcome
			},
			owner: {
				id: organisation.id,
				nameNb: organisation.nameNb,
				nameSv: organisation.nameSv,
				country: organisation.country
			}
		})
		.from(measurement)
		.innerJoin(indicator, sameIndicator)
		.innerJoin(unit, eq(unit.key, indicator.unit))
		.innerJoin(pilot, eq(pilot.id, measurement.pilotId))
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.leftJoin(
			baseline,
			and(
				eq(baseline.pilotId, measurement.pilotId),
				eq(baseline.indicatorKey, measurement.indicatorKey),
				eq(baseline.indicatorVersion, measurement.indicatorVersion),
				eq(baseline.point, 'baseline'),
				eq(baseline.state, 'approved'),
				ne(measurement.point, 'baseline')
			)
		)
		.$dynamic();
}

type Row = Awaited<ReturnType<typeof pairs>>[number];

function comparisonOf(row: Pick<Row, 'indicator' | 'measured' | 'baseline'>): Comparison {
	const measured = readingOf(row.measured);
	if (!measured) throw new Error('A measurement without a value');
	return compare(indicatorOf(row.indicator), measured, readingOf(row.baseline));
}

function resultOf(row: Row): Result {
	const { pilot: of, owner } = row;
	return { indicator: indicatorOf(row.indicator), comparison: comparisonOf(row), pilot: of, owner };
}

/** No later value of the same indicator counts. */
function isLatest(db: Db): SQL {
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
function isHeadline(): SQL {
	return sql`${measurement.id} in (
		select distinct on (m.pilot_id) m.id
		from measurement m
		join indicator i on i.key = m.indicator_key and i.version = m.indicator_version
		join measurement b on b.pilot_id = m.pilot_id and b.indicator_key = m.indicator_key
			and b.indicator_version = m.indicator_version and b.point = 'baseline' and b.state = 'approved'
		where m.state = 'approved' and m.point <> 'baseline'
			and coalesce(m.n >= i.small_number_limit, true) and coalesce(b.n >= i.small_number_limit, true)
			and not exists (
				select from measurement later
				where later.pilot_id = m.pilot_id and later.indicator_key = m.indicator_key and later.state = 'approved'
					and later.point <> 'baseline' and (later.ends_on, later.id) > (m.ends_on, m.id))
		order by m.pilot_id, m.ends_on desc, m.n desc nulls last, m.indicator_key)`;
}

function conditions({ gain, technology, country, outcome }: ResultFilters): SQL[] {
	return [
		...(gain.length === 0 ? [] : [inArray(indicator.gainCategory, [...gain])]),
		...(technology.length === 0 ? [] : [inArray(pilotVersion.technologyArea, [...technology])]),
		...(country.length === 0 ? [] : [inArray(organisation.country, [...country])]),
		...(outcome.length === 0 ? [] : [inArray(pilot.outcome, [...outcome])])
	];
}

/** Every combination that can be filtered by; as many rows as there are, some hundreds at most. */
async function talliesOf(db: Db, where: SQL | undefined): Promise<Tally[]> {
	const of = {
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
		.groupBy(of.gain, of.technology, of.country, of.outcome)
		.limit(5000);
}
