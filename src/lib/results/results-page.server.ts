/** Everything the public register of results shows for one address. */
import type { Db } from '#lib/db.server.ts';
import { datedName, type DatedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { technologies, type Technology } from '#lib/organisations/technologies.server.ts';
import { readFilters, type ReadFilters } from './result-filters.ts';
import { publicResults, type ResultList } from './results.server.ts';

export type ResultsPage = ResultList &
	ReadFilters & {
		technologies: readonly Technology[];
		/** By organisation id. */
		owners: Readonly<Record<string, DatedName>>;
	};

export async function resultsPage(db: Db, query: URLSearchParams, today: string): Promise<ResultsPage> {
	const [all, areas] = await Promise.all([organisationDirectory(db), technologies(db)]);
	const keys = areas.map(({ key }) => key);
	const read = readFilters(query, keys);
	const list = await publicResults(db, read.filters, query.get('side'));
	const named = new Set(list.results.map(({ owner }) => owner.id));
	const owners = [...all.values()]
		.filter(({ id }) => named.has(id))
		.map((each) => [each.id, datedName(each, all, today)]);
	return { ...list, ...read, technologies: areas, owners: Object.fromEntries(owners) as Record<string, DatedName> };
}
