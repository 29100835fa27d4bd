/**
 * Reading help: which words of a text somebody from the other side of the border may stumble over. In the neighbour's
 * language those that are unlike one's own, that mean something else or more; in one's own those that the neighbour
 * understands differently.
 */
import { pairLang, type ContentLang, type Lang } from '#lib/lang.ts';
import { sideOf, type Side } from '#lib/language/side.ts';
import { glossIndex, stemsOf, wordsWithPlace, type PlacedWord } from './gloss-index.ts';
import { isFormOf } from './inflection.ts';
import { mainWord, type Concept, type LookAlike, type Relation } from './concept.ts';
import type { WordBook } from './word-sense.ts';

/** What a word may mean. */
export type Meaning = {
	/** Null for two words that merely look alike. */
	readonly conceptId: string | null;
	readonly relation: Relation;
	/** What it is called on the other side: in the neighbour's text the reader's own word, else the neighbour's. */
	readonly word: string | null;
	/** Of `word`. */
	readonly language: ContentLang;
	/** In the reader's language; '' where there is nothing to say. */
	readonly difference: string;
};

export type GlossedWord = {
	readonly start: number;
	readonly end: number;
	/** As it stands in the text. */
	readonly word: string;
	readonly meanings: readonly Meaning[];
};

/** More than these make a text restless. */
const MOST = 12;
/** Words that need no help unless they are false friends by themselves. */
const SMALL = /^.{0,3}[aeiouyåäöæø]?$/iu;
const MOST_MEANINGS = 3;
const LONGEST_PHRASE = 5;

const helpful: Readonly<Record<'own' | 'neighbour', readonly Relation[]>> = {
	own: ['false_friend', 'partial'],
	neighbour: ['false_friend', 'partial', 'different']
};

/**
 * In the order of the text; each word once, and of many the most treacherous.
 *
 * @param seen what has been explained on the page, added to
 */
export function glossedWords(
	text: string,
	language: ContentLang,
	reader: Lang,
	book: WordBook,
	seen: Set<string> = new Set()
): readonly GlossedWord[] {
	const words = wordsWithPlace(text, sideOf(language));
	const setting = { language, reader, book };
	const found: (GlossedWord & { readonly key: string })[] = [];
	for (let at = 0; at < words.length;) {
		const hit = longestOf(words.slice(at, at + LONGEST_PHRASE), text, setting);
		if (hit !== undefined && !found.some(({ key }) => key === hit.key) && !seen.has(hit.key)) found.push(hit);
		at += hit?.length ?? 1;
	}
	const kept = found.toSorted((a, b) => danger(a) - danger(b)).slice(0, MOST);
	for (const { key } of kept) seen.add(key);
	return kept
		.toSorted((a, b) => a.start - b.start)
		.map(({ start, end, word, meanings }) => ({ start, end, word, meanings }));
}

type Setting = { readonly language: ContentLang; readonly reader: Lang; readonly book: WordBook };

/** The longest phrase that the words begin with and that needs help. */
function longestOf(words: readonly PlacedWord[], text: string, setting: Setting) {
	for (let length = words.length; length >= 1; length -= 1) {
		const phrase = words.slice(0, length);
		const meanings = meaningsOf(phrase, setting);
		const [first, last] = [phrase[0], phrase.at(-1)];
		if (meanings.length === 0 || first === undefined || last === undefined) continue;
		const word = text.slice(first.start, last.end);
		return { key: stemsOf(phrase), length, start: first.start, end: last.end, word, meanings };
	}
	return undefined;
}

function meaningsOf(phrase: readonly PlacedWord[], { language, reader, book }: Setting): readonly Meaning[] {
	const side = sideOf(language);
	const isOwn = (reader === 'sv') === (language === 'sv');
	const { concepts, lookAlikes } = glossIndex(book)[language];
	const key = stemsOf(phrase);
	const said = phrase.map(({ word }) => word.toLowerCase()).join(' ');
	const isSmall = SMALL.test(said);
	const told = (concepts.get(key) ?? []).filter(({ concept, forms }) =>
		stands(phrase, forms, side, concept.category === 'verbs')
	);
	const isExact = ({ forms }: { readonly forms: readonly string[] }) => forms.includes(said);
	const isUnclear = (one: (typeof told)[number]) =>
		isSmall || told.some((other) => other !== one && (isExact(other) || !isExact(one)));
	const meanings = told
		.filter(({ concept: { relation } }) => helpful[isOwn ? 'own' : 'neighbour'].includes(relation))
		// of a word of several senses only what it means first and foremost
		.filter(
			(one) =>
				one.concept.relation !== 'different' || !isUnclear(one) || isMainWord(one.concept, phrase, language, side)
		)
		.map(({ concept }) => meaningOf(concept, isOwn, language, reader));
	// small words that look alike stand in every sentence
	const alike =
		isOwn || isSmall ? [] : (lookAlikes.get(key) ?? []).filter(({ forms }) => stands(phrase, forms, side, false));
	return [...meanings, ...alike.map(({ pair }) => lookAlikeOf(pair, reader))]
		.filter(({ word, difference }) => word !== null || difference !== '')
		.toSorted((a, b) => rank(a) - rank(b))
		.slice(0, MOST_MEANINGS);
}

function meaningOf(concept: Concept, isOwn: boolean, language: ContentLang, reader: Lang): Meaning {
	const other: ContentLang = isOwn ? (language === 'sv' ? 'nb' : 'sv') : reader;
	return {
		conceptId: concept.id,
		relation: concept.relation,
		word: mainWord(concept, other) ?? null,
		language: other,
		difference: concept.difference[pairLang(reader)]
	};
}

function lookAlikeOf(pair: LookAlike, reader: Lang): Meaning {
	const lang = pairLang(reader);
	return { conceptId: null, relation: 'false_friend', word: null, language: lang, difference: pair.difference[lang] };
}

function isMainWord(concept: Concept, phrase: readonly PlacedWord[], language: ContentLang, side: Side): boolean {
	const main = mainWord(concept, language);
	return main !== undefined && stands(phrase, [main], side, concept.category === 'verbs');
}

/** Names are no words: what is written large inside a sentence must be so in the glossary too. */
function stands(phrase: readonly PlacedWord[], forms: readonly string[], side: Side, isVerb: boolean): boolean {
	const said = phrase.map(({ word }) => word);
	const isName = phrase.some(({ word, isFirst }) => !isFirst && /^\p{Lu}/u.test(word));
	if (isName) return forms.includes(said.join(' '));
	return forms.some((form) => {
		const known = form.split(' ');
		return said.length === known.length && said.every((word, at) => isFormOf(word, known[at] ?? '', side, isVerb));
	});
}

/** Words that merely look alike come last: what they mean mostly shows in their sentence. */
function rank({ conceptId, relation }: Meaning): number {
	return conceptId === null ? helpful.neighbour.length : helpful.neighbour.indexOf(relation);
}

function danger({ meanings }: GlossedWord): number {
	return Math.min(...meanings.map(rank));
}
