/**
 * What the words of a text mean, across Norwegian and Swedish: two texts are joined by words that are the same, or that a
 * glossary says mean the same. Letters that are alike are never a reason; words that only look alike are kept apart.
 */
import type { ContentLang } from '#lib/lang.ts';
import { folded, wordsIn } from '#lib/language/fold.ts';
import { sideOf, type Side } from '#lib/language/side.ts';
import { isOpaque } from '#lib/language/opaque.ts';
import { isSmall } from '#lib/language/small-words.ts';
import { stemOf } from '#lib/language/stem.ts';
import { mainWord, type Concept, type LookAlike } from './concept.ts';

/** What the glossary says today; nothing that was taken out of it. */
export type Glossary = { readonly concepts: readonly Concept[]; readonly lookAlikes: readonly LookAlike[] };

export type WordBook = {
	/** By id: all that the glossary says, also of those that join nothing. */
	readonly concepts: ReadonlyMap<string, Concept>;
	readonly lookAlikes: readonly LookAlike[];
	/** Concepts by the stems of a phrase, joined by a space. */
	readonly phrases: Readonly<Record<Side, ReadonlyMap<string, readonly string[]>>>;
	/** How sure the glossary is of the counterpart, by concept: more than 0, at most 1. */
	readonly weights: ReadonlyMap<string, number>;
	/** Stems of all words in the glossary: what a compound may be made of. */
	readonly known: Readonly<Record<Side, ReadonlySet<string>>>;
	/** Stems that look the same in both languages and mean different things. */
	readonly unlike: ReadonlySet<string>;
	/** Stems of words that have no counterpart: not their parts either. */
	readonly alone: ReadonlySet<string>;
};

/** Each with how it stands in the text. */
export type Sense = {
	readonly side: Side;
	/** By stem, without those that say nothing. */
	readonly words: ReadonlyMap<string, string>;
	/** By the folded word, all of them. */
	readonly spelt: ReadonlyMap<string, string>;
	/** What compounds are a kind of: «robot» of «omsorgsrobot». */
	readonly heads: ReadonlyMap<string, string>;
	/** What compounds begin with: «omsorg». */
	readonly firsts: ReadonlyMap<string, string>;
	readonly concepts: ReadonlyMap<string, string>;
};

const LONGEST_PHRASE = 5;

/**
 * Words that every text on this site uses, so that two texts are not alike by them. They are no small words: whoever
 * searches for one of them means it.
 */
const common: ReadonlySet<string> = new Set(
	`ny nye nya nytt flere fleire fler alle alla andre andra hele hela samme samma vår våre våra hjemme hemma pilot piloten
	piloter prosjekt projekt prøver prövar provar prøve pröva kommune kommunen kommun digital digitalt digitale digitala
	elektronisk elektroniskt elektroniske elektroniska`
		.split(/\s+/)
		.map(folded)
);

export function wordBook({ concepts, lookAlikes }: Glossary): WordBook {
	const phrases = { n: new Map<string, string[]>(), s: new Map<string, string[]>() };
	const known = { n: new Set<string>(), s: new Set<string>() };
	const weights = new Map<string, number>();
	const add = (side: Side, id: string, phrase: string) => {
		const stems = stemsIn(phrase, side);
		for (const stem of stems) known[side].add(stem);
		const key = stems.join(' ');
		if (key !== '') phrases[side].set(key, [...new Set([...(phrases[side].get(key) ?? []), id])]);
	};
	const alone = new Set<string>();
	for (const { id, weight, words } of concepts) {
		const own = [...words.nb, ...words.nn];
		if (weight === 0) {
			for (const phrase of own) alone.add(keyOf(phrase, 'n'));
			for (const phrase of words.sv) alone.add(keyOf(phrase, 's'));
			continue;
		}
		weights.set(id, weight / 100);
		for (const phrase of own) add('n', id, phrase);
		for (const phrase of words.sv) add('s', id, phrase);
	}
	const byId = new Map(concepts.map((concept) => [concept.id, concept]));
	for (const pair of lookAlikes) part(phrases, pair, byId);
	const unlike = new Set(lookAlikes.flatMap(({ no, sv }) => [...stemsIn(no, 'n'), ...stemsIn(sv, 's')]));
	return { concepts: byId, lookAlikes, phrases, weights, known, unlike, alone };
}

/**
 * Two words that the glossary forbids to join have no concept in common, whatever their other forms may say; but a
 * concept that is told by just these two, with its difference, stays.
 */
function part(
	phrases: Record<Side, Map<string, string[]>>,
	{ no, sv }: LookAlike,
	concepts: ReadonlyMap<string, Concept>
): void {
	const abroad = phrases.s.get(keyOf(sv, 's')) ?? [];
	const isToldBy = (id: string) => {
		const concept = concepts.get(id);
		return concept !== undefined && mainWord(concept, 'nb') === no && mainWord(concept, 'sv') === sv;
	};
	const own = keyOf(no, 'n');
	const kept = (phrases.n.get(own) ?? []).filter((id) => !abroad.includes(id) || isToldBy(id));
	phrases.n.set(own, kept);
}

export function keyOf(phrase: string, side: Side): string {
	return stemsIn(phrase, side).join(' ');
}

export function stemsIn(phrase: string, side: Side): string[] {
	return wordsIn(phrase).map(({ word }) => stemOf(word, side));
}

export function senseOf(text: string, language: ContentLang, book: WordBook): Sense {
	const side = sideOf(language);
	const all = wordsOf(text, side);
	const [words, spelt] = [new Map<string, string>(), new Map<string, string>()];
	const [heads, firsts] = [new Map<string, string>(), new Map<string, string>()];
	for (const { word, stem, surface } of all) {
		spelt.set(word, surface);
		if (isSmall(word) || common.has(word) || word.length < 2) continue;
		words.set(stem, surface);
		const parts = partsOf(stem, side, book);
		if (parts === undefined) continue;
		heads.set(parts.head, surface);
		firsts.set(parts.first, surface);
	}
	return { side, words, spelt, heads, firsts, concepts: conceptsIn(all, heads, book.phrases[side]) };
}

/** A word as it is compared, without its ending, and as it stands. */
export type Said = { readonly word: string; readonly stem: string; readonly surface: string };

export function wordsOf(text: string, side: Side): Said[] {
	const whole = text.normalize('NFC');
	return wordsIn(whole).map(({ word, start, end }) => {
		return { word, stem: stemOf(word, side), surface: whole.slice(start, end) };
	});
}

/**
 * How a word of one text stands in another, in any form. Across the border it is the same word where the two have one
 * stem or are spelt alike, unless the glossary says that it only looks alike there.
 */
export function wordIn(told: Sense, side: Side, { word, stem }: Omit<Said, 'surface'>, book: WordBook) {
	const same = told.words.get(stem);
	if (side === told.side) return same;
	return book.unlike.has(stem) ? undefined : (same ?? told.spelt.get(word));
}

/** The same of what a compound of the text is a kind of. */
export function headIn(told: Sense, side: Side, { stem }: Pick<Said, 'stem'>, { unlike }: WordBook) {
	return side !== told.side && unlike.has(stem) ? undefined : told.heads.get(stem);
}

/** The surest first: a phrase before a word, a word before what it is a kind of. */
function conceptsIn(
	all: readonly Said[],
	heads: ReadonlyMap<string, string>,
	phrases: ReadonlyMap<string, readonly string[]>
): Map<string, string> {
	const found = new Map<string, string>();
	const keep = (key: string, surface: string) => {
		for (const id of phrases.get(key) ?? []) if (!found.has(id)) found.set(id, surface);
	};
	for (let length = LONGEST_PHRASE; length >= 1; length -= 1)
		for (let start = 0; start + length <= all.length; start += 1) {
			const said = all.slice(start, start + length);
			const key = said.map(({ stem }) => stem).join(' ');
			if (phrases.has(key)) keep(key, said.map(({ surface }) => surface).join(' '));
		}
	for (const [head, word] of heads) keep(head, word);
	return found;
}

/** Of a compound whose parts are both words of the glossary, with or without an s between them. */
function partsOf(
	stem: string,
	side: Side,
	{ known, unlike, alone }: WordBook
): { readonly first: string; readonly head: string } | undefined {
	// what looks like a word over there, or has none, is not joined by its parts either
	if (unlike.has(stem) || alone.has(stem) || isOpaque(stem, side)) return undefined;
	for (let at = 3; at <= stem.length - 3; at += 1) {
		const head = stem.slice(at);
		const first = known[side].has(head) ? firstPart(stem.slice(0, at), side, known[side]) : undefined;
		if (first !== undefined) return { first, head };
	}
	return undefined;
}

/** «natt» and «tillsyn» are written together with two t, not three. */
function firstPart(part: string, side: Side, known: ReadonlySet<string>): string | undefined {
	const forms = [part, part.replace(/s$/, ''), part + part.slice(-1)];
	return forms.flatMap((form) => [form, stemOf(form, side)]).find((stem) => known.has(stem));
}
