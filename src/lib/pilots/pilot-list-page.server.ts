/** Everything the public list of pilots shows for one address, but the results, which are kept elsewhere. */
import type { SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { actingToday, datedName, type DatedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory, type Organisation } from '#lib/organisations/organisations.server.ts';
import { technologies, type Technology } from '#lib/organisations/technologies.server.ts';
import type { Page } from '#lib/page.ts';
import { inReadersLanguage } from '#lib/translation/translations.server.ts';
import type { FacetCount } from './pilot-facets.server.ts';
import { publishedPilots, type PilotListed } from './pilot-list.server.ts';
import { readPilotQuery, type PilotQuery } from './pilot-list.ts';

export type PilotListPage = {
	query: PilotQuery;
	ignored: boolean;
	pilots: PilotListed[];
	/** By organisation id. */
	owners: Readonly<Record<string, DatedName>>;
	page: Page;
	total: number;
	counts: FacetCount[];
	technologies: Technology[];
};

/** @param search for the ids that words find: what the search finds is found here too */
export async function pilotListPage(
	db: Db,
	params: URLSearchParams,
	lang: Lang,
	today: string,
	search: (q: string) => Promise<SQL>
): Promise<PilotListPage> {
	const [all, areas] = await Promise.all([organisationDirectory(db), technologies(db)]);
	const { query, ignored } = readPilotQuery(params, {
		technology: (key) => areas.some((area) => area.key === key),
		owner: (id) => all.has(id)
	});
	const asked = query.q === '' ? query : { ...query, found: await search(query.q) };
	const { pilots: listed, page, total, counts } = await publishedPilots(db, asked, lang, all);
	const pilots = await inReadersLanguage(db, 'pilot', listed, lang);
	const named = new Set([...query.owner, ...pilots.map(({ ownerId }) => ownerId)]);
	const acting = counts.map((each) => (each.facet === 'owner' ? underToday(each, all, today) : each));
	for (const { facet, value } of acting) if (facet === 'owner') named.add(value);
	const owners = Object.fromEntries(
		[...all.values()].filter(({ id }) => named.has(id)).map((each) => [each.id, datedName(each, all, today)])
	);
	return { query, ignored, pilots, owners, page, total, counts: joined(acting), technologies: areas };
}

/** A filter by owner offers those who are there today: they answer for the pilots of those they came after. */
function underToday(each: FacetCount, all: ReadonlyMap<string, Organisation>, today: string): FacetCount {
	const owner = all.get(each.value);
	return owner ? { ...each, value: actingToday(owner, all, today).id } : each;
}

function joined(counts: readonly FacetCount[]): FacetCount[] {
	const groups = Map.groupBy(counts, ({ facet, value }) => `${facet} ${value}`);
	return [...groups.values()].flatMap(([first, ...rest]) =>
		first ? [{ ...first, count: rest.reduce((sum, { count }) => sum + count, first.count) }] : []
	);
}
