/** What somebody typed into the search field, taken apart. Any text is a query; what cannot be one asks for nothing. */
import { wordsIn } from '#lib/language/fold.ts';
import { isSmall } from '#lib/language/small-words.ts';

export type AskedWord = {
	/** Folded; what stood around a hyphen is written together. */
	readonly word: string;
	/** As typed. */
	readonly typed: string;
	/** What stood around hyphens: more than one, or none. */
	readonly parts: readonly string[];
	readonly isSmall: boolean;
};

export type Ask = {
	readonly words: readonly AskedWord[];
	/** In quotation marks: these words in these forms and this order. */
	readonly quoted: readonly (readonly string[])[];
};

const LONGEST = 300;
const MOST_WORDS = 8;
const MOST_QUOTED = 4;
/** Small words behind the last telling one, which may end a phrase: «god man». */
const MOST_AFTER = 2;
const quotes = /["“”„«»]([^"“”„«»]*)["“”„«»]/gu;

export function readAsk(q: string): Ask {
	const text = q.normalize('NFC').replaceAll('\0', ' ').slice(0, LONGEST);
	const quoted = [...text.matchAll(quotes)]
		.map(([, inside = '']) => wordsIn(inside).map(({ word }) => word))
		.filter((words) => words.length > 0)
		.slice(0, MOST_QUOTED)
		.map((words) => words.slice(0, MOST_WORDS));
	const asked = askedWords(text.replace(quotes, ' '));
	return { words: worthAsking(asked, quoted.length > 0), quoted };
}

/** Words joined by hyphens are one. */
function askedWords(text: string): AskedWord[] {
	const all: AskedWord[] = [];
	for (const [joined] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-‐‑][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu)) {
		const parts = wordsIn(joined).map(({ word }) => word);
		const word = parts.join('');
		if (word === '') continue;
		all.push({ word, typed: joined, parts: parts.length > 1 ? parts : [], isSmall: isSmall(word) });
	}
	return all;
}

/** The first of a long list, each once; small words only where nothing else is asked for, or inside a phrase of the glossary. */
function worthAsking(words: readonly AskedWord[], hasQuoted: boolean): AskedWord[] {
	const telling = words.filter((each) => !each.isSmall);
	if (telling.length === 0) return hasQuoted ? [] : distinct(words).slice(0, MOST_WORDS);
	const last = distinct(telling).slice(0, MOST_WORDS);
	const end = words.findLastIndex((each) => each === last.at(-1));
	return words.slice(0, end + 1 + MOST_AFTER).filter((each) => each.isSmall || last.includes(each));
}

function distinct(words: readonly AskedWord[]): AskedWord[] {
	const seen = new Map<string, AskedWord>();
	for (const each of words) if (!seen.has(each.word)) seen.set(each.word, each);
	return [...seen.values()];
}
