/** Words that somebody may have meant who typed another one. */

/** Letters added, left out, changed or swapped with the next; more than `most` counts as `most + 1`. */
export function distance(one: string, other: string, most: number): number {
	if (Math.abs(one.length - other.length) > most) return most + 1;
	let before: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let row = 1; row <= one.length; row += 1) {
		const next = [row];
		for (let column = 1; column <= other.length; column += 1) {
			const change = (last[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
			const swap = isSwap(one, row, other, column) ? (before[column - 2] ?? 0) + 1 : Infinity;
			next.push(Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, change, swap));
		}
		if (Math.min(...next) > most) return most + 1;
		[before, last] = [last, next];
	}
	return last[other.length] ?? most + 1;
}

function isSwap(one: string, row: number, other: string, column: number): boolean {
	return row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
}

/** How many faults are forgiven in a word of this length. */
export function forgiven(word: string): number {
	if (word.length < 4 || /\d/.test(word)) return 0;
	return word.length < 8 ? 1 : 2;
}

/** Keeps the words nearest to the typed one; a fault in the first letter is rarer than any other. */
export function nearest(
	typed: string,
	words: Iterable<string>,
	most = forgiven(typed)
): { word: string; faults: number }[] {
	if (most === 0) return [];
	const found: { word: string; faults: number }[] = [];
	for (const word of words) {
		if (word.length < 3 || word === typed || Math.abs(word.length - typed.length) > most) continue;
		const faults = distance(typed, word, most) + (word[0] === typed[0] ? 0 : 1);
		if (faults <= most) found.push({ word, faults });
	}
	const least = Math.min(...found.map(({ faults }) => faults));
	return found.filter(({ faults }) => faults === least);
}
