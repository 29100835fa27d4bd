/** From what was typed to what is looked for, given what the glossary and the index know. */
import { readAsk, type Ask, type AskedWord } from './ask.ts';
import { isParticle, possibleParts, splitsOf, type Split } from './compound.ts';
import { plain } from './fold.ts';
import { glossaryWays } from './glossary-ways.ts';
import { byStem, exact } from './lexeme.ts';
import { isKnown as isInLexicon, spelt, type Lexicon } from './lexicon.ts';
import { phrasesOf, type Asked } from './phrase.ts';
import { acrossFrom, type Side } from './side.ts';
import { stemOf } from './stem.ts';
import type { CompoundWord, Vocabulary } from './vocabulary.ts';
import { adjacent, type Unit, type Way } from './way.ts';
import { rootsFor, wordWays } from './word-ways.ts';

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
	const stems = words.flatMap((word) =>
		(['n', 's'] as const).flatMap((side) => [stemOf(word, side), ...possibleParts(word, side)])
	);
	return { words, stems: [...new Set(stems)], plains: words.map(plain) };
}

export function tellingWords(groups: readonly Asked[]): AskedWord[] {
	const isAlone = groups.length === 1 && groups[0]?.words.length === 1;
	return groups
		.flatMap(({ words }) => words)
		.filter((each) => isAlone || !each.isSmall || groups.every(({ words }) => words.every(({ isSmall }) => isSmall)));
}

/** On which side the word stands, and how it is written there; none where nobody knows it. */
export function understood(asked: AskedWord, side: Side, lexicon: Lexicon, index: Vocabulary): Understood {
	const across = acrossFrom(side);
	const isKnown = (on: Side) =>
		index.has(on, asked.word) || index.hasStem(on, stemOf(asked.word, on)) || isInLexicon(lexicon, asked.word, on);
	const here = isKnown(side) ? side : isKnown(across) ? across : undefined;
	if (here !== undefined)
		return {
			asked,
			words: [{ word: asked.word, side: here, weight: 1, isMended: false }],
			splits: partsOf(asked, here, lexicon, index)
		};
	const typed = [side, across].flatMap((on) =>
		withLetters(asked.word, on, lexicon, index).map((word) => ({ word, side: on, weight: 0.9, isMended: true }))
	);
	const best = typed.filter((each) => each.side === (typed[0]?.side ?? side));
	if (best.length > 0)
		return {
			asked,
			words: best,
			splits: best.flatMap((each) => partsOf({ ...asked, word: each.word }, each.side, lexicon, index)).slice(0, 2)
		};
	const splits = partsOf(asked, side, lexicon, index);
	const splitsAcross = splits.length > 0 ? [] : partsOf(asked, across, lexicon, index);
	const on = splitsAcross.length > 0 ? across : side;
	const isMade = splits.length + splitsAcross.length > 0;
	return {
		asked,
		words: isMade ? [{ word: asked.word, side: on, weight: 1, isMended: false }] : [],
		splits: [...splits, ...splitsAcross]
	};
}

function withLetters(word: string, side: Side, lexicon: Lexicon, index: Vocabulary): string[] {
	const listed = spelt(lexicon, word, side);
	const all = [...index.typedAs(side, plain(word)), ...(listed === undefined ? [] : [listed])];
	return [...new Set(all)].filter((each) => each !== word).slice(0, 3);
}

function partsOf({ word, parts }: AskedWord, side: Side, lexicon: Lexicon, index: Vocabulary): Split[] {
	const [first, ...rest] = parts;
	if (first !== undefined) return [{ first: stemOf(first, side), head: stemOf(rest.at(-1) ?? first, side) }];
	if (word.length < 6) return [];
	const isKnown = (stem: string) => lexicon.stems[side].has(stem) || index.hasStem(side, stem);
	return splitsOf(word, side, isKnown);
}

/** Stems by which public compounds may be found. */
export function rootsToLookUp(all: readonly Understood[], lexicon: Lexicon): { side: Side; root: string }[] {
	const found = new Map<string, { side: Side; root: string }>();
	for (const { words, splits } of all)
		for (const { word, side } of words)
			for (const stem of [stemOf(word, side), ...splits.map(({ first }) => first)])
				for (const on of ['n', 's'] as const)
					for (const root of rootsFor(stem, side, on, lexicon))
						if (root.length >= 3 && !isParticle(root)) found.set(on + root, { side: on, root });
	return [...found.values()].slice(0, 60);
}

export type Compounds = { readonly begins: readonly CompoundWord[]; readonly ends: readonly CompoundWord[] };
type Known = (side: Side, stem: string) => boolean;

/** Every group of the query with all its ways. */
export function unitsOf(
	{ groups, ask, side }: Wanted,
	all: readonly Understood[],
	compounds: Compounds,
	lexicon: Lexicon,
	index: Vocabulary
): Unit[] {
	const isKnown: Known = (on, stem) => lexicon.stems[on].has(stem) || index.hasStem(on, stem);
	const byWord = new Map(all.map((each) => [each.asked.word, each]));
	const units = groups.map(({ words, phraseSide }) => {
		const inner = words.flatMap((each) => {
			const found = byWord.get(each.word);
			return found ? [wordUnit(found, compounds, lexicon, isKnown)] : [];
		});
		const [only] = inner;
		if (phraseSide === null && only) return only;
		return {
			term: words.map(({ typed }) => typed).join(' '),
			ways: phraseSide === null ? [] : phraseWays(words, phraseSide, lexicon),
			inner
		};
	});
	return [...units, ...ask.quoted.map((words) => quotedUnit(words, side, lexicon))];
}

function wordUnit({ asked, words, splits }: Understood, compounds: Compounds, lexicon: Lexicon, isKnown: Known): Unit {
	const ways = words.flatMap(({ word, side, weight, isMended }) => {
		const found = wordWays({ word, side, splits, ...compounds }, lexicon, isKnown);
		return isMended ? found.map((way) => mended(way, weight)) : found;
	});
	const joined = asked.parts.length > 1 ? [hyphenated(asked.parts)] : [];
	return { term: asked.typed, ways: [...joined, ...ways], inner: [] };
}

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
	return { term: words.join(' '), ways: isAlike ? [on(side, 1)] : [on(side, 1), on(across, 0.9)], inner: [] };
}
