/** What is taken for a word that is not known: a known one that looks like it, or the word itself. */
import { plain } from '#lib/language/fold.ts';
import type { Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import type { AskedWord } from './ask.ts';
import type { Lexicon } from './lexicon.ts';
import { inReach } from './spelling.ts';
import type { Understood } from './understand.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A known word that somebody may have meant who typed another one. */
export type Meant = { readonly word: string; readonly side: Side; readonly faults: number };

/** Known to nobody, or only as a form of a word that stands nowhere: «faktora» need not be of «faktor». */
export function isDoubtful({ words }: Understood, lexicon: Lexicon, index: Vocabulary): boolean {
	return words.every(
		({ word, side }) =>
			!lexicon.words[side].has(word) && !isPlainForm(word, side, lexicon) && !index.hasStem(side, stemOf(word, side))
	);
}

/** «hundene» is a form of «hund»; an ending of one letter may as well be the fault. */
function isPlainForm(word: string, side: Side, { stems }: Lexicon): boolean {
	const known = stems[side].get(stemOf(word, side))?.replace(/[ae]$/, '');
	return known !== undefined && FORM.test(word.slice(known.length));
}
const FORM = /^(?:ene|ane|e?ne|e[nrt]|a[nr]|[aeo]rna|or)$/;

/** A doubtful word with the likeliest of what may have been meant, by a reader of this side. */
export function mended(doubtful: Understood, meant: readonly Meant[], side: Side, lexicon: Lexicon): Understood {
	const words = mostLikely(meant, side);
	if (doubtful.words.length > 0) return { ...doubtful, words: [...doubtful.words, ...words] };
	if (words.length > 0) return { ...doubtful, words, splits: [] };
	const { asked } = doubtful;
	return (
		mendedFirst(asked, side, lexicon) ?? {
			...doubtful,
			words: [{ word: asked.word, side, weight: 1, isMended: false }]
		}
	);
}

/** «oplaering» is «opplæring» with a fault, typed where the letters å, ä and ö are not at hand. */
export function typedInReach(word: string, side: Side, { plain: known }: Lexicon): { word: string; faults: number }[] {
	if (!/aa|ae|oe/.test(word)) return [];
	return inReach(plain(word), known[side].keys()).map((each) => ({
		...each,
		word: known[side].get(each.word) ?? each.word
	}));
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

/** A shorter first part may be a fault of too many words. */
const SHORTEST_FIRST = 5;
const SHORTEST_HEAD = 5;

/** «alkohlmissbruk» is «missbruk» of «alkohol»: a fault in the first part of a compound that stands nowhere yet. */
function mendedFirst(asked: AskedWord, side: Side, { words }: Lexicon): Understood | undefined {
	for (let at = SHORTEST_FIRST; at <= asked.word.length - SHORTEST_HEAD; at += 1) {
		const head = asked.word.slice(at);
		const [first] = words[side].has(head) ? inReach(asked.word.slice(0, at), words[side]) : [];
		if (first !== undefined)
			return {
				asked,
				words: [{ word: first.word + head, side, weight: WEIGHT, isMended: true }],
				splits: [{ first: first.word, head, isSure: true, isWhole: true }]
			};
	}
	return undefined;
}
