/** What public compounds begin and end with that speak of a word: the word itself, and those that stand for it. */
import type { Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import { keyAfter, keyBefore } from './cognate.ts';
import { isParticle } from './compound.ts';
import { derivedOf } from './derived.ts';
import { conceptsOf } from './glossary-ways.ts';
import { hasCognate, isJoined, type Lexicon } from './lexicon.ts';
import { isOpaque } from '#lib/language/opaque.ts';

/** Keys of what a compound may begin with, and of what it may end with. */
type Roots = { readonly first: readonly string[]; readonly head: readonly string[] };

const SHORTEST = 3;
const MOST = 8;

/** Words that say on this side what the word says on its own. */
export function wordsFor(word: string, side: Side, on: Side, lexicon: Lexicon): string[] {
	const stem = stemOf(word, side);
	const found = new Set(side === on || hasCognate(lexicon, stem, side) ? [word] : []);
	for (const concept of conceptsOf([word], side, lexicon))
		for (const term of concept.terms) {
			if (term.side !== on || term.stems.length !== 1) continue;
			if (side === on || (concept.weight > 0 && isJoined(lexicon, concept, stem, term))) found.add(term.folded);
		}
	return [...found].slice(0, MOST);
}

/** On a side of the border, for a word of this side or the other. */
export function rootsFor(word: string, side: Side, on: Side, lexicon: Lexicon): Roots {
	const words = wordsFor(word, side, on, lexicon);
	// the word itself keeps the rules of its own side
	const of = (each: string) => (each === word ? side : on);
	return {
		first: distinct(words.flatMap((each) => firstsOf(each, of(each)))),
		head: distinct(words.flatMap((each) => heads(each, of(each))))
	};
}

function distinct(keys: readonly string[]): string[] {
	return [...new Set(keys)].filter((key) => key.length >= SHORTEST && !isParticle(key));
}

/** «klokke» and «klokk», «nøkler» and «nøkkel»: a compound keeps the word without its last vowel, or with the weak one. */
export function firstsOf(word: string, side: Side): string[] {
	const stem = stemOf(word, side);
	const forms = [word.replace(/[ae]$/, ''), stem.length > SHORTEST ? stem : word];
	const weak = /([^aeiouyåäö])(?!\1)[lr]$/.test(stem) ? [`${stem.slice(0, -1)}e${stem.slice(-1)}`] : [];
	// «ruter» begins «ruteplan»
	// «svømming» and «svømmehall»
	const verbs = /ing$/.test(stem) && !isOpaque(stem, side) ? derivedOf(stem) : [];
	const linked = side === 'n' && stem.length === SHORTEST && /[ea]r$/.test(word) ? [`${stem}e`] : [];
	return [...forms, ...weak, ...linked, ...verbs].map((each) => keyBefore(each, side));
}

/** Endings are taken off a long word that a short one keeps. */
const LONG_FIRST = 'bobo';

function heads(word: string, side: Side): string[] {
	const inside = stemOf(LONG_FIRST + word, side).slice(LONG_FIRST.length);
	return [stemOf(word, side), inside].map((stem) => keyAfter(stem, side));
}

/** Keys of the word that a compound begins with: inside, «natt» is written with one t or two. */
export function keysOfFirst(first: string, side: Side): string[] {
	const key = keyAfter(stemOf(first, side), side);
	return /[^aeiouyåäö]$/.test(key) ? [key, key + key.slice(-1)] : [key];
}
