/** The ways in which what was asked for may stand in a text, and how the database is asked for them. */
import type { AddedWord, FoundBy } from './hit.ts';
import { inTitle, type Lexeme } from './lexeme.ts';

/** One word under any of several keys; words after each other; words near each other in any order. */
export type Pattern = {
	readonly order: 'adjacent' | 'near' | 'together';
	readonly words: readonly (readonly Lexeme[])[];
};

export type Way = {
	readonly foundBy: FoundBy;
	/** How surely it is what was meant, up to 1. */
	readonly weight: number;
	readonly pattern: Pattern;
	/** The word of the glossary; null for the reader's own. */
	readonly added: AddedWord | null;
};

/** A word or a phrase of the query with all its ways. */
export type Unit = {
	/** As typed. */
	readonly term: string;
	readonly ways: readonly Way[];
	/** The words of a phrase one by one: they may stand apart too. */
	readonly inner: readonly Unit[];
	/** The parts of a compound one by one, for when nothing has both. */
	readonly parts: readonly Unit[];
};

/** How many words may stand between two parts of a compound that are written apart, plus one. */
export const NEAR = 6;

export const one = (...lexemes: readonly Lexeme[]): Pattern => ({ order: 'adjacent', words: [lexemes] });
export const adjacent = (words: readonly (readonly Lexeme[])[]): Pattern => ({ order: 'adjacent', words });
export const near = (first: readonly Lexeme[], second: readonly Lexeme[]): Pattern => ({
	order: 'near',
	words: [first, second]
});

/** Both somewhere in the same thing. */
export const together = (first: readonly Lexeme[], second: readonly Lexeme[]): Pattern => ({
	order: 'together',
	words: [first, second]
});

type Where = 'anywhere' | 'title' | 'top';

/** A `tsquery` in its own notation; the lexemes hold letters and digits only, besides their mark. */
function patternQuery({ order, words }: Pattern, where: Where = 'anywhere'): string {
	const groups = words.map((lexemes) => group(lexemes, where));
	if (order === 'adjacent') return groups.length === 1 ? (groups[0] ?? '') : `(${groups.join(' <-> ')})`;
	if (order === 'together') return `(${groups.join(' & ')})`;
	const [first = '', second = ''] = groups;
	const apart = Array.from({ length: NEAR }, (_, at) => `<${at + 1}>`);
	return `(${apart.flatMap((gap) => [`${first} ${gap} ${second}`, `${second} ${gap} ${first}`]).join(' | ')})`;
}

function group(lexemes: readonly Lexeme[], where: Where): string {
	const written = lexemes.map((each) => `'${where === 'title' ? inTitle(each) : each}'${where === 'top' ? ':AB' : ''}`);
	return written.length === 1 ? (written[0] ?? '') : `(${written.join(' | ')})`;
}

/** Any of the ways; '' where there is none. */
export function waysQuery(ways: readonly Way[], where: Where = 'anywhere'): string {
	return [...new Set(ways.map(({ pattern }) => patternQuery(pattern, where)))].join(' | ');
}

/** The unit in any of its ways, or the words of its phrase apart. */
export function unitQuery({ ways, inner }: Unit, where: Where = 'anywhere'): string {
	const apart = inner.map((each) => `(${unitQuery(each, where)})`);
	// what stands near each other stands together, and that is quicker to find
	const whole = waysQuery(
		ways.filter(({ pattern }) => pattern.order !== 'near'),
		where
	);
	if (apart.length === 0 || apart.includes('()')) return whole;
	return whole === '' ? apart.join(' & ') : `${whole} | (${apart.join(' & ')})`;
}
