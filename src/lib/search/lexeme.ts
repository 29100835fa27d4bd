/**
 * Keys under which a word of a text stands in the index: as it is, by its stem, and by what it has in common with the
 * same word across the border, each with its side. A word of a title stands there a second time, its side in capitals.
 */
import type { Side } from '#lib/language/side.ts';
import { isSmall } from '#lib/language/small-words.ts';
import { stemOf } from '#lib/language/stem.ts';
import { cognateOf } from './cognate.ts';

export type Lexeme = string;

export const exact = (side: Side, word: string): Lexeme => `${side}/${word}`;
export const byStem = (side: Side, stem: string): Lexeme => `${side}.${stem}`;
/** By the stem of the word, or by the word itself where its stem would be another, smaller word: but «ög» is of «öga» only. */
export function byForm(side: Side, word: string, stem: string): Lexeme {
	const isShort = stem.length < 3 && !/^[åäö]/.test(stem);
	return stem !== word && (isShort || isSmall(stem)) ? exact(side, word) : byStem(side, stem);
}
export const byCognate = (side: Side, key: string): Lexeme => `${side}=${key}`;

export function inTitle(lexeme: Lexeme): Lexeme {
	return lexeme.charAt(0).toUpperCase() + lexeme.slice(1);
}

/**
 * Of keys any of which is enough, those that say no more than another one are left out: what stands in the index as a
 * word stands there by its stem too, and what stands by its stem also by what it shares.
 */
export function widest(lexemes: readonly Lexeme[]): Lexeme[] {
	const all = new Set(lexemes);
	if (all.size < 2) return [...all];
	const wide = new Set([...all].filter((lexeme) => lexeme.charAt(1) !== '/').map((lexeme) => lexeme.slice(0, 2)));
	return [...all].filter((lexeme) => !widerThan(lexeme, wide).some((other) => all.has(other)));
}

/** The keys of these sorts under which the word or stem stands too. */
function widerThan(lexeme: Lexeme, sorts: ReadonlySet<string>): Lexeme[] {
	const [side, key] = [lexeme.startsWith('n') ? 'n' : 's', lexeme.slice(2)] as const;
	const isOf = (other: Lexeme) => sorts.has(other.slice(0, 2));
	if (lexeme.charAt(1) === '/') return sorts.size === 0 ? [] : analysed(key, side).lexemes.slice(1).filter(isOf);
	return lexeme.charAt(1) === '.' && sorts.has(`${side}=`) ? [byCognate(side, cognateOf(key, side))] : [];
}

/** What the index knows of a folded word. */
type Analysed = { readonly stem: string; readonly cognate: string; readonly lexemes: readonly Lexeme[] };

const seen: Readonly<Record<Side, Map<string, Analysed>>> = { n: new Map(), s: new Map() };
/** Words of a language with their forms; a text that brings more starts the memory anew. */
const MOST_SEEN = 50_000;

export function analysed(word: string, side: Side): Analysed {
	const known = seen[side].get(word);
	if (known) return known;
	const stem = stemOf(word, side);
	const cognate = cognateOf(stem, side);
	const found = { stem, cognate, lexemes: [exact(side, word), byStem(side, stem), byCognate(side, cognate)] };
	if (seen[side].size >= MOST_SEEN) seen[side].clear();
	seen[side].set(word, found);
	return found;
}
