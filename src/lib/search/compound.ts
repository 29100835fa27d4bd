/** Compounds taken apart: «nattilsyn» is «natt» and «tilsyn», «läkemedelsavtal» is «läkemedel» and «avtal». */
import type { Side } from './side.ts';
import { isSmall } from './small-words.ts';
import { stemOf } from './stem.ts';

export type Split = {
	/** Stems. */
	readonly first: string;
	readonly head: string;
};

/** What stands before other words without being one: «oppfølging» is no kind of «følging» of an «opp». */
const particles: ReadonlySet<string> = new Set(
	`an av be bi bort er for fore fram frem fri från för före gen gjen gjenn hen hin igen in inn med mis miss mot ned ner ny o
	om opp over på sam til till tilbake tillbaka u um under unna upp ut utan uten van ved vid över etter efter mellan mellom
	heim hjem hem all alt hel ikke icke själv selv stor små`.split(/\s+/)
);
const SHORTEST = 3;

/** Pairs of the first part as it stands, link and all, and the rest. */
export function cuts(word: string): { first: string; rest: string }[] {
	const found: { first: string; rest: string }[] = [];
	for (let at = SHORTEST; at <= word.length - SHORTEST; at += 1)
		found.push({ first: word.slice(0, at), rest: word.slice(at) });
	return found;
}

/** Stems of everything that the word may be made of. */
export function possibleParts(word: string, side: Side): string[] {
	return cuts(word).flatMap(({ first, rest }) => [stemOf(first, side), stemOf(rest, side)]);
}

export function isParticle(part: string): boolean {
	return particles.has(part) || isSmall(part);
}

/** The likeliest ways to take a word apart into two that are known, the most even one first. */
export function splitsOf(word: string, side: Side, isKnown: (stem: string) => boolean): Split[] {
	return cuts(word)
		.filter(({ first, rest }) => !isParticle(first) && !isParticle(rest))
		.map(({ first, rest }) => ({
			first: stemOf(first, side),
			head: stemOf(rest, side),
			evenness: Math.min(first.length, rest.length)
		}))
		.filter(({ first, head }) => first.length >= SHORTEST && head.length >= SHORTEST && isKnown(first) && isKnown(head))
		.toSorted((one, other) => other.evenness - one.evenness)
		.filter((each, at, all) => all.findIndex((other) => other.first === each.first && other.head === each.head) === at)
		.slice(0, 2);
}

/** What links two parts: nothing, an s, an e, or a vowel of the first. */
const links = ['', 's', 'e', 'a', 'o', 'u', 'es', 'er', 'ar'];

/** The head of a public compound that begins with this stem, as a stem; undefined where it is no such compound. */
export function restAfter(word: string, first: string, side: Side): string[] {
	if (!word.startsWith(first)) return [];
	const rest = word.slice(first.length);
	return links
		.filter((link) => rest.startsWith(link) && rest.length - link.length >= SHORTEST)
		.map((link) => stemOf(rest.slice(link.length), side));
}

/** The first part of a public compound whose stem ends with this head. */
export function firstBefore(stem: string, head: string): string {
	return stem.endsWith(head) ? stem.slice(0, -head.length) : '';
}
