/** What the index knows of the words that a query may be about, as read for one query. */
import type { Side } from '#lib/language/side.ts';

export type KnownWord = {
	readonly side: Side;
	readonly word: string;
	readonly stem: string;
	readonly plain: string;
	readonly cognate: string;
};
/** A public word whose key begins or ends with one that was asked for. */
export type CompoundWord = {
	readonly side: Side;
	readonly root: string;
	readonly stem: string;
	readonly cognate: string;
};
export type Compounds = { readonly begins: readonly CompoundWord[]; readonly ends: readonly CompoundWord[] };

export type Vocabulary = {
	has(side: Side, word: string): boolean;
	hasStem(side: Side, stem: string): boolean;
	hasKey(side: Side, key: string): boolean;
	typedAs(side: Side, plain: string): readonly string[];
};

export function vocabularyOf(words: readonly KnownWord[]): Vocabulary {
	const here = new Set(
		words.flatMap(({ side, word, stem, cognate }) => [`${side}/${word}`, `${side}.${stem}`, `${side}=${cognate}`])
	);
	const byPlain = Map.groupBy(words, ({ side, plain }) => `${side}~${plain}`);
	return {
		has: (side, word) => here.has(`${side}/${word}`),
		hasStem: (side, stem) => here.has(`${side}.${stem}`),
		hasKey: (side, key) => here.has(`${side}=${key}`),
		typedAs: (side, typed) => (byPlain.get(`${side}~${typed}`) ?? []).map(({ word }) => word)
	};
}
