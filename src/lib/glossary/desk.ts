/** What of the glossary the secretariat asks for on its desk. */
import { isCategory } from './concept.ts';

export const deskStates = ['all', 'unreviewed', 'edited', 'proposed', 'retired'] as const;
export type DeskState = (typeof deskStates)[number];
export type DeskAsked = { readonly q: string; readonly category: string | null; readonly state: DeskState };

const LONGEST_QUERY = 100;

export function readDeskAsked(params: URLSearchParams): DeskAsked {
	const [category, state] = [params.get('felt'), params.get('tilstand')];
	return {
		q: (params.get('q') ?? '')
			.normalize('NFC')
			.replaceAll(/[\s\p{Cc}]+/gu, ' ')
			.trim()
			.slice(0, LONGEST_QUERY),
		category: isCategory(category) ? category : null,
		state: deskStates.find((each) => each === state) ?? 'all'
	};
}

/** As letters stand in it: the secretariat looks for a word that it knows. */
export function likePattern(q: string): string {
	return `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** End of the address of the list; '' for the whole of it. */
export function deskQuery({ q, category, state }: DeskAsked, page = 1): string {
	const query = new URLSearchParams();
	if (q !== '') query.set('q', q);
	if (category !== null) query.set('felt', category);
	if (state !== 'all') query.set('tilstand', state);
	if (page > 1) query.set('side', String(page));
	return query.size === 0 ? '' : `?${query}`;
}
