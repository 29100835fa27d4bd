/** A searcher by the rules alone: a glossary of a few words, and a few public texts whose words are all that is known. */
import type { Relation } from '#lib/glossary/concept.ts';
import type { Lang } from '#lib/lang.ts';
import { plain, wordsIn } from '#lib/language/fold.ts';
import { sideOf, type Side } from '#lib/language/side.ts';
import { explain } from '#lib/search/explain.ts';
import { analysed } from '#lib/search/lexeme.ts';
import { lexiconOf, type Lexicon } from '#lib/search/lexicon.ts';
import { isDoubtful, mended } from '#lib/search/mending.ts';
import { hidesInOpaque } from '#lib/language/opaque.ts';
import {
	joinedWanted,
	rootsToLookUp,
	tellingWords,
	understood,
	wantedOf,
	type Understood
} from '#lib/search/understand.ts';
import { unitsOf } from '#lib/search/units.ts';
import { vocabularyOf, type Compounds, type CompoundWord, type KnownWord } from '#lib/search/vocabulary.ts';
import type { Unit } from '#lib/search/way.ts';

type Entry = {
	readonly nb?: readonly string[];
	readonly nn?: readonly string[];
	readonly sv?: readonly string[];
	readonly relation?: Relation;
	readonly weight?: number;
};

/** @param lookAlikes pairs of a Norwegian and a Swedish word */
export function glossary(entries: readonly Entry[], lookAlikes: readonly (readonly [string, string])[] = []): Lexicon {
	return lexiconOf(
		entries.map(({ nb = [], nn = [], sv = [], relation = 'same', weight = 100 }, at) => ({
			...{ id: `concept-${at}`, relation, weight, words: { nb, nn, sv } }
		})),
		lookAlikes.map(([no, sv]) => ({ no, sv })),
		[]
	);
}

/** Public text by its language. */
export type Texts = Partial<Record<Lang, string>>;

const none = glossary([]);

/** The words of the texts that are marked for whom searches, as they stand there. */
export function found(q: string, lang: Lang, texts: Texts, book = none): string[] {
	const units = unitsFor(q, lang, texts, book);
	return entriesOf(texts).flatMap(([language, body]) =>
		explain(units, { language, title: '', body, other: [] })
			.snippet.filter(({ isHit }) => isHit)
			.map(({ text }) => text)
	);
}

/** What is looked for, word by word. */
export function unitsFor(q: string, lang: Lang, texts: Texts = {}, book = none): Unit[] {
	const side = sideOf(lang);
	const known = knownWords(texts);
	const index = vocabularyOf(known);
	const wanted = joinedWanted(wantedOf(q, side, book), book, index);
	const read = tellingWords(wanted.groups)
		.map((each) => understood(each, side, book, index))
		.map((each) => (isDoubtful(each, book, index) ? mended(each, [], side, book) : each));
	return unitsOf(wanted, read, compoundsAmong(known, rootsToLookUp(read, book)), book, index);
}

/** What a word is taken for. */
export function takenFor(word: string, lang: Lang, texts: Texts = {}, book = none): Understood['words'] {
	const side = sideOf(lang);
	const index = vocabularyOf(knownWords(texts));
	return tellingWords(wantedOf(word, side, book).groups).flatMap((each) => understood(each, side, book, index).words);
}

export function knownWords(texts: Texts): KnownWord[] {
	return entriesOf(texts).flatMap(([language, text]) => {
		const side = sideOf(language);
		return wordsIn(text).map(({ word }) => {
			const { stem, cognate } = analysed(word, side);
			return { side, word, stem, cognate, plain: plain(word) };
		});
	});
}

function entriesOf(texts: Texts): [Lang, string][] {
	return (['nb', 'nn', 'sv'] as const).flatMap((lang) => (texts[lang] === undefined ? [] : [[lang, texts[lang]]]));
}

type Roots = readonly { readonly side: Side; readonly root: string; readonly isHead: boolean }[];

/** As the database answers: words that are longer than the root and begin, or end, with it. */
function compoundsAmong(known: readonly KnownWord[], roots: Roots): Compounds {
	const all = (isHead: boolean): CompoundWord[] =>
		roots
			.filter((each) => each.isHead === isHead)
			.flatMap(({ side, root }) =>
				known
					.filter(({ side: on, cognate }) => on === side && cognate.length > root.length + (isHead ? 1 : 2))
					.filter(({ cognate }) => (isHead ? cognate.endsWith(root) : cognate.startsWith(root)))
					.filter(({ stem }) => !hidesInOpaque(stem, side, root, isHead))
					.map(({ stem, cognate }) => ({ side, root, stem, cognate }))
			);
	return { begins: all(false), ends: all(true) };
}
