/** The glossary as the search needs it: by stems of words and phrases, per side of the border. */
import type { Relation } from '#lib/glossary/concept.ts';
import { folded, plain, wordsIn } from '#lib/language/fold.ts';
import { acrossFrom, type Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import { cognateOf } from './cognate.ts';
import { topicIndex, topics, type Topic, type TopicIndex } from './topic.ts';

type TermLang = 'nb' | 'nn' | 'sv';

/** A concept as the glossary keeps it; the first word of a language is the one that is shown. */
export type ConceptEntry = {
	readonly id: string;
	readonly relation: Relation;
	/** Percent. */
	readonly weight: number;
	readonly words: Readonly<Record<TermLang, readonly string[]>>;
};
export type LookAlikePair = { readonly no: string; readonly sv: string };

export type Term = {
	readonly lang: TermLang;
	readonly side: Side;
	readonly word: string;
	/** As it is compared. */
	readonly folded: string;
	readonly stems: readonly string[];
};
export type Concept = {
	readonly id: string;
	readonly relation: Relation;
	readonly weight: number;
	readonly terms: readonly Term[];
};

export type Lexicon = {
	readonly concepts: Pick<ReadonlyMap<string, Concept>, 'get'>;
	/** Ids of concepts by the stems of a word or phrase, joined by blanks. */
	readonly phrases: Readonly<Record<Side, ReadonlyMap<string, readonly string[]>>>;
	/** The same of single Norwegian words by what nynorsk and bokmål have in common: «avløysing» is «avløsning». */
	readonly siblings: ReadonlyMap<string, readonly string[]>;
	/** All words that stand in the glossary, folded, by stem. */
	readonly stems: Readonly<Record<Side, ReadonlyMap<string, string>>>;
	readonly words: Readonly<Record<Side, ReadonlySet<string>>>;
	readonly topics: TopicIndex;
	/** What the words have in common across the border. */
	readonly keys: Readonly<Record<Side, ReadonlySet<string>>>;
	/** By how they are typed without å, ä and ö. */
	readonly plain: Readonly<Record<Side, ReadonlyMap<string, string>>>;
	/** Stems of the other side that a stem must not be joined with. */
	readonly apart: Apart;
	/** The same of words as the look-alikes name them. */
	readonly apartWords: Apart;
	/** Words that the reader switched off, folded. */
	readonly off: ReadonlySet<string>;
};
type Apart = Readonly<Record<Side, ReadonlyMap<string, ReadonlySet<string>>>>;

/** Words of the longest phrase that is looked for. */
export const LONGEST_PHRASE = 6;

export function lexiconOf(
	entries: readonly ConceptEntry[],
	lookAlikes: readonly LookAlikePair[],
	about: readonly Topic[] = topics
): Lexicon {
	const concepts = new Map<string, Concept>();
	const phrases = { n: new Map<string, string[]>(), s: new Map<string, string[]>() };
	const known = { n: new Map<string, string>(), s: new Map<string, string>() };
	const know = (phrase: string, side: Side) => {
		for (const { word } of wordsIn(phrase)) known[side].set(word, stemOf(word, side));
	};
	for (const topic of about) for (const side of ['n', 's'] as const) for (const each of topic[side]) know(each, side);
	for (const entry of entries) {
		const terms = termsOf(entry);
		concepts.set(entry.id, { id: entry.id, relation: entry.relation, weight: entry.weight, terms });
		for (const { side, word, stems } of terms) {
			const key = stems.join(' ');
			const ids = phrases[side].get(key) ?? [];
			if (!ids.includes(entry.id)) phrases[side].set(key, [...ids, entry.id]);
			know(word, side);
		}
	}
	return {
		concepts,
		phrases,
		siblings: siblingsOf(phrases.n),
		topics: topicIndex(about),
		stems: { n: byStem(known.n), s: byStem(known.s) },
		words: { n: new Set(known.n.keys()), s: new Set(known.s.keys()) },
		keys: { n: keysOf(known.n, 'n'), s: keysOf(known.s, 's') },
		plain: { n: byPlain(known.n), s: byPlain(known.s) },
		apart: apartOf(lookAlikes, stemOf),
		apartWords: apartOf(lookAlikes, (word) => word),
		off: new Set()
	};
}

const languages = ['nb', 'nn', 'sv'] as const;

function termsOf(entry: ConceptEntry): Term[] {
	const terms: Term[] = [];
	for (const lang of languages)
		for (const word of entry.words[lang]) {
			const side = lang === 'sv' ? 's' : 'n';
			const words = wordsIn(word);
			const stems = words.map((each) => stemOf(each.word, side));
			const isThere = terms.some((other) => other.side === side && other.stems.join(' ') === stems.join(' '));
			if (stems.length > 0 && !isThere)
				terms.push({ lang, side, word, folded: words.map((each) => each.word).join(' '), stems });
		}
	return terms;
}

/** A shorter key is shared by chance. */
const SHORTEST_SIBLING = 5;

function siblingsOf(phrases: ReadonlyMap<string, readonly string[]>): Map<string, readonly string[]> {
	const found = new Map<string, readonly string[]>();
	for (const [key, ids] of phrases) {
		const shared = cognateOf(key, 'n');
		if (shared.length >= SHORTEST_SIBLING) found.set(shared, [...(found.get(shared) ?? []), ...ids]);
	}
	return found;
}

function byStem(known: ReadonlyMap<string, string>): Map<string, string> {
	return new Map([...known].reverse().map(([word, stem]) => [stem, word]));
}

function keysOf(known: ReadonlyMap<string, string>, side: Side): Set<string> {
	return new Set([...known.values()].map((stem) => cognateOf(stem, side)));
}

function byPlain(known: ReadonlyMap<string, string>): Map<string, string> {
	return new Map([...known.keys()].reverse().map((word) => [plain(word), word]));
}

type KeyOf = (word: string, side: Side) => string;

function apartOf(pairs: readonly LookAlikePair[], keyOf: KeyOf): Record<Side, Map<string, Set<string>>> {
	const apart = { n: new Map<string, Set<string>>(), s: new Map<string, Set<string>>() };
	const keep = (side: Side, one: string, other: string) => {
		apart[side].set(one, (apart[side].get(one) ?? new Set()).add(other));
	};
	for (const { no, sv } of pairs) {
		const [here, there] = [formsOf(no, 'n', keyOf), formsOf(sv, 's', keyOf)];
		for (const one of here) for (const other of there) keep('n', one, other);
		for (const one of there) for (const other of here) keep('s', one, other);
	}
	return apart;
}

/** A pair may name several forms, with commas or strokes between. */
function formsOf(words: string, side: Side, keyOf: KeyOf): string[] {
	return words
		.split(/[,/;]/)
		.map((each) =>
			wordsIn(each)
				.map(({ word }) => keyOf(word, side))
				.join(' ')
		)
		.filter((form) => form !== '');
}

/**
 * Whether a word of a concept may stand for another of its words across the border: who put both into one concept knew
 * their sense, unless it is one that the look-alikes name; and what a concept calls partly the same stays so.
 */
export function isJoined(lexicon: Lexicon, { relation, terms }: Concept, key: string, other: Term): boolean {
	if (relation === 'partial') return true;
	const side = acrossFrom(other.side);
	return terms
		.filter((term) => term.side === side && term.stems.join(' ') === key)
		.every(
			({ folded: word }) => !lexicon.apartWords[side].has(word) || mayJoin(lexicon, key, side, other.stems.join(' '))
		);
}

/** Whether a stem of one side may stand for one of the other, as far as the look-alikes tell. */
export function mayJoin(lexicon: Lexicon, stem: string, side: Side, other: string): boolean {
	return lexicon.apart[side].get(stem)?.has(other) !== true;
}

/** Of a look-alike that is told inside a longer word, as its end. */
const SHORTEST_END = 5;

/** Whether words that are alike may be taken for the same across the border. */
export function hasCognate(lexicon: Lexicon, stem: string, side: Side): boolean {
	const apart = lexicon.apart[side];
	for (let at = 1; at <= stem.length - SHORTEST_END; at += 1) if (apart.has(stem.slice(at))) return false;
	if (lexicon.apartWords[side].get(stem)?.has(stem) === true) return false;
	const others = apart.get(stem);
	if (others === undefined) return true;
	const key = cognateOf(stem, side);
	for (const other of others) if (cognateOf(other, acrossFrom(side)) === key) return false;
	return true;
}

/** «avløysing» is «avløsning» in the other Norwegian. */
export function isSibling({ siblings, stems }: Lexicon, stem: string, side: Side): boolean {
	return side === 'n' && !stems.n.has(stem) && siblings.has(cognateOf(stem, side));
}

export function isKnown(lexicon: Lexicon, word: string, side: Side): boolean {
	return lexicon.stems[side].has(stemOf(word, side));
}

/** A word of the glossary that is typed so without å, ä and ö. */
export function spelt(lexicon: Lexicon, word: string, side: Side): string | undefined {
	return lexicon.plain[side].get(plain(folded(word)));
}

/** The glossary as it would be without some of its words. */
export function withoutTerms(lexicon: Lexicon, off: readonly string[]): Lexicon {
	const isOff = new Set(off.map((word) => word.toLowerCase()));
	const get = (id: string): Concept | undefined => {
		const concept = lexicon.concepts.get(id);
		return concept && { ...concept, terms: concept.terms.filter(({ word }) => !isOff.has(word.toLowerCase())) };
	};
	return { ...lexicon, concepts: { get }, off: new Set(off.map(folded)) };
}
