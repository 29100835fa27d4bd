/** From what was typed to what is looked for, given what the glossary and the index know. */
import { plain } from '#lib/language/fold.ts';
import { acrossFrom, type Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import { readAsk, type Ask, type AskedWord } from './ask.ts';
import { possibleParts, splitsOf, type Split } from './compound.ts';
import { isKnown as isInLexicon, isSibling, spelt, type Lexicon } from './lexicon.ts';
import { isOpaque } from '#lib/language/opaque.ts';
import { joinable, joinedWhere, phrasesOf, type Asked } from './phrase.ts';
import { rootsFor } from './roots.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word of the query with what was found out of it. */
export type Understood = {
	readonly asked: AskedWord;
	/** What is taken for what was typed: the same, or a word without the typing error. */
	readonly words: readonly {
		readonly word: string;
		readonly side: Side;
		readonly weight: number;
		readonly isMended: boolean;
	}[];
	readonly splits: readonly Split[];
};

export type Wanted = { readonly ask: Ask; readonly side: Side; readonly groups: readonly Asked[] };

export function wantedOf(q: string, side: Side, lexicon: Lexicon): Wanted {
	const ask = readAsk(q);
	return { ask, side, groups: phrasesOf(ask.words, side, lexicon) };
}

/** The same where neighbouring words are one: now that the index has told which are. */
export function joinedWanted(wanted: Wanted, lexicon: Lexicon, index: Vocabulary): Wanted {
	const sides = [wanted.side, acrossFrom(wanted.side)];
	const isWord = (word: string) =>
		sides.some((on) => isInLexicon(lexicon, word, on) || index.hasStem(on, stemOf(word, on)));
	return { ...wanted, groups: joinedWhere(wanted.groups, isWord) };
}

/** What has to be asked of the index about the words. */
export function toLookUp({ groups }: Wanted): { words: string[]; stems: string[]; plains: string[] } {
	const together = groups.slice(1).flatMap((group, at) => joinable(groups[at] ?? group, group));
	const words = [...tellingWords(groups).map(({ word }) => word), ...together];
	const parts = words.flatMap((word) => (['n', 's'] as const).map((side) => possibleParts(word, side)));
	const stems = words.flatMap((word) => (['n', 's'] as const).map((side) => stemOf(word, side)));
	return {
		words: [...new Set([...words, ...parts.flatMap((each) => each.words)])],
		stems: [...new Set([...stems, ...parts.flatMap((each) => each.stems)])],
		plains: words.map(plain)
	};
}

export function tellingWords(groups: readonly Asked[]): AskedWord[] {
	const isAlone = groups.length === 1 && groups[0]?.words.length === 1;
	return groups
		.flatMap(({ words, joined }) => (joined ? [joined, ...words] : words))
		.filter((each) => isAlone || !each.isSmall || groups.every(({ words }) => words.every(({ isSmall }) => isSmall)));
}

/** On which side the word stands, and how it is written there; none where nobody knows it. */
export function understood(asked: AskedWord, side: Side, lexicon: Lexicon, index: Vocabulary): Understood {
	const sides = [side, acrossFrom(side)];
	const splitOn = (on: Side, word = asked.word) => partsOf({ ...asked, word }, on, lexicon, index);
	const as = (on: Side, splits: readonly Split[]): Understood => ({
		asked,
		words: [{ word: asked.word, side: on, weight: 1, isMended: false }],
		splits
	});
	const here = sides.find((on) => isKnownOn(asked.word, on, lexicon, index));
	if (here !== undefined) return orTyped(as(here, splitOn(here)), here, lexicon, index);
	const typed = sides
		.map((on) => ({ on, found: withLetters(asked.word, on, lexicon, index) }))
		.find(({ found }) => found.length > 0);
	if (typed) {
		const words = typed.found.map((word) => ({ word, side: typed.on, weight: TYPED, isMended: true }));
		return { asked, words, splits: typed.found.flatMap((word) => splitOn(typed.on, word)).slice(0, MOST_SPLITS) };
	}
	const made = sides.find((on) => splitOn(on).some(({ isWhole }) => isWhole));
	return made === undefined ? { asked, words: [], splits: splitOn(side) } : as(made, splitOn(made));
}

/** A word typed without its å, ä or ö is nearly as sure as one that is typed with them. */
const TYPED = 0.9;
/** More words than three that are typed alike tell only that nobody knows which was meant. */
const MOST_TYPED = 3;
/** As many as one word has. */
const MOST_SPLITS = 2;

/** «rakningar» is a form of «rakning», and somebody without an ä may have meant «räkningar». */
function orTyped(known: Understood, on: Side, lexicon: Lexicon, index: Vocabulary): Understood {
	const { word } = known.asked;
	if (index.has(on, word) || lexicon.words[on].has(word)) return known;
	const typed = withLetters(word, on, lexicon, index).map((each) => ({
		word: each,
		side: on,
		weight: TYPED,
		isMended: true
	}));
	return { ...known, words: [...known.words, ...typed] };
}

function isKnownOn(word: string, on: Side, lexicon: Lexicon, index: Vocabulary): boolean {
	const stem = stemOf(word, on);
	return (
		index.has(on, word) || index.hasStem(on, stem) || isInLexicon(lexicon, word, on) || isSibling(lexicon, stem, on)
	);
}

function withLetters(word: string, side: Side, lexicon: Lexicon, index: Vocabulary): string[] {
	const listed = spelt(lexicon, word, side);
	const all = [...index.typedAs(side, plain(word)), ...(listed === undefined ? [] : [listed])];
	return [...new Set(all)].filter((each) => each !== word).slice(0, MOST_TYPED);
}

function partsOf({ word, parts }: AskedWord, side: Side, lexicon: Lexicon, index: Vocabulary): Split[] {
	const [first, ...rest] = parts;
	if (first !== undefined) return [{ first, head: rest.at(-1) ?? first, isSure: true, isWhole: true }];
	if (isOpaque(stemOf(word, side), side)) return [];
	return splitsOf(word, side, {
		word: (each) => lexicon.words[side].has(each) || index.has(side, each),
		stem: (each) => lexicon.stems[side].has(each) || index.hasStem(side, each)
	});
}

/** What public compounds may begin and end with that are about the words. */
export function rootsToLookUp(
	all: readonly Understood[],
	lexicon: Lexicon
): { side: Side; root: string; isHead: boolean }[] {
	const found = new Map<string, { side: Side; root: string; isHead: boolean }>();
	const add = (word: string, side: Side) => {
		for (const on of ['n', 's'] as const) {
			const { first, head } = rootsFor(word, side, on, lexicon);
			for (const root of first) found.set(`${on}${root}-`, { side: on, root, isHead: false });
			for (const root of head) found.set(`${on}-${root}`, { side: on, root, isHead: true });
		}
	};
	for (const { words, splits } of all)
		for (const { word, side } of words)
			for (const each of [word, ...splits.flatMap(({ first, head }) => [first, head])]) add(each, side);
	return [...found.values()].slice(0, MOST_ROOTS);
}

/** Each is looked up in the index by itself. */
const MOST_ROOTS = 120;
