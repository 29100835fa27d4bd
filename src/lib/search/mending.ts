/** What is taken for a word that is not known: a known one that looks like it, or the word itself. */
import type { Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import type { Lexicon } from './lexicon.ts';
import type { Understood } from './understand.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A known word that somebody may have meant who typed another one. */
export type Meant = { readonly word: string; readonly side: Side; readonly faults: number };

/** Known to nobody, or only as a form of a word that stands nowhere: «faktora» need not be of «faktor». */
export function isDoubtful({ words }: Understood, lexicon: Lexicon, index: Vocabulary): boolean {
	return words.every(({ word, side }) => !lexicon.words[side].has(word) && !index.hasStem(side, stemOf(word, side)));
}

/** A doubtful word with the likeliest of what may have been meant, by a reader of this side. */
export function mended(doubtful: Understood, meant: readonly Meant[], side: Side): Understood {
	const words = mostLikely(meant, side);
	if (doubtful.words.length > 0) return { ...doubtful, words: [...doubtful.words, ...words] };
	if (words.length > 0) return { ...doubtful, words, splits: [] };
	return { ...doubtful, words: [{ word: doubtful.asked.word, side, weight: 1, isMended: false }] };
}

/** More words than three with as few faults tell only that nobody knows what was meant. */
const MOST_MEANT = 3;
/** What stands as typed comes before what may have been meant. */
const WEIGHT = 0.5;

/** The words with the fewest faults, those of the reader's own side before others. */
function mostLikely(meant: readonly Meant[], side: Side): Understood['words'] {
	const least = Math.min(...meant.map(({ faults }) => faults));
	const best = meant
		.filter(({ faults }) => faults === least)
		.toSorted((one, other) => Number(other.side === side) - Number(one.side === side));
	return best
		.filter((each) => each.side === best[0]?.side)
		.slice(0, MOST_MEANT)
		.map(({ word, side: on }) => ({ word, side: on, weight: WEIGHT, isMended: true }));
}
