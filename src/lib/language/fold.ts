/** Words as they are compared. */

/** Marks of letters other than ours: é is e, ü is u. The three rings and dots of our own alphabets stay. */
const otherMarks = /(?![åäö])\p{L}/gu;
const marks = /\p{M}/gu;

export type Word = {
	/** As it is compared. */
	readonly word: string;
	readonly start: number;
	readonly end: number;
};

/** Nothing to fold: so are most words. */
const FOLDED = /^[a-zåäö0-9]*$/;

/** Small letters; æ and ä, ø and ö are one letter each, å is its own. */
export function folded(word: string): string {
	const lower = word.toLowerCase();
	if (FOLDED.test(lower)) return lower;
	const small = word.normalize('NFC').toLowerCase().replaceAll('æ', 'ä').replaceAll('ø', 'ö');
	return FOLDED.test(small) ? small : small.replace(otherMarks, (letter) => letter.normalize('NFD').replace(marks, ''));
}

/** As somebody types it whose keyboard lacks the last three letters: malning, maaling and måling are one. */
export function plain(word: string): string {
	return word.replace(/aa|ae/g, 'a').replaceAll('oe', 'o').replace(/[åä]/g, 'a').replaceAll('ö', 'o');
}

/** More than any word has; the rest of a longer run of letters is left out. */
const LONGEST = 64;

/** Between two words: the end of a sentence. */
const SENTENCE = /[.!?:;]\s|\n/;

export function isNewSentence(text: string, before: Word | undefined, word: Word): boolean {
	if (before === undefined) return false;
	return word.start - before.end === 1
		? text.charAt(before.end) === '\n'
		: SENTENCE.test(text.slice(before.end, word.start));
}

/** Neither letters of western Europe nor signs of their texts. */
const OTHER_LETTERS = /[\u0100-\u1fff\u2070-\uffff]/;
const anyWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** The same where nothing else stands, for which the engine takes much less time. */
const westernWord = /[0-9A-Za-zª²³µ¹º¼½¾À-ÖØ-öø-ÿ]+/g;

/** The words of a text in their order, each with where it stands. */
export function wordsIn(text: string): Word[] {
	const found: Word[] = [];
	for (const match of text.matchAll(OTHER_LETTERS.test(text) ? anyWord : westernWord)) {
		const [all] = match;
		// the cut may go through a letter that takes two places: half of one is no text
		const word = folded(all.length > LONGEST ? all.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '') : all);
		if (word !== '') found.push({ word, start: match.index, end: match.index + all.length });
	}
	return found;
}
