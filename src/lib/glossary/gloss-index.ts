/** The glossary by the stems of its phrases, in each language, also of what joins nothing in a search. */
import type { Concept, LookAlike } from './concept.ts';
import type { ContentLang } from '#lib/lang.ts';
import { stemOf, type WordBook } from './word-sense.ts';

type Listed<T> = ReadonlyMap<string, readonly T[]>;
type Index = {
	readonly concepts: Listed<{ readonly concept: Concept; readonly forms: readonly string[] }>;
	readonly lookAlikes: Listed<{ readonly pair: LookAlike; readonly forms: readonly string[] }>;
};

export type PlacedWord = {
	readonly word: string;
	readonly start: number;
	readonly end: number;
	/** Of its sentence. */
	readonly isFirst: boolean;
};

/** One for each book: a book is kept for as long as nobody changes the glossary. */
const built = new WeakMap<WordBook, Readonly<Record<ContentLang, Index>>>();

export function glossIndex(book: WordBook): Readonly<Record<ContentLang, Index>> {
	const known = built.get(book);
	if (known) return known;
	const index = { nb: indexOf(book, 'nb'), nn: indexOf(book, 'nn'), sv: indexOf(book, 'sv') };
	built.set(book, index);
	return index;
}

function indexOf({ concepts, lookAlikes }: WordBook, language: ContentLang): Index {
	const entries = [...concepts.values()].flatMap((concept) => {
		const { nb, nn, sv } = concept.words;
		const forms = { nb, nn: [...nb, ...nn], sv }[language];
		return keysOf(forms).map(([key, of]) => [key, { concept, forms: of }] as const);
	});
	const pairs = lookAlikes.flatMap((pair) =>
		keysOf([language === 'sv' ? pair.sv : pair.no]).map(([key, forms]) => [key, { pair, forms }] as const)
	);
	return { concepts: grouped(entries), lookAlikes: grouped(pairs) };
}

/** Each once, with the words of the glossary that it stands for. */
function keysOf(forms: readonly string[]): (readonly [string, readonly string[]])[] {
	const groups = Map.groupBy(forms, (form) => stemsOf(wordsWithPlace(form)));
	groups.delete('');
	return [...groups];
}

function grouped<T>(entries: readonly (readonly [string, T])[]): Listed<T> {
	const all = new Map<string, T[]>();
	for (const [key, entry] of entries) all.set(key, [...(all.get(key) ?? []), entry]);
	return all;
}

export function stemsOf(phrase: readonly PlacedWord[]): string {
	return phrase.map(({ word }) => stemOf(word)).join(' ');
}

export function wordsWithPlace(text: string): readonly PlacedWord[] {
	let end = 0;
	return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)].map((match) => {
		const between = text.slice(end, match.index);
		const isFirst = end === 0 || /[.!?:\n–•«»"”(]/u.test(between);
		end = match.index + match[0].length;
		return { word: match[0], start: match.index, end, isFirst };
	});
}
