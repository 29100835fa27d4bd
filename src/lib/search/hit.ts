/** What a search is asked, and what it answers. */
import type { Relation } from '#lib/glossary/concept.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import type { Country } from '#lib/organisations/organisation.ts';
import type { Page } from '#lib/page.ts';

export const searchKinds = ['pilot', 'result', 'lesson', 'solution', 'need', 'organisation', 'event', 'page'] as const;
export type SearchKind = (typeof searchKinds)[number];

export const foundBys = ['own_words', 'compound', 'spelling', 'glossary'] as const;
export type FoundBy = (typeof foundBys)[number];

export type SnippetPart = { readonly text: string; readonly isHit: boolean };

export type Hit = {
	readonly kind: SearchKind;
	readonly id: string;
	/** Last part of its address. */
	readonly slug: string;
	readonly language: ContentLang;
	readonly title: string;
	readonly snippet: readonly SnippetPart[];
	readonly foundBy: FoundBy;
	/** The word as it stands in the text, where it is another than the one asked for. */
	readonly via: string | null;
	readonly relation: Relation | null;
	readonly conceptId: string | null;
	/** Firms come from others than the two. */
	readonly country: string | null;
	readonly ownerId: string | null;
	readonly technologyArea: string | null;
	/** When it was published or last changed. */
	readonly at: Date;
};

export type Asked = {
	readonly q: string;
	readonly lang: Lang;
	readonly kind: SearchKind | null;
	readonly country: Country | null;
	/** Words that the glossary adds and the reader switched off. */
	readonly without: readonly string[];
	readonly page: number;
	readonly perPage: number;
};

export type AddedWord = {
	readonly term: string;
	readonly lang: ContentLang;
	readonly relation: Relation;
	readonly conceptId: string;
};

/** What the best of the hits have: all that was asked for, only its topic, or only some of the words. */
export type Fit = 'all' | 'topic' | 'some';

export type SearchAnswer = {
	readonly q: string;
	/** Per word that was asked for, what the glossary adds to it. */
	readonly expansions: readonly { readonly term: string; readonly added: readonly AddedWord[] }[];
	readonly total: number;
	/** Of each kind under the country that is asked for, and of each country under the kind. */
	readonly counts: {
		readonly kind: Readonly<Record<SearchKind, number>>;
		readonly country: Readonly<Record<string, number>>;
	};
	readonly hits: readonly Hit[];
	/** Where few are found: what is like the first of them, up to ten with all hits; `via` tells the words they share. */
	readonly alike: readonly Hit[];
	readonly page: Page;
	readonly fit: Fit;
};

export function isSearchKind(value: unknown): value is SearchKind {
	return searchKinds.some((kind) => kind === value);
}
