import { all, yes, type Decision } from '#lib/decision.ts';
import { isContentLang, type ContentLang } from '#lib/lang.ts';
import { isCountry, type Country } from '#lib/organisations/organisation.ts';
import { isSearchKind, type SearchKind } from '#lib/search/hit.ts';
import { readSearchQuery } from '#lib/search/search-address.ts';
import { oneOf, onlyKnown, readPaging, type Paging } from './list-query.ts';

export type SearchFilter = Paging & {
	readonly q: string;
	/** Of whoever asks. */
	readonly lang: ContentLang | null;
	readonly kind: SearchKind | null;
	readonly country: Country | null;
};

/** Any text may be searched for; of a long one its beginning is, as on the page, and the answer says what was. */
export function readSearchFilter(params: URLSearchParams): Decision<SearchFilter> {
	const one = oneOf(params);
	const read = all({
		known: onlyKnown(params, ['q', 'lang', 'kind', 'country', 'page', 'per_page']),
		paging: readPaging(params),
		lang: one('lang', isContentLang),
		kind: one('kind', isSearchKind),
		country: one('country', isCountry)
	});
	if (!read.ok) return read;
	const { paging, lang, kind, country } = read.value;
	return yes({ ...paging, lang, kind, country, q: readSearchQuery(params).query.q });
}
