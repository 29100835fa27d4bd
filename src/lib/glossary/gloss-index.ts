/** The glossary by the stems of its phrases, in each language, also of what joins nothing in a search. */
import type { ContentLang } from '#lib/lang.ts';
import { wordsIn } from '#lib/language/fold.ts';
import { sideOf, type Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import type { Concept, LookAlike } from './concept.ts';
import { keyOf, type WordBook } from './word-sense.ts';

type Listed<T> = ReadonlyMap<string, readonly T[]>;
type Index = {
	readonly concepts: Listed<{ readonly concept: Concept; readonly forms: readonly string[] }>;
	readonly lookAlikes: Listed<{ readonly pair: LookAlike; readonly forms: readonly string[] }>;
};

export type PlacedWord = {
	readonly word: string;
	readonly stem: string;
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
	const side = sideOf(language);
	const entries = [...concepts.values()].flatMap((concept) => {
		const { nb, nn, sv } = concept.words;
		const forms = { nb, nn: [...nb, ...nn], sv }[language];
		return keysOf(forms, side).map(([key, of]) => [key, { concept, forms: of }] as const);
	});
	const pairs = lookAlikes.flatMap((pair) =>
		keysOf([side === 's' ? pair.sv : pair.no], side).map(([key, forms]) => [key, { pair, forms }] as const)
	);
	return { concepts: grouped(entries), lookAlikes: grouped(pairs) };
}

/** Each once, with the words of the glossary that it stands for. */
function keysOf(forms: readonly string[], side: Side): (readonly [string, readonly string[]])[] {
	const groups = Map.groupBy(forms, (form) => keyOf(form, side));
	groups.delete('');
	return [...groups];
}

function grouped<T>(entries: readonly (readonly [string, T])[]): Listed<T> {
	const all = new Map<string, T[]>();
	for (const [key, entry] of entries) all.set(key, [...(all.get(key) ?? []), entry]);
	return all;
}

export function stemsOf(phrase: readonly PlacedWord[]): string {
	return phrase.map(({ stem }) => stem).join(' ');
}

export function wordsWithPlace(text: string, side: Side): readonly PlacedWord[] {
	let before = 0;
	return wordsIn(text).map(({ word, start, end }) => {
		const isFirst = before === 0 || /[.!?:\n–•«»"”(]/u.test(text.slice(before, start));
		before = end;
		return { word: text.slice(start, end), stem: stemOf(word, side), start, end, isFirst };
	});
}
