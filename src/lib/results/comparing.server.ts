/** What a comparison shows, on the page as in its files. */
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { inReadersLanguage } from '#lib/translation/translations.server.ts';
import { comparedPilots, type ComparedPilot } from './compared-pilots.server.ts';
import { fewestPilots, readComparing, type Comparing } from './comparing.ts';
import { publicIndicators, type NamedIndicator } from './result-counts.server.ts';
import { noFilters } from './result-filters.ts';
import { allResults, namedFor, type Result } from './results.server.ts';
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

/** @param lang the reader's, who gets what is translated; a file has the original */
export async function comparisonFor(db: Db, query: URLSearchParams, lang: Lang | null): Promise<ComparisonPage> {
	const [indicators, written] = await Promise.all([publicIndicators(db), comparedPilots(db)]);
	const choices = lang === null ? written : await inReadersLanguage(db, 'pilot', written, lang);
	const comparing = readComparing(query, {
		indicators: indicators.map(({ key }) => key),
		pilots: choices.map(({ slug }) => slug)
	});
	const chosen = comparing.pilots.flatMap((slug) => choices.filter((each) => each.slug === slug));
	return { ...comparing, indicators, choices, chosen, tables: await tablesOf(db, comparing, lang) };
}

async function tablesOf(db: Db, { indicator, pilots }: Comparing, lang: Lang | null): Promise<SideBySide<Result>[]> {
	if (indicator === null && pilots.length < fewestPilots) return [];
	const results = await allResults(db, { ...noFilters, indicator: indicator === null ? [] : [indicator] });
	const among = pilots.length < fewestPilots ? results : results.filter((result) => pilots.includes(result.pilot.slug));
	const named = lang === null ? among : await namedFor(db, among, lang);
	const byIndicator = Map.groupBy(named, (result) => result.indicator.key);
	return [...byIndicator.values()].filter((rows) => indicator !== null || rows.length > 1).map(sideBySide);
}
