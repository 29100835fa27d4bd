/** What a comparison shows, on the page as in its files. */
import type { Db } from '#lib/db.server.ts';
import { comparedPilots, type ComparedPilot } from './compared-pilots.server.ts';
import { fewestPilots, readComparing, type Comparing } from './comparing.ts';
import { publicIndicators, type NamedIndicator } from './result-counts.server.ts';
import { noFilters } from './result-filters.ts';
import { allResults, type Result } from './results.server.ts';
import { sideBySide, type SideBySide } from './side-by-side.ts';

export type ComparisonPage = Comparing & {
	/** To choose from. */
	indicators: NamedIndicator[];
	choices: ComparedPilot[];
	/** The chosen ones, in the order in which they were chosen. */
	chosen: ComparedPilot[];
	/** One per indicator that at least two of the pilots have measured. */
	tables: SideBySide<Result>[];
};

export async function comparisonFor(db: Db, query: URLSearchParams): Promise<ComparisonPage> {
	const [indicators, choices] = await Promise.all([publicIndicators(db), comparedPilots(db)]);
	const comparing = readComparing(query, {
		indicators: indicators.map(({ key }) => key),
		pilots: choices.map(({ slug }) => slug)
	});
	const chosen = comparing.pilots.flatMap((slug) => choices.filter((each) => each.slug === slug));
	return { ...comparing, indicators, choices, chosen, tables: await tablesOf(db, comparing) };
}

async function tablesOf(db: Db, { indicator, pilots }: Comparing): Promise<SideBySide<Result>[]> {
	if (indicator === null && pilots.length < fewestPilots) return [];
	const results = await allResults(db, { ...noFilters, indicator: indicator === null ? [] : [indicator] });
	const among = pilots.length < fewestPilots ? results : results.filter((result) => pilots.includes(result.pilot.slug));
	const byIndicator = Map.groupBy(among, (result) => result.indicator.key);
	return [...byIndicator.values()].filter((rows) => indicator !== null || rows.length > 1).map(sideBySide);
}
