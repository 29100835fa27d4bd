/** Words as the search compares them. */

/** Marks of letters other than ours: é is e, ü is u. The three rings and dots of our own alphabets stay. */
const otherMarks = /(?![åäö])\p{L}/gu;
const marks = /\p{M}/gu;

export type Word = {
	/** As it is compared. */
	readonly word: string;
	readonly start: number;
	readonly end: number;
};

/** Small letters; æ and ä, ø and ö are one letter each, å is its own. */
export function folded(word: string): string {
	const small = word.normalize('NFC').toLowerCase().replaceAll('æ', 'ä').replaceAll('ø', 'ö');
	return /^[a-zåäö0-9]*$/.test(small)
		? small
		: small.replace(otherMarks, (letter) => letter.normalize('NFD').replace(marks, ''));
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
	return before !== undefined && SENTENCE.test(text.slice(before.end, word.start));
}

/** The words of a text in their order, each with where it stands. */
export function wordsIn(text: string): Word[] {
	const found: Word[] = [];
	for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
		// the cut may go through a letter that takes two places: half of one is no text
		const word = folded(match[0].slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, ''));
		if (word !== '') found.push({ word, start: match.index, end: match.index + match[0].length });
	}
	return found;
}
