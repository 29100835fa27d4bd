/** A rule on words that gives the same answer each time, kept: the same few thousand words are asked for again and again. */
import type { Side } from './side.ts';

/** Words of two languages with their forms; whoever types more of them starts the memory anew. */
const MOST = 100_000;

export function remembered(rule: (word: string, side: Side) => string): (word: string, side: Side) => string {
	const known = { n: new Map<string, string>(), s: new Map<string, string>() };
	return (word, side) => {
		const kept = known[side].get(word);
		if (kept !== undefined) return kept;
		const found = rule(word, side);
		if (known[side].size >= MOST) known[side].clear();
		known[side].set(word, found);
		return found;
	};
}
