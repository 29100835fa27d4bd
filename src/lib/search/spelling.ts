/** Words that somebody may have meant who typed another one. */

/** Letters added, left out, changed or swapped with the next; more than `most` counts as `most + 1`. */
export function distance(one: string, other: string, most: number): number {
	if (Math.abs(one.length - other.length) > most) return most + 1;
	let before: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let row = 1; row <= one.length; row += 1) {
		const next = [row];
		for (let column = 1; column <= other.length; column += 1) {
			const change = (last[column - 1] ?? 0) + changed(one.charAt(row - 1), other.charAt(column - 1));
			const swap = isSwap(one, row, other, column) ? (before[column - 2] ?? 0) + 1 : Infinity;
			next.push(Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, change, swap));
		}
		if (Math.min(...next) > most) return most + 1;
		[before, last] = [last, next];
	}
	return last[other.length] ?? most + 1;
}

/** Letters taken for each other: heard alike, or side by side on the keys. Another letter makes another word. */
const ALIKE = ['aeäijyoöåu', 'ckqgszx', 'dtb', 'bpvfw', 'mn', 'lr', 'hgj'];
const KEYS = ['qwertyuiopå', 'asdfghjklöä', 'zxcvbnm'];

/** Each letter with each that is taken for it. */
const taken: ReadonlySet<string> = new Set([
	...ALIKE.flatMap((group) => [...group].flatMap((one) => [...group].map((other) => one + other))),
	...KEYS.flatMap((row) => [...row].slice(1).flatMap((one, at) => [one + row.charAt(at), row.charAt(at) + one]))
]);

function changed(one: string, other: string): number {
	if (one === other) return 0;
	return taken.has(one + other) ? 1 : TOO_MANY;
}

/** More faults than are forgiven in any word. */
const TOO_MANY = 3;

function isSwap(one: string, row: number, other: string, column: number): boolean {
	return row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
}

/** With one letter another, a shorter word is some other word: «lås» and «gås», «vin» and «svin». */
const SHORTEST_FORGIVEN = 5;
/** Hardly any two words of so many letters differ in two only. */
const LONG = 9;

/** How many faults are forgiven in a word of this length. */
export function forgiven(word: string): number {
	if (word.length < SHORTEST_FORGIVEN || /\d/.test(word)) return 0;
	return word.length < LONG ? 1 : 2;
}

/** One letter for another that nobody takes for it: «försäkring» is no fault for «försämring». */
function isOtherLetter(typed: string, word: string): boolean {
	if (typed.length !== word.length) return false;
	const differ = [...typed].flatMap((letter, at) => (letter === word[at] ? [] : [at]));
	const [at] = differ;
	return differ.length === 1 && at !== undefined && changed(typed[at] ?? '', word[at] ?? '') > 1;
}

/** Which letters stand in a word, one bit for each; some have to share one. */
function lettersOf(word: string): number {
	let letters = 0;
	for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
	return letters;
}

/** In how many letters two words differ, wherever they stand; a fault makes a difference of two at most. */
function differingLetters(one: number, other: number): number {
	let count = 0;
	for (let differ = one ^ other; differ !== 0; differ &= differ - 1) count += 1;
	return count;
}

/** Words that the typed one may be, each with its faults; a fault in the first letter is rarer than any other. */
export function inReach(typed: string, words: Iterable<string>): { word: string; faults: number }[] {
	const most = forgiven(typed);
	if (most === 0) return [];
	const found: { word: string; faults: number }[] = [];
	// what is quickly told goes first: few of all words are compared letter by letter
	const letters = lettersOf(typed);
	for (const word of words) {
		if (word === typed || Math.abs(word.length - typed.length) > most) continue;
		if (differingLetters(letters, lettersOf(word)) > 2 * most) continue;
		if (isOtherLetter(typed, word)) continue;
		const faults = distance(typed, word, most) + (word[0] === typed[0] ? 0 : 1);
		if (faults <= most) found.push({ word, faults });
	}
	return found;
}
