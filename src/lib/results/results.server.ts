/**
 * Results as everybody may see them: approved values of pilots that are published and not hidden. Every one leaves
 * here as a comparison, in which small numbers are gone already.
 */
import { and, asc, desc, inArray, ne } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { totalOf } from '#lib/facet.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { readPage, type Page } from '#lib/page.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import type { Translated } from '#lib/shown-text.ts';
import { inReadersLanguage } from '#lib/translation/translations.server.ts';
import type { Comparison } from './change.ts';
import type { Indicator } from './indicator.ts';
import { indicatorOf } from './indicators.server.ts';
import type { Goal } from './progress.ts';
import { conditions, talliesOf } from './result-counts.server.ts';
import type { ResultFilters, ResultTally } from './result-filters.ts';
import { comparisonOf, isHeadline, isLatest, isPublic, pairs, type Row } from './result-rows.server.ts';
import { indicator, measurement } from './schema.server.ts';

export type IndicatorResult = {
	indicator: Indicator;
	/** What the pilot hoped for. */
	goal: Goal;
	/** The newest value against the baseline. */
	latest: Comparison;
	/** The values between the two, oldest first. */
	earlier: readonly Comparison[];
};

export type Result = {
	indicator: Indicator;
	comparison: Comparison;
	pilot: {
		id: string;
		slug: string;
		title: string;
		language: ContentLang;
		translated?: Translated;
		outcome: string | null;
	};
	owner: { id: string; nameNb: string; nameSv: string; country: string };
};

export type ResultList = { results: readonly Result[]; total: number; page: Page; tallies: readonly ResultTally[] };

const perPage = 25;
/** A pilot has at most a handful of indicators with five points each. */
const mostOfPilot = 500;
const mostInFile = 100_000;

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
		const { goal } = latest;
		return [{ indicator: indicatorOf(latest.indicator), goal, latest: comparisonOf(latest), earlier }];
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

/** The same whole list for a file, in the same order and through the same rules. */
export async function allResults(db: Db, filters: ResultFilters): Promise<Result[]> {
	const rows = await pairs(db)
		.where(and(isPublic, ne(measurement.point, 'baseline'), isLatest(db), ...conditions(filters)))
		.orderBy(desc(measurement.endsOn), asc(pilot.slug), asc(indicator.key))
		.limit(mostInFile);
	return rows.map(resultOf);
}

/** The same results with the names of their pilots as this reader reads them. One query. */
export async function namedFor<T extends Pick<Result, 'pilot'>>(
	db: Db,
	results: readonly T[],
	lang: Lang
): Promise<T[]> {
	const pilots = await inReadersLanguage(
		db,
		'pilot',
		results.map(({ pilot: of }) => of),
		lang
	);
	return results.map((result, place) => ({ ...result, pilot: pilots[place] ?? result.pilot }));
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

function resultOf(row: Row): Result {
	const { pilot: of, owner } = row;
	return { indicator: indicatorOf(row.indicator), comparison: comparisonOf(row), pilot: of, owner };
}
