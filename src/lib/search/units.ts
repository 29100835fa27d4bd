/** Every word and phrase of the query with all the ways in which it may stand in a text. */
import { acrossFrom, type Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import type { AskedWord } from './ask.ts';
import type { Split } from './compound.ts';
import type { Around } from './compound-ways.ts';
import { glossaryWays } from './glossary-ways.ts';
import { byForm, exact } from './lexeme.ts';
import type { Lexicon } from './lexicon.ts';
import { topicWays } from './topic.ts';
import type { Understood, Wanted } from './understand.ts';
import type { Compounds, Vocabulary } from './vocabulary.ts';
import { adjacent, type Unit, type Way } from './way.ts';
import { wordWays } from './word-ways.ts';

/** Every group of the query with all its ways. */
export function unitsOf(
	{ groups, ask, side }: Wanted,
	all: readonly Understood[],
	compounds: Compounds,
	lexicon: Lexicon,
	index: Vocabulary
): Unit[] {
	const around: Around = {
		compounds,
		lexicon,
		knows: (on, key) => lexicon.keys[on].has(key) || index.hasKey(on, key)
	};
	const byWord = new Map(all.map((each) => [each.asked.word, each]));
	const units = groups.map(({ words, phraseSide, joined }) => {
		const inner = words.flatMap((each) => {
			const found = byWord.get(each.word);
			return found ? [wordUnit(found, around)] : [];
		});
		const [only] = inner;
		const whole = joined && byWord.get(joined.word);
		if (whole) return { ...wordUnit(whole, around), inner, parts: [] };
		if (phraseSide === null && only) return only;
		const isPhrase = inner.length > 1 || isTopicOnly(words, phraseSide, lexicon);
		return {
			term: words.map(({ typed }) => typed).join(' '),
			ways: phraseSide === null ? [] : phraseWays(words, phraseSide, lexicon),
			wider: phraseSide === null ? [] : topicsOf(words.flatMap(wordsOf), phraseSide, lexicon),
			inner: isPhrase ? inner : [],
			// «god» says nothing of a «god man», but «sove» a little of «kan ikke sove»
			parts: !isPhrase && words.at(-1)?.isSmall === false ? inner : []
		};
	});
	return [...units, ...ask.quoted.map((words) => quotedUnit(words, side, lexicon))];
}

function wordUnit({ asked, words, splits }: Understood, around: Around): Unit {
	const ways = words.flatMap(({ word, side, weight, isMended }) => {
		const found = wordWays({ word, side, splits }, around);
		return isMended ? found.map((way) => mended(way, weight)) : found;
	});
	const joined = asked.parts.length > 1 ? [hyphenated(asked.parts)] : [];
	const [side] = words.map((each) => each.side);
	const [split] = splits;
	const parts =
		side === undefined || split === undefined || isOneWord(asked.word, side, split, around.lexicon)
			? []
			: knownParts(split).map((word) => partUnit(word, side, word === split.first ? around : asHead(around)));
	const wider = words.flatMap((each) => topicsOf([each.word], each.side, around.lexicon));
	return { term: asked.typed, ways: [...joined, ...ways], wider, inner: [], parts };
}

/** A word of the glossary with a short part that nobody knows («strömming»), and one that looks like another, is no compound. */
function isOneWord(word: string, side: Side, { isWhole, first, head }: Split, lexicon: Lexicon): boolean {
	const isMade = isWhole || (first.length >= LONG_FIRST && head.length >= LONG_HEAD);
	return (!isMade && lexicon.words[side].has(word)) || lexicon.apartWords[side].has(word);
}
/** Two parts of so many letters are hardly there by chance: «fysio-terapeut», but not «ström-ming» nor «fall-prevention». */
const LONG_FIRST = 5;
const LONG_HEAD = 6;

/** «terapi» may be a word that nobody wrote yet: then «musikkterapi» is about «musikk». A head alone says too little. */
function knownParts({ first, head, isSure, isWhole }: Split): string[] {
	if (isWhole) return [first, head];
	return isSure ? [first] : [];
}

/** What begins with the head is about something else: «trykksår» is nothing of «blodtrykk». */
function asHead(around: Around): Around {
	return { ...around, compounds: { ...around.compounds, begins: [] } };
}

/** A part of a compound by itself: a hint, and no more. */
function partUnit(word: string, side: Side, around: Around): Unit {
	const hint = (way: Way): Way => ({
		...way,
		weight: way.weight * PART,
		foundBy: way.foundBy === 'own_words' ? 'compound' : way.foundBy
	});
	return {
		term: word,
		ways: wordWays({ word, side, splits: [] }, around).map(hint),
		wider: topicsOf([word], side, around.lexicon).map(hint),
		inner: [],
		parts: []
	};
}

/** What speaks of one part only comes after all that speaks of the word. */
const PART = 0.25;

function mended(way: Way, weight: number): Way {
	return { ...way, weight: way.weight * weight, foundBy: way.foundBy === 'own_words' ? 'spelling' : way.foundBy };
}

/** «gps-larm» stands in texts as two words with a sign between them. */
function hyphenated(parts: readonly string[]): Way {
	const words = parts.map((word) => (['n', 's'] as const).map((side) => exact(side, word)));
	return { foundBy: 'own_words', weight: 1, pattern: adjacent(words), added: null };
}

function topicsOf(words: readonly string[], side: Side, lexicon: Lexicon): Way[] {
	return topicWays(words, side, lexicon.topics, (key) => lexicon.apart[side].has(key));
}

function isTopicOnly(words: readonly AskedWord[], side: Side | null, { phrases }: Lexicon): boolean {
	return (
		side !== null &&
		!phrases[side].has(
			words
				.flatMap(wordsOf)
				.map((word) => stemOf(word, side))
				.join(' ')
		)
	);
}

function wordsOf({ word, parts }: AskedWord): readonly string[] {
	return parts.length > 0 ? parts : [word];
}

function phraseWays(words: readonly AskedWord[], side: Side, lexicon: Lexicon): Way[] {
	const plainWords = words.flatMap(wordsOf);
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
			stems.map((stem, at) => byForm(side, plainWords[at] ?? stem, stem))
		),
		...glossaryWays(plainWords, side, lexicon)
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
		wider: [],
		inner: [],
		parts: []
	};
}
