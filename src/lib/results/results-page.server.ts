/** Everything the public register of results shows for one address. */
import type { Db } from '#lib/db.server.ts';
import { readChosen } from '#lib/facet.ts';
import type { Lang } from '#lib/lang.ts';
import { datedName, type DatedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { technologies, type Technology } from '#lib/organisations/technologies.server.ts';
import { resultFacets, type ResultFilters } from './result-filters.ts';
import { publicIndicators, type NamedIndicator } from './result-counts.server.ts';
import { partsOfPilots } from './parts.server.ts';
import { allResults, namedFor, publicResults, type Result, type ResultList } from './results.server.ts';
import type { SplitAt } from './split.ts';

export type ResultsPage = ResultList & {
	filters: ResultFilters;
	/** True when the address asks for something that is not there. */
	misunderstood: boolean;
	technologies: readonly Technology[];
	/** That something public is measured by. */
	indicators: readonly NamedIndicator[];
	/** By organisation id. */
	owners: Readonly<Record<string, DatedName>>;
};

export async function resultsPage(db: Db, query: URLSearchParams, lang: Lang, today: string): Promise<ResultsPage> {
	const [all, areas, measured] = await Promise.all([organisationDirectory(db), technologies(db), publicIndicators(db)]);
	const { chosen, misunderstood } = readChosen(query, resultFacets(keysOf(areas), keysOf(measured)));
	const list = await publicResults(db, chosen, query.get('side'));
	const named = new Set(list.results.map(({ owner }) => owner.id));
	const owners = [...all.values()]
		.filter(({ id }) => named.has(id))
		.map((each) => [each.id, datedName(each, all, today)]);
	return {
		...list,
		results: await namedFor(db, list.results, lang),
		filters: chosen,
		misunderstood,
		technologies: areas,
		indicators: measured,
		owners: Object.fromEntries(owners) as Record<string, DatedName>
	};
}

/** The rows of the same address without pages, for a file, each with how its values split. */
export async function resultsForFile(
	db: Db,
	query: URLSearchParams
): Promise<(Result & { splits: readonly SplitAt[] })[]> {
	const [areas, measured] = await Promise.all([technologies(db), publicIndicators(db)]);
	const results = await allResults(db, readChosen(query, resultFacets(keysOf(areas), keysOf(measured))).chosen);
	const splits = await partsOfPilots(db, [...new Set(results.map(({ pilot }) => pilot.id))]);
	return results.map((result) => ({
		...result,
		splits: splits.get(result.pilot.id)?.[result.indicator.key] ?? []
	}));
}

function keysOf(things: readonly { readonly key: string }[]): string[] {
	return things.map(({ key }) => key);
}
