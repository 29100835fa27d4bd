/** What changed between two texts, word by word. */
export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Beyond this a text is compared as a whole: the table of the comparison grows with both lengths. */
const MOST_WORDS = 2500;

/** Pieces in reading order. Without the added ones they are `before` to the letter, without the removed ones `after`. */
export function wordDiff(before: string, after: string): Piece[] {
	const [old, now] = [wordsOf(before), wordsOf(after)];
	let start = 0;
	while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
	let end = 0;
	while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
	const middle = compared(old.slice(start, old.length - end), now.slice(start, now.length - end));
	const same = (words: readonly string[]): Piece[] => words.map((text) => ({ kind: 'same', text }));
	return joined([...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))]);
}

/** The same where a value is one thing, not a text: the whole of the one went, the whole of the other came. */
export function wholeDiff(before: string, after: string): Piece[] {
	if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
	const pieces: Piece[] = [
		{ kind: 'removed', text: before },
		{ kind: 'added', text: after }
	];
	return pieces.filter(({ text }) => text !== '');
}

/** Words, the room between them and each sign for itself, so that nothing is lost. */
function wordsOf(text: string): string[] {
	return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
}

function compared(old: readonly string[], now: readonly string[]): Piece[] {
	if (old.length > MOST_WORDS || now.length > MOST_WORDS) return wholeDiff(old.join(''), now.join(''));
	const longest = commonLengths(old, now);
	const width = now.length + 1;
	const at = (i: number, j: number) => longest[i * width + j] ?? 0;
	const pieces: Piece[] = [];
	let [i, j] = [0, 0];
	while (i < old.length || j < now.length) {
		const [was, is] = [old[i], now[j]];
		if (was !== undefined && was === is) {
			pieces.push({ kind: 'same', text: was });
			[i, j] = [i + 1, j + 1];
		} else if (was !== undefined && (is === undefined || at(i + 1, j) >= at(i, j + 1))) {
			pieces.push({ kind: 'removed', text: was });
			i += 1;
		} else {
			pieces.push({ kind: 'added', text: is ?? '' });
			j += 1;
		}
	}
	return pieces;
}

/** Length of the longest common run of words from each pair of places to the ends. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array {
	const width = now.length + 1;
	const lengths = new Uint16Array((old.length + 1) * width);
	for (let i = old.length - 1; i >= 0; i -= 1)
		for (let j = now.length - 1; j >= 0; j -= 1)
			lengths[i * width + j] =
				old[i] === now[j]
					? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
					: Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
	return lengths;
}

/** What stands between two changes and is only room belongs to them, so that a reader meets whole phrases. */
function joined(pieces: readonly Piece[]): Piece[] {
	const whole: Piece[] = [];
	let [removed, added] = ['', ''];
	const flush = () => {
		if (removed !== '') whole.push({ kind: 'removed', text: removed });
		if (added !== '') whole.push({ kind: 'added', text: added });
		[removed, added] = ['', ''];
	};
	pieces.forEach(({ kind, text }, place) => {
		if (kind === 'removed') removed += text;
		else if (kind === 'added') added += text;
		else if (
			text.trim() === '' &&
			(removed !== '' || added !== '') &&
			pieces[place + 1]?.kind !== 'same' &&
			place + 1 < pieces.length
		) {
			removed += text;
			added += text;
		} else {
			flush();
			const last = whole.at(-1);
			if (last?.kind === 'same') whole[whole.length - 1] = { kind: 'same', text: last.text + text };
			else whole.push({ kind: 'same', text });
		}
	});
	flush();
	return whole;
}
