/** Compounds taken apart: «nattilsyn» is «natt» and «tilsyn», «läkemedelsavtal» is «läkemedel» and «avtal». */
import type { Side } from '#lib/language/side.ts';
import { isSmall } from '#lib/language/small-words.ts';
import { stemOf } from '#lib/language/stem.ts';

export type Split = {
	/** The first part as a word, without what links it. */
	readonly first: string;
	/** As it stands. */
	readonly head: string;
	/** Whether the first part is known as a word; if not, it has to be the first part of something public. */
	readonly isSure: boolean;
	/** Whether both are: then the word is one that can be meant so. */
	readonly isWhole: boolean;
};

/** What stands before other words without being one: «oppfølging» is no kind of «følging» of an «opp». */
const particles: ReadonlySet<string> = new Set(
	`an av be bi bort er for fore fram frem fri från för före gen gjen gjenn hen hin igen in inn med mis miss mot ned ner ny o
	om opp over på sam til till tilbake tillbaka u um under unna upp ut utan uten van ved vid över etter efter mellan mellom
	heim hjem hem all alt hel ikke icke själv selv stor små lig het ing ning else eri ende ande heten skap dom lös lös full bar sam are ere isk aktig nad mässig messig dig ell ats est ist ster sle ene ane`.split(
		/\s+/
	)
);
const SHORTEST = 3;
/** Words of two letters that many compounds begin with: «elsykkel», «isbrodd». */
const shortFirsts: ReadonlySet<string> = new Set(['el', 'is']);
/** Of a part that nobody knows as a word. */
const SHORTEST_UNKNOWN = 4;

function isFirstLong(first: string): boolean {
	return first.length >= SHORTEST || shortFirsts.has(first);
}

/** Pairs of the first part as it stands, link and all, and the rest. */
function cuts(word: string): { first: string; rest: string }[] {
	const found: { first: string; rest: string }[] = [];
	for (let at = SHORTEST - 1; at <= word.length - SHORTEST; at += 1)
		if (isFirstLong(word.slice(0, at))) found.push({ first: word.slice(0, at), rest: word.slice(at) });
	return found;
}

/** «tilsyns», «natte», «klokk», «nat» before a t: each may stand for a word with or without its last letter. */
function wordsOfFirst(first: string): string[] {
	const last = first.slice(-1);
	const bare = /[se]$/.test(first) && first.length > SHORTEST ? [first.slice(0, -1)] : [];
	return [first, ...bare, `${first}a`, `${first}e`, `${first}${last}`];
}

/** Everything that the word may be made of: first parts as words, the rest as stems. */
export function possibleParts(word: string, side: Side): { words: string[]; stems: string[] } {
	const all = word.length < SHORTEST * 2 ? [] : cuts(word);
	return {
		words: all.flatMap(({ first }) => wordsOfFirst(first)),
		stems: all.map(({ rest }) => stemOf(rest, side))
	};
}

export function isParticle(part: string): boolean {
	return particles.has(part) || isSmall(part);
}

type Knows = { readonly word: (word: string) => boolean; readonly stem: (stem: string) => boolean };

/** The likeliest ways to take a word apart into two, the surest and then the most even one first. */
export function splitsOf(word: string, side: Side, knows: Knows): Split[] {
	if (word.length < SHORTEST * 2) return [];
	return cuts(word)
		.filter(({ first, rest }) => !isParticle(first) && !isParticle(rest) && !isParticle(stemOf(rest, side)))
		.flatMap(({ first, rest }) => splitAt(first, rest, side, knows))
		.toSorted((one, other) => other.evenness - one.evenness)
		.slice(0, 2)
		.map(({ first, head, isSure, isWhole }) => ({ first, head, isSure, isWhole }));
}

/** Both parts known, or one of them and the other long enough to be a word. */
function splitAt(first: string, rest: string, side: Side, knows: Knows): (Split & { evenness: number })[] {
	const evenness = Math.min(first.length, rest.length);
	const known = wordOfFirst(first, knows);
	const isHeadKnown = knows.stem(stemOf(rest, side));
	if (known !== undefined && isHeadKnown)
		return [{ first: known, head: rest, isSure: true, isWhole: true, evenness: evenness + LONGER }];
	if (known === undefined && !isHeadKnown) return [];
	if ((known === undefined ? first.length : rest.length) < SHORTEST_UNKNOWN) return [];
	const longest = known === undefined ? rest.length : first.length;
	return [{ first: known ?? first, head: rest, isSure: known !== undefined, isWhole: false, evenness: longest }];
}

/** The word that the first part is, or is a stem of: «kläd» of «kläder». */
function wordOfFirst(first: string, knows: Knows): string | undefined {
	const known = wordsOfFirst(first).find((each) => !isParticle(each) && knows.word(each));
	return known ?? (knows.stem(first) ? first : undefined);
}

/** Puts splits of two known parts before all others. */
const LONGER = 100;

/** What links two parts: nothing, an s, an e, or in Swedish a vowel of the first: «kvinnohälsa», «gatubelysning». */
const links: Readonly<Record<Side, readonly string[]>> = {
	n: ['', 's', 'e', 'a', 'es', 'er', 'ar'],
	s: ['', 's', 'e', 'a', 'o', 'u', 'es', 'er', 'ar']
};

/** Keys of what may follow the first part in a compound of this side; none where it does not begin so. */
export function restAfter(key: string, first: string, side: Side): string[] {
	if (!key.startsWith(first)) return [];
	const rest = key.slice(first.length);
	return links[side]
		.filter((link) => rest.startsWith(link) && rest.length - link.length >= SHORTEST + Number(/[aou]/.test(link)))
		.map((link) => rest.slice(link.length));
}

/** What two parts share at their seam is one letter in a key: «sorg» and «gruppe» of «sorggruppe». */
export function restSharing(key: string, first: string): string[] {
	const rest = key.slice(first.length);
	const isShared = key.startsWith(first) && /[^aeiouyåäö]$/.test(first) && rest.length >= SHORTEST - 1;
	return isShared ? [first.slice(-1) + rest] : [];
}

/**
 * Longer words that the compound may end with instead: «avfall» of «restavfall» is no «fall»; nor is «svikt» of
 * «hukommelsessvikt» a «vikt» with an s before it.
 */
export function longerHeads(key: string, head: string): { withParticle: string[]; withS: string[] } {
	const before = key.slice(0, -head.length);
	const withParticle = [...particles].filter((each) => before.length > each.length && before.endsWith(each));
	return { withParticle: withParticle.map((each) => each + head), withS: before.endsWith('s') ? [`s${head}`] : [] };
}

/** Keys of what may stand before the head in a compound. */
export function firstBefore(key: string, head: string): string[] {
	if (!key.endsWith(head)) return [];
	const first = key.slice(0, -head.length);
	const shared = /^[^aeiouyåäö]/.test(head) && first.length >= SHORTEST ? [first + head.charAt(0)] : [];
	return [first, first.replace(/[se]$/, ''), ...shared].filter(
		(each, at, all) => isFirstLong(each) && all.indexOf(each) === at
	);
}
