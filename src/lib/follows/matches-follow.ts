/** Which follows a piece of news concerns, each with why. Groups of areas and their areas reach each other both ways. */
import { groupChoice } from '#lib/organisations/technology-choice.ts';
import type { WordBook } from '#lib/glossary/word-sense.ts';
import type { TargetKind } from './follow.ts';
import type { NewsFacts } from './news-facts.ts';
import type { Filter, Search } from './search.ts';
import { foundIn, toldIn, wantedIn, type Told, type Wanted } from './search-sense.ts';

export type Hit = {
	readonly kind: TargetKind;
	readonly id: string;
	/** The word of the news that was found; '' where it was not a word. */
	readonly word: string;
	/** The area that joined them, or `group:<key>` where all of a group did; '' where it was none. */
	readonly area: string;
};

export type Taxonomy = ReadonlyMap<string, string>;
export type Followed = { readonly key: string; readonly search: Search; readonly wanted: Wanted | undefined };

/** Read once for a run: what a search wants. */
export function followedSearch(key: string, search: Search, book: WordBook): Followed {
	return { key, search, wanted: wantedIn(search.q, search.language, book) };
}

/** @param successors who acts for an organisation that is no more, link by link */
export function directHits(facts: NewsFacts, taxonomy: Taxonomy, successors: ReadonlyMap<string, string>): Hit[] {
	const plain = (kind: TargetKind, ids: readonly (string | null)[]) =>
		ids.flatMap((id) => (id === null ? [] : [{ kind, id, word: '', area: '' }]));
	const organisations = new Set(facts.organisations.flatMap((id) => [id, ...after(id, successors)]));
	return [
		...plain('need', [facts.needId]),
		...plain('pilot', [facts.pilotId]),
		...plain('solution', facts.solutionIds),
		...plain('organisation', [...organisations]),
		...areaTargets(facts, taxonomy).map((id) => ({ kind: 'area' as const, id, word: '', area: taggedWith(facts) }))
	];
}

/** An area and its group; where only a group is named, every area of it. */
function areaTargets({ area, group }: NewsFacts, taxonomy: Taxonomy): string[] {
	if (group === null) return area === null ? [] : [area];
	const areas = area === null ? [...taxonomy].filter(([, of]) => of === group).map(([key]) => key) : [area];
	return [...areas, groupChoice(group)];
}

function taggedWith({ area, group }: NewsFacts): string {
	return area ?? (group === null ? '' : groupChoice(group));
}

function after(id: string, successors: ReadonlyMap<string, string>): string[] {
	const next = successors.get(id);
	return next === undefined ? [] : [next, ...after(next, successors)];
}

export type Readable = {
	readonly facts: NewsFacts;
	/** In the language it was written in, then in the others. */
	readonly told: readonly Told[];
};

/** The words of the thing and of what it is tagged with. */
export function readable(facts: NewsFacts, book: WordBook): Readable {
	const own = toldIn(`${facts.title} . ${facts.areaName} . ${facts.text}`, facts.language, book);
	return { facts, told: [own, ...facts.other.map(({ text, language }) => toldIn(text, language, book))] };
}

export function searchHit(
	{ key, search, wanted }: Followed,
	{ facts, told }: Readable,
	taxonomy: Taxonomy,
	book: WordBook
): Hit | undefined {
	if (!isOfKind(search, facts) || !passes(search, facts) || !inArea(search, facts, taxonomy)) return undefined;
	const words = wanted === undefined ? [] : firstOf(told, (each) => foundIn(wanted, each, book));
	if (words === undefined) return undefined;
	const isByArea = search.filters.area !== undefined || search.filters.group !== undefined;
	return { kind: 'search', id: key, word: words[0] ?? '', area: isByArea ? taggedWith(facts) : '' };
}

function firstOf<A, B>(all: readonly A[], of: (each: A) => B | undefined): B | undefined {
	for (const each of all) {
		const found = of(each);
		if (found !== undefined) return found;
	}
	return undefined;
}

function isOfKind({ kinds, onlyOpen }: Search, { thing, isOpen }: NewsFacts): boolean {
	return (kinds.length === 0 || kinds.includes(thing)) && (!onlyOpen || isOpen);
}

const valuesOf: Readonly<Partial<Record<Filter, (facts: NewsFacts) => readonly (string | null)[]>>> = {
	country: ({ country }) => [country],
	county: ({ counties }) => counties,
	type: ({ type }) => [type],
	phase: ({ phase }) => [phase],
	outcome: ({ outcome }) => [outcome],
	owner: ({ organisations }) => organisations
};

function passes({ filters }: Search, facts: NewsFacts): boolean {
	return Object.entries(valuesOf).every(([filter, valueOf]) => {
		const wanted = filters[filter as Filter];
		return wanted === undefined || valueOf(facts).some((value) => value !== null && wanted.includes(value));
	});
}

function inArea({ filters }: Search, { area, group }: NewsFacts, taxonomy: Taxonomy): boolean {
	const { area: areas = [], group: groups = [] } = filters;
	if (areas.length === 0 && groups.length === 0) return true;
	if (area !== null && areas.includes(area)) return true;
	if (group === null) return false;
	// told of the whole group: whoever wants one of its areas wants to know
	return groups.includes(group) || (area === null && areas.some((each) => taxonomy.get(each) === group));
}
