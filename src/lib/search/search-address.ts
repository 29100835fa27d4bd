/**
 * The search page as its address says it. What the address says and nobody knows is left out, and said; what is empty or
 * as it is anyway does not stand in the address.
 */
import { isCountry, type Country } from '#lib/organisations/organisation.ts';
import { isSearchKind, type SearchKind } from './hit.ts';

export type SearchQuery = {
	readonly q: string;
	readonly kind: SearchKind | null;
	readonly country: Country | null;
	/** Words of the glossary that are switched off. */
	readonly without: readonly string[];
	readonly page: number;
};

/** Letters of the longest query: more than anybody types, less than somebody pastes. */
export const LONGEST_QUERY = 200;
const MOST_OFF = 30;
const LONGEST_WORD = 80;
const LAST_PAGE = 10_000;

export type ReadQuery = {
	readonly query: SearchQuery;
	/** True when the address asks for something that is not there. */
	readonly ignored: boolean;
	/** True when only the beginning of a long text is searched for. */
	readonly isCut: boolean;
};

export function readSearchQuery(params: URLSearchParams): ReadQuery {
	const [kind, country] = [params.get('hva') ?? '', params.get('land') ?? ''];
	const typed = tidied(params.get('q') ?? '');
	const q = tidied([...typed].slice(0, LONGEST_QUERY).join(''));
	const query = {
		q,
		kind: isSearchKind(kind) ? kind : null,
		country: isCountry(country) ? country : null,
		without: wordsOff(params.getAll('uten')),
		page: pageOf(params.get('side'))
	};
	const ignored = (kind !== '' && query.kind === null) || (country !== '' && query.country === null);
	return { query, ignored, isCut: q.length < typed.length };
}

/** The end of the address, shortest form; '' when nothing is searched for. */
export function searchAddress({ q, kind, country, without, page }: SearchQuery): string {
	const params = new URLSearchParams();
	if (q !== '') params.set('q', q);
	if (kind !== null) params.set('hva', kind);
	if (country !== null) params.set('land', country);
	for (const word of without) params.append('uten', word);
	if (page > 1) params.set('side', String(page));
	return params.size === 0 ? '' : `?${params}`;
}

/** The same search with another choice: from its first page on. */
export function narrowed(
	query: SearchQuery,
	to: Partial<Pick<SearchQuery, 'kind' | 'country' | 'without'>>
): SearchQuery {
	return { ...query, ...to, page: 1 };
}

export function withoutWord(query: SearchQuery, word: string): SearchQuery {
	return narrowed(query, { without: [...query.without.filter((each) => each !== word), word] });
}

export function withWord(query: SearchQuery, word: string): SearchQuery {
	return narrowed(query, { without: query.without.filter((each) => each !== word) });
}

/** Whether some of it is to be found literally. */
export function isQuoted(q: string): boolean {
	return /["“”„«»][^"“”„«»]*\p{L}[^"“”„«»]*["“”„«»]/u.test(q);
}

/** On one line, without what no text holds: half characters and signs that steer. */
function tidied(text: string): string {
	return text
		.toWellFormed()
		.normalize('NFC')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
}

function wordsOff(asked: readonly string[]): readonly string[] {
	const words = asked.map((word) => tidied(word.slice(0, LONGEST_WORD))).filter((word) => word !== '');
	return [...new Set(words)].slice(0, MOST_OFF);
}

function pageOf(asked: string | null): number {
	const page = asked !== null && /^\d{1,6}$/.test(asked) ? Number(asked) : 1;
	return Math.min(Math.max(page, 1), LAST_PAGE);
}
