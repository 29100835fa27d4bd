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

function changed(one: string, other: string): number {
	if (one === other) return 0;
	const isAlike = ALIKE.some((group) => group.includes(one) && group.includes(other));
	const isBeside = KEYS.some(
		(row) => row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1
	);
	return isAlike || isBeside ? 1 : 3;
}

function isSwap(one: string, row: number, other: string, column: number): boolean {
	return row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
}

/** How many faults are forgiven in a word of this length. */
export function forgiven(word: string): number {
	if (word.length < 5 || /\d/.test(word)) return 0;
	return word.length < 9 ? 1 : 2;
}

/** One letter for another that nobody takes for it: «försäkring» is no fault for «försämring». */
function isOtherLetter(typed: string, word: string): boolean {
	if (typed.length !== word.length) return false;
	const differ = [...typed].flatMap((letter, at) => (letter === word[at] ? [] : [at]));
	const [at] = differ;
	return differ.length === 1 && at !== undefined && changed(typed[at] ?? '', word[at] ?? '') > 1;
}

/** Of a word that may be meant. */
const SHORTEST_MEANT = 4;

/** Keeps the words nearest to the typed one; a fault in the first letter is rarer than any other. */
export function nearest(
	typed: string,
	words: Iterable<string>,
	most = forgiven(typed)
): { word: string; faults: number }[] {
	if (most === 0) return [];
	const found: { word: string; faults: number }[] = [];
	for (const word of words) {
		if (word.length < SHORTEST_MEANT || word === typed || Math.abs(word.length - typed.length) > most) continue;
		if (isOtherLetter(typed, word)) continue;
		const faults = distance(typed, word, most) + (word[0] === typed[0] ? 0 : 1);
		if (faults <= most) found.push({ word, faults });
	}
	const least = Math.min(...found.map(({ faults }) => faults));
	return found.filter(({ faults }) => faults === least);
}
