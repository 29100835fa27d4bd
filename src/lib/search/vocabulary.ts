/** What the index knows of the words that a query may be about, as read for one query. */
import type { Side } from './side.ts';

export type KnownWord = { readonly side: Side; readonly word: string; readonly stem: string; readonly plain: string };
/** A public word that begins or ends with one that was asked for. */
export type CompoundWord = { readonly side: Side; readonly root: string; readonly word: string; readonly stem: string };

export type Vocabulary = {
	has(side: Side, word: string): boolean;
	hasStem(side: Side, stem: string): boolean;
	typedAs(side: Side, plain: string): readonly string[];
};

export function vocabularyOf(words: readonly KnownWord[]): Vocabulary {
	const here = new Set(words.map(({ side, word }) => `${side}/${word}`));
	const stems = new Set(words.map(({ side, stem }) => `${side}.${stem}`));
	const byPlain = Map.groupBy(words, ({ side, plain }) => `${side}~${plain}`);
	return {
		has: (side, word) => here.has(`${side}/${word}`),
		hasStem: (side, stem) => stems.has(`${side}.${stem}`),
		typedAs: (side, typed) => (byPlain.get(`${side}~${typed}`) ?? []).map(({ word }) => word)
	};
}
