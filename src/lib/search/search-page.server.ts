/** Everything the search page shows for one address. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { ownersOfHits, type HitOwner } from './hit-owners.server.ts';
import type { SearchAnswer } from './hit.ts';
import { readSearchQuery, type ReadQuery } from './search-address.ts';
import { searchOwn, type OwnHit } from './search-own.server.ts';
import { search } from './search.server.ts';

const PER_PAGE = 20;

type SearchPage = ReadQuery & {
	/** Null while nothing is searched for. */
	readonly answer: SearchAnswer | null;
	/** What nobody but the reader and those of the same organisations can find. */
	readonly own: readonly OwnHit[];
	readonly owners: ReadonlyMap<string, HitOwner>;
};

export async function searchPage(db: Db, by: Actor | null, params: URLSearchParams, lang: Lang): Promise<SearchPage> {
	const read = readSearchQuery(params);
	if (read.query.q === '') return { ...read, answer: null, own: [], owners: new Map() };
	const asked = { ...read.query, lang, perPage: PER_PAGE };
	const [answer, own] = [await search(db, asked), by === null ? [] : await searchOwn(db, by, asked)];
	return { ...read, answer, own, owners: await ownersOfHits(db, [...answer.hits, ...answer.alike, ...own]) };
}
