/** The ways in which what was asked for may stand in a text, and how the database is asked for them. */
import type { AddedWord, FoundBy } from './hit.ts';
import { inTitle, widest, type Lexeme } from './lexeme.ts';

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
	/** By what speaks of the same topic: for when little is found by the word itself. */
	readonly wider: readonly Way[];
	/** The words of a phrase one by one: they may stand apart too. */
	readonly inner: readonly Unit[];
	/** The parts of a compound one by one, for when nothing has both. */
	readonly parts: readonly Unit[];
};

/** Speaks of the same topic only: no word of the glossary that means what was asked for. */
export function isTopical({ foundBy, added }: Way): boolean {
	return foundBy === 'glossary' && added === null;
}

export function hasTopic({ wider, inner }: Unit): boolean {
	return wider.length > 0 || inner.some(hasTopic);
}

/** The unit with all that speaks of its topic. */
export function widened(unit: Unit): Unit {
	return {
		...unit,
		ways: [...unit.ways, ...unit.wider],
		inner: unit.inner.map(widened),
		parts: unit.parts.map(widened)
	};
}

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
function patternQuery({ order, words }: Pattern, where: Where): string {
	// of words whose places matter, the index keeps so many places only, of each of its keys others
	const groups = words.map((lexemes) => group(order === 'together' ? widest(lexemes) : lexemes, where));
	if (order === 'adjacent') return `(${groups.join(' <-> ')})`;
	if (order === 'together') return `(${groups.join(' & ')})`;
	const [first = '', second = ''] = groups;
	const apart = Array.from({ length: NEAR }, (_, at) => `<${at + 1}>`);
	return `(${apart.flatMap((gap) => [`${first} ${gap} ${second}`, `${second} ${gap} ${first}`]).join(' | ')})`;
}

function written(lexeme: Lexeme, where: Where): string {
	return `'${where === 'title' ? inTitle(lexeme) : lexeme}'${where === 'top' ? ':AB' : ''}`;
}

function group(lexemes: readonly Lexeme[], where: Where): string {
	const all = lexemes.map((each) => written(each, where));
	return all.length === 1 ? (all[0] ?? '') : `(${all.join(' | ')})`;
}

/** Any of the ways; '' where there is none. */
export function waysQuery(ways: readonly Way[], where: Where = 'anywhere'): string {
	const patterns = ways.map(({ pattern }) => pattern);
	const [single, several] = [patterns.filter(isSingle), patterns.filter((pattern) => !isSingle(pattern))];
	const lexemes = widest(single.flatMap(({ words }) => words.flat()));
	// a phrase with a word that is enough by itself finds nothing more
	const enough = new Set(single.flatMap(({ words }) => words.flat()));
	const more = several.filter(({ words }) => !words.some((each) => each.every((lexeme) => enough.has(lexeme))));
	return [
		...lexemes.map((each) => written(each, where)),
		...new Set(more.map((pattern) => patternQuery(pattern, where)))
	].join(' | ');
}

/** One word under any of its keys. */
export function isSingle({ order, words }: Pattern): boolean {
	return order === 'adjacent' && words.length === 1;
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
