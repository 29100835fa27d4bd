/**
 * A search that is followed, in its one canonical form: whoever asks for the same thing in another order, from another
 * list or in other letters has the same search. Of each filter one of the values must hold, of the words all.
 */
import { isLang, pairLang, type Lang } from '#lib/lang.ts';
import { groupOf } from '#lib/organisations/technology-choice.ts';
import { thingKinds, type ThingKind } from './news-facts.ts';

/** What only lists and the database know. */
export const filters = ['area', 'group', 'country', 'county', 'type', 'phase', 'outcome', 'owner'] as const;
export type Filter = (typeof filters)[number];

export type Search = {
	/** Of what; none = of everything. */
	readonly kinds: readonly ThingKind[];
	readonly q: string;
	/** In which the words were typed; 'nb' when there are none. */
	readonly language: Lang;
	readonly filters: Readonly<Partial<Record<Filter, readonly string[]>>>;
	/** Only needs that can still be answered and meetings to come. */
	readonly onlyOpen: boolean;
};

/** The words of the address: those of the lists, and the same in both languages. */
export const parameterOf: Readonly<Record<Filter, string>> = {
	area: 'teknologi',
	group: 'gruppe',
	country: 'land',
	county: 'fylke',
	type: 'type',
	phase: 'fase',
	outcome: 'utfall',
	owner: 'eier'
};

const LONGEST = 200;
const LONGEST_NAME = 120;
const MOST_VALUES = 30;

export type IsKnown = (filter: Filter, value: string) => boolean;

/** What an address asks for; `ignored` when it asks for something that is not there. */
export function readSearch(
	params: URLSearchParams,
	language: Lang,
	isKnown: IsKnown
): { search: Search; ignored: boolean } {
	const [kinds, strangeKinds] = sifted(params.getAll('hva'), isThing);
	const q = tidied(params.get('q') ?? '');
	const asked = params.get('sprak');
	const read = filters.map((filter) => {
		const [known, strange] = sifted(params.getAll(parameterOf[filter]), (value) => isKnown(filter, value));
		return { filter, known, strange };
	});
	const search = canonical({
		kinds: kinds.filter(isThing),
		q,
		language: isLang(asked) ? asked : language,
		filters: Object.fromEntries(read.map(({ filter, known }) => [filter, known])),
		onlyOpen: params.get('apne') === '1'
	});
	return { search, ignored: strangeKinds || read.some(({ strange }) => strange) };
}

function canonical(search: Search): Search {
	const kept = filters.flatMap((filter) => {
		const values = [...new Set(search.filters[filter])].sort().slice(0, MOST_VALUES);
		return values.length === 0 ? [] : [[filter, values] as const];
	});
	const kinds = thingKinds.filter((kind) => search.kinds.includes(kind));
	const q = tidied(search.q);
	return {
		kinds: kinds.length === thingKinds.length ? [] : kinds,
		q,
		// who reads nynorsk asks for the same as who reads bokmål
		language: q === '' ? 'nb' : pairLang(search.language),
		filters: Object.fromEntries(kept),
		onlyOpen: search.onlyOpen
	};
}

/** The same text for the same search, whoever writes it down. */
export function searchText(search: Search): string {
	const { kinds, q, language, filters: chosen, onlyOpen } = canonical(search);
	const inOrder = filters.flatMap((filter) => {
		const values = chosen[filter];
		return values === undefined ? [] : [[filter, values]];
	});
	return JSON.stringify({ kinds, q, language, filters: Object.fromEntries(inOrder) as object, onlyOpen });
}

/** As it was kept. @throws when it is none */
export function searchFrom(kept: unknown): Search {
	const { kinds, q, language, filters: chosen, onlyOpen } = kept as Search;
	return canonical({ kinds, q, language, filters: chosen, onlyOpen });
}

/** The end of an address that asks for it, shortest form. */
export function searchAddress(search: Search): string {
	const { kinds, q, language, filters: chosen, onlyOpen } = canonical(search);
	const params = new URLSearchParams();
	for (const kind of kinds) params.append('hva', kind);
	if (q !== '') {
		params.set('q', q);
		params.set('sprak', language);
	}
	for (const filter of filters) for (const value of chosen[filter] ?? []) params.append(parameterOf[filter], value);
	if (onlyOpen) params.set('apne', '1');
	return params.toString();
}

/** The filters of a list as a search that can be followed. A list of needs shows open ones unless it is told otherwise. */
export function searchOfList(kind: ThingKind | null, params: URLSearchParams, language: Lang): string {
	const asked = new URLSearchParams();
	if (kind !== null) asked.set('hva', kind);
	for (const name of ['q', ...Object.values(parameterOf)])
		for (const value of params.getAll(name)) {
			const group = name === parameterOf.area ? groupOf(value) : undefined;
			asked.append(group === undefined ? name : parameterOf.group, group ?? value);
		}
	if (kind === 'need' && params.get('status') !== 'closed') asked.set('apne', '1');
	return searchAddress(readSearch(asked, language, () => true).search);
}

/** Filters of lists that no search has, by the words of their addresses. */
const uncarried = {
	'brukes-av': 'used_by',
	indikator: 'indicator',
	gevinst: 'gain',
	status: 'closed',
	vis: 'past'
} as const;
export type Uncarried = (typeof uncarried)[keyof typeof uncarried];

/** What a list is narrowed down to and a search that follows it is not. */
export function leftOut(params: URLSearchParams): Uncarried[] {
	const names = Object.entries(uncarried).filter(([name]) => {
		const value = params.get(name) ?? '';
		return value !== '' && !(name === 'status' && value === 'open');
	});
	return names.map(([, what]) => what);
}

/** As the page to follow from is told of it. */
export function readLeftOut(params: URLSearchParams): Uncarried[] {
	return Object.values(uncarried).filter((what) => params.getAll('uten').includes(what));
}

function tidied(q: string): string {
	return oneLine(q.toLowerCase(), LONGEST);
}

/** A follower's own name for a search. */
export function searchName(typed: string): string {
	return oneLine(typed, LONGEST_NAME);
}

/** Without what the database keeps in no text: NUL, and half of a character that is cut in two. */
function oneLine(text: string, most: number): string {
	const words = text
		.toWellFormed()
		.normalize('NFC')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	return [...words].slice(0, most).join('').trim();
}

function isThing(value: string): value is ThingKind {
	return thingKinds.some((each) => each === value);
}

function sifted(values: readonly string[], isKnown: (value: string) => boolean): [string[], boolean] {
	const asked = values.filter((value) => value !== '');
	const known = asked.filter(isKnown);
	return [known, known.length < asked.length];
}
