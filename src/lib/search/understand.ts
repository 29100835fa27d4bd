/** From what was typed to what is looked for, given what the glossary and the index know. */
import { readAsk, type Ask, type AskedWord } from './ask.ts';
import { possibleParts, splitsOf, type Split } from './compound.ts';
import type { Knows } from './compound-ways.ts';
import { plain } from './fold.ts';
import { glossaryWays } from './glossary-ways.ts';
import { byStem, exact } from './lexeme.ts';
import { isKnown as isInLexicon, spelt, type Lexicon } from './lexicon.ts';
import { phrasesOf, type Asked } from './phrase.ts';
import { rootsFor } from './roots.ts';
import { acrossFrom, type Side } from './side.ts';
import { stemOf } from './stem.ts';
import type { Compounds, Vocabulary } from './vocabulary.ts';
import { adjacent, type Unit, type Way } from './way.ts';
import { wordWays } from './word-ways.ts';

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

/** What has to be asked of the index about the words. */
export function toLookUp({ groups }: Wanted): { words: string[]; stems: string[]; plains: string[] } {
	const words = tellingWords(groups).map(({ word }) => word);
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
		.flatMap(({ words }) => words)
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
	if (here !== undefined) return as(here, splitOn(here));
	const typed = sides
		.map((on) => ({ on, found: withLetters(asked.word, on, lexicon, index) }))
		.find(({ found }) => found.length > 0);
	if (typed) {
		const words = typed.found.map((word) => ({ word, side: typed.on, weight: 0.9, isMended: true }));
		return { asked, words, splits: typed.found.flatMap((word) => splitOn(typed.on, word)).slice(0, 2) };
	}
	const made = sides.find((on) => splitOn(on).some(({ isWhole }) => isWhole));
	return made === undefined ? { asked, words: [], splits: splitOn(side) } : as(made, splitOn(made));
}

function isKnownOn(word: string, on: Side, lexicon: Lexicon, index: Vocabulary): boolean {
	return index.has(on, word) || index.hasStem(on, stemOf(word, on)) || isInLexicon(lexicon, word, on);
}

function withLetters(word: string, side: Side, lexicon: Lexicon, index: Vocabulary): string[] {
	const listed = spelt(lexicon, word, side);
	const all = [...index.typedAs(side, plain(word)), ...(listed === undefined ? [] : [listed])];
	return [...new Set(all)].filter((each) => each !== word).slice(0, 3);
}

function partsOf({ word, parts }: AskedWord, side: Side, lexicon: Lexicon, index: Vocabulary): Split[] {
	const [first, ...rest] = parts;
	if (first !== undefined) return [{ first, head: rest.at(-1) ?? first, isSure: true, isWhole: true }];
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

const MOST_ROOTS = 80;

/** Every group of the query with all its ways. */
export function unitsOf(
	{ groups, ask, side }: Wanted,
	all: readonly Understood[],
	compounds: Compounds,
	lexicon: Lexicon,
	index: Vocabulary
): Unit[] {
	const knows: Knows = (on, key) => lexicon.keys[on].has(key) || index.hasKey(on, key);
	const byWord = new Map(all.map((each) => [each.asked.word, each]));
	const units = groups.map(({ words, phraseSide }) => {
		const inner = words.flatMap((each) => {
			const found = byWord.get(each.word);
			return found ? [wordUnit(found, compounds, lexicon, knows)] : [];
		});
		const [only] = inner;
		if (phraseSide === null && only) return only;
		return {
			parts: [],
			term: words.map(({ typed }) => typed).join(' '),
			ways: phraseSide === null ? [] : phraseWays(words, phraseSide, lexicon),
			inner
		};
	});
	return [...units, ...ask.quoted.map((words) => quotedUnit(words, side, lexicon))];
}

function wordUnit({ asked, words, splits }: Understood, compounds: Compounds, lexicon: Lexicon, knows: Knows): Unit {
	const ways = words.flatMap(({ word, side, weight, isMended }) => {
		const found = wordWays({ word, side, splits }, compounds, lexicon, knows);
		return isMended ? found.map((way) => mended(way, weight)) : found;
	});
	const joined = asked.parts.length > 1 ? [hyphenated(asked.parts)] : [];
	const [side] = words.map((each) => each.side);
	const parts = splits
		.slice(0, 1)
		.flatMap(({ first, head }) =>
			side === undefined ? [] : [first, head].map((word) => partUnit(word, side, lexicon))
		);
	return { term: asked.typed, ways: [...joined, ...ways], inner: [], parts };
}

/** A part of a compound by itself: a hint, and no more. */
function partUnit(word: string, side: Side, lexicon: Lexicon): Unit {
	const ways = wordWays({ word, side, splits: [] }, { begins: [], ends: [] }, lexicon, () => false);
	return {
		term: word,
		ways: ways.map((way) => ({
			...way,
			weight: way.weight * PART,
			foundBy: way.foundBy === 'own_words' ? 'compound' : way.foundBy
		})),
		inner: [],
		parts: []
	};
}

const PART = 0.25;

function mended(way: Way, weight: number): Way {
	return { ...way, weight: way.weight * weight, foundBy: way.foundBy === 'own_words' ? 'spelling' : way.foundBy };
}

/** «gps-larm» stands in texts as two words with a sign between them. */
function hyphenated(parts: readonly string[]): Way {
	const words = parts.map((word) => (['n', 's'] as const).map((side) => exact(side, word)));
	return { foundBy: 'own_words', weight: 1, pattern: adjacent(words), added: null };
}

function phraseWays(words: readonly AskedWord[], side: Side, lexicon: Lexicon): Way[] {
	const plainWords = words.flatMap(({ word, parts }) => (parts.length > 0 ? parts : [word]));
	const stems = plainWords.map((word) => stemOf(word, side));
	const own = (weight: number, lexemes: readonly string[]): Way => ({
		foundBy: 'own_words',
		weight,
		pattern: adjacent(lexemes.map((each) => [each])),
		added: null
	});
	return [
		own(
			1,
			plainWords.map((word) => exact(side, word))
		),
		own(
			0.96,
			stems.map((stem) => byStem(side, stem))
		),
		...glossaryWays(stems, side, lexicon)
	];
}

/** Letter by letter; on the other side of the border too, unless a word of it means something else there. */
function quotedUnit(words: readonly string[], side: Side, lexicon: Lexicon): Unit {
	const across = acrossFrom(side);
	const isAlike = words.some((word) => lexicon.apart[side].has(stemOf(word, side)));
	const on = (of: Side, weight: number): Way => ({
		foundBy: 'own_words',
		weight,
		pattern: adjacent(words.map((word) => [exact(of, word)])),
		added: null
	});
	return {
		term: words.join(' '),
		ways: isAlike ? [on(side, 1)] : [on(side, 1), on(across, 0.9)],
		inner: [],
		parts: []
	};
}
