/** A thing that has words in both countries, and how those words stand to each other. */
import type { ContentLang, PairLang } from '#lib/lang.ts';

export const relations = ['same', 'near', 'different', 'partial', 'false_friend', 'none'] as const;
export type Relation = (typeof relations)[number];

/** Languages that a concept has words in; English is shown and searched for nowhere. */
export const wordLangs = ['nb', 'nn', 'sv', 'en'] as const;
export type WordLang = (typeof wordLangs)[number];
export type ConceptWords = Readonly<Record<WordLang, readonly string[]>>;

/** Fields that concepts belong to: what the delivered files are called. */
export const categories = [
	'technology',
	'care-technology',
	'information-technology',
	'body-and-aids',
	'health',
	'service',
	'role',
	'work',
	'everyday',
	'basics',
	'home-life',
	'society-life',
	'common-words',
	'qualities',
	'verbs',
	'process',
	'results',
	'procurement',
	'funding',
	'economy-and-law',
	'legal',
	'organisation',
	'accessibility',
	'general'
] as const;

export type Concept = {
	/** Part of its address; never changes. */
	readonly id: string;
	readonly category: string;
	readonly relation: Relation;
	/** Percent: how surely the word of the other language means this; 0 = it joins nothing. */
	readonly weight: number;
	/** In each language the first one is the word that is shown; no nynorsk = as bokmål. */
	readonly words: ConceptWords;
	/** For a Norwegian, of the Swedish word, and for a Swede, of the Norwegian one; '' = nothing to say. */
	readonly difference: Readonly<Record<PairLang, string>>;
};

/** All of a concept that people edit. */
export type ConceptContent = Omit<Concept, 'id'>;

/** Two words that look alike across the border and mean different things. */
export type LookAlike = {
	readonly no: string;
	readonly sv: string;
	readonly difference: Readonly<Record<PairLang, string>>;
};

/** What is said of the two words has to be said in a sentence. */
export function needsDifference(relation: Relation): boolean {
	return relation === 'different' || relation === 'partial' || relation === 'false_friend';
}

/** The word that a reader of a language is shown; undefined where the language has none. */
export function mainWord({ words }: Pick<Concept, 'words'>, lang: ContentLang): string | undefined {
	return words[lang][0] ?? (lang === 'nn' ? words.nb[0] : undefined);
}

export function isRelation(value: unknown): value is Relation {
	return relations.some((relation) => relation === value);
}

export function isCategory(value: unknown): value is (typeof categories)[number] {
	return categories.some((category) => category === value);
}

/** As parts of message keys, which know no hyphens. */
export function categoryKey(category: string): string {
	return isCategory(category) ? category.replaceAll('-', '_') : 'general';
}
