/** What a search may be narrowed down to, as the lists offer it. */
import type { Db } from '#lib/db.server.ts';
import { needTypes } from '#lib/needs/need.ts';
import { isCounty } from '#lib/organisations/county.ts';
import { isCountry } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { technologies, type Technology } from '#lib/organisations/technologies.server.ts';
import { isOutcome, isPhase } from '#lib/pilots/pilot-view.ts';
import { solutionKinds } from '#lib/solutions/solution.ts';
import type { Filter, IsKnown } from './search.ts';

const types: readonly string[] = [...needTypes, ...solutionKinds];

export async function knownFilters(db: Db): Promise<{ isKnown: IsKnown; areas: Technology[] }> {
	const [areas, organisations] = await Promise.all([technologies(db), organisationDirectory(db)]);
	const known: Readonly<Record<Filter, (value: string) => boolean>> = {
		area: (value) => areas.some(({ key }) => key === value),
		group: (value) => areas.some(({ groupKey }) => groupKey === value),
		country: isCountry,
		county: isCounty,
		type: (value) => types.includes(value),
		phase: isPhase,
		outcome: isOutcome,
		owner: (value) => organisations.has(value)
	};
	return { isKnown: (filter, value) => known[filter](value), areas };
}
