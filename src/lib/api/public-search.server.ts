import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { hitPath } from '#lib/search/hit-address.ts';
import { ownersOfHits } from '#lib/search/hit-owners.server.ts';
import type { FoundBy, Hit, SearchKind } from '#lib/search/hit.ts';
import { search } from '#lib/search/search.server.ts';
import type { SearchFilter } from './search-query.ts';

type FoundItem = {
	kind: SearchKind;
	id: string;
	url: { nb: string; sv: string };
	/** In `lang`, as the snippet. */
	title: string;
	lang: ContentLang;
	snippet: string;
	found_by: FoundBy;
	via: string | null;
};

/** What everybody may read that speaks of the query, the surest first. */
export async function foundItems(db: Db, filter: SearchFilter, origin: string) {
	const { q, kind, country, page, perPage } = filter;
	const asked = { q, kind, country, page, perPage, lang: filter.lang ?? 'nb', without: [] };
	const found = await search(db, asked);
	// a list ends; its last page is not given again
	const hits = page > found.page.page ? [] : found.hits;
	const owners = await ownersOfHits(db, [...hits, ...found.alike]);
	const item = (hit: Hit) => itemOf(hit, owners.get(hit.ownerId ?? '')?.isSupplier ?? false, origin);
	return {
		query: q,
		expansions: found.expansions.map(({ term, added }) => ({
			term,
			added: added.map((each) => ({ term: each.term, lang: each.lang, relation: each.relation }))
		})),
		total: found.total,
		page,
		per_page: perPage,
		items: hits.map(item),
		alike: found.alike.map(item)
	};
}

function itemOf(hit: Hit, isSupplier: boolean, origin: string): FoundItem {
	return {
		kind: hit.kind,
		id: hit.id,
		url: { nb: origin + hitPath('nb', hit, isSupplier), sv: origin + hitPath('sv', hit, isSupplier) },
		title: hit.title,
		lang: hit.language,
		snippet: hit.snippet.map(({ text }) => text).join(''),
		found_by: hit.foundBy,
		via: hit.via
	};
}
