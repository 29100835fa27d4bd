/** The query as words and as phrases that the glossary knows, the longest first. */
import { acrossFrom, type Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import type { AskedWord } from './ask.ts';
import { isKnown, LONGEST_PHRASE, type Lexicon } from './lexicon.ts';

export type Asked = {
	readonly words: readonly AskedWord[];
	readonly phraseSide: Side | null;
	/** Two words that are parts of one: «fall larm» is «fallarm» too. */
	readonly joined?: AskedWord;
};

export function phrasesOf(words: readonly AskedWord[], side: Side, lexicon: Lexicon): Asked[] {
	const found: Asked[] = [];
	const hasTelling = words.some((each) => !each.isSmall);
	for (let at = 0; at < words.length;) {
		const phrase = phraseAt(words, at, side, lexicon);
		const taken = phrase?.words ?? words.slice(at, at + 1);
		const [first] = taken;
		const joined = first && writtenTogether(first, side, lexicon);
		if (phrase) found.push(phrase);
		else if (joined) found.push(joined);
		else if (first && !(first.isSmall && hasTelling)) found.push({ words: [first], phraseSide: null });
		at += taken.length;
	}
	return found;
}

function phraseAt(words: readonly AskedWord[], at: number, side: Side, lexicon: Lexicon): Asked | undefined {
	for (let length = Math.min(LONGEST_PHRASE, words.length - at); length >= 2; length -= 1) {
		const some = words.slice(at, at + length);
		for (const each of [side, acrossFrom(side)]) {
			const key = some
				.flatMap(({ word, parts }) => (parts.length > 0 ? parts : [word]))
				.map((word) => stemOf(word, each));
			if (isPhrase(key.join(' '), each, lexicon)) return { words: some, phraseSide: each };
		}
	}
	return undefined;
}

/** How two words may be written as one: with an s between, and without the third of three same letters. */
export function joinedForms(first: string, second: string): string[] {
	const isThird = first.at(-1) === first.at(-2) && first.at(-1) === second.at(0);
	return isThird
		? [first + second.slice(1)]
		: [first + second, ...(/[aeiouyåäös]$/.test(first) ? [] : [`${first}s${second}`])];
}

/** Neighbouring words that together are a known one, as one. */
export function joinedWhere(groups: readonly Asked[], isWord: (word: string) => boolean): Asked[] {
	const found: Asked[] = [];
	for (const group of groups) {
		const before = found.at(-1);
		const word = before && joinable(before, group).find(isWord);
		const words = [...(before?.words ?? []), ...group.words];
		const typed = words.map((each) => each.typed).join(' ');
		if (word !== undefined)
			found.splice(-1, 1, { words, phraseSide: null, joined: { word, typed, parts: [], isSmall: false } });
		else found.push(group);
	}
	return found;
}

/** What two neighbours of one word each may be together. */
export function joinable(one: Asked, other: Asked): string[] {
	const isSingle = ({ words }: Asked) =>
		words.length === 1 && words.every(({ isSmall, parts }) => !isSmall && parts.length === 0);
	return isSingle(one) && isSingle(other) ? joinedForms(one.words[0]?.word ?? '', other.words[0]?.word ?? '') : [];
}

const SHORTEST = 3;

/** «godman» is the phrase «god man», written as one word that is none. */
function writtenTogether(asked: AskedWord, side: Side, lexicon: Lexicon): Asked | undefined {
	const { word } = asked;
	if (asked.parts.length > 0 || [side, acrossFrom(side)].some((on) => isKnown(lexicon, word, on))) return undefined;
	for (const on of [side, acrossFrom(side)])
		for (let at = SHORTEST; at <= word.length - SHORTEST; at += 1) {
			const parts = [word.slice(0, at), word.slice(at)];
			if (isPhrase(parts.map((part) => stemOf(part, on)).join(' '), on, lexicon))
				return { words: [{ ...asked, parts }], phraseSide: on };
		}
	return undefined;
}

function isPhrase(key: string, side: Side, { phrases, topics }: Lexicon): boolean {
	return phrases[side].has(key) || topics[side].has(key);
}
