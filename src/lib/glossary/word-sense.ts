/**
 * What the words of a text mean, across Norwegian and Swedish: two texts are joined by words that are the same, or that a
 * glossary says mean the same. Letters that are alike are never a reason; words that only look alike are kept apart.
 */
import type { ContentLang } from '#lib/lang.ts';
import { mainWord, type Concept, type LookAlike } from './concept.ts';

/** What the glossary says today; nothing that was taken out of it. */
export type Glossary = { readonly concepts: readonly Concept[]; readonly lookAlikes: readonly LookAlike[] };

type Side = 'no' | 'sv';
export type WordBook = {
	/** By id: all that the glossary says, also of those that join nothing. */
	readonly concepts: ReadonlyMap<string, Concept>;
	readonly lookAlikes: readonly LookAlike[];
	/** Concepts by the stems of a phrase, joined by a space. */
	readonly phrases: Readonly<Record<Side, ReadonlyMap<string, readonly string[]>>>;
	/** How sure the glossary is of the counterpart, by concept: more than 0, at most 1. */
	readonly weights: ReadonlyMap<string, number>;
	/** Stems of all words in the glossary: what a compound may be made of. */
	readonly known: ReadonlySet<string>;
	/** Stems that look the same in both languages and mean different things. */
	readonly unlike: ReadonlySet<string>;
	/** Stems of words that have no counterpart: not their parts either. */
	readonly alone: ReadonlySet<string>;
};

/** Each with how it stands in the text. */
export type Sense = {
	readonly side: Side;
	readonly words: ReadonlyMap<string, string>;
	/** What compounds are a kind of: «robot» of «omsorgsrobot». */
	readonly heads: ReadonlyMap<string, string>;
	readonly concepts: ReadonlyMap<string, string>;
};

const LONGEST_PHRASE = 5;

/** Small words that say nothing of what a text is about. */
const small = new Set(
	`og och i på med for för til till av en ett et ei den det de der där som ved vid fra från om er är å att at vi de dem
	har hos kan når när ikke inte seg sig sin sitt sine sina etter efter over över under ut inn in ny nye nya nytt nå nu
	eller men så blir bli ble blev vil vill skal ska der hvor var mer mye flere fler alle alla andre andra mellom mellan
	uten utan mot ved hver var hele hela samme samma gjennom genom pilot piloten piloter prosjekt projekt prøver prövar
	provar prøve pröva hva vad hvordan hur hjemme hemma kommune kommunen kommun digital digitalt digitale
	digitala elektronisk elektroniskt elektroniske elektroniska deres deras vår våre våra eit ein frå ikkje fleire både også också`.split(
		/\s+/
	)
);

const endings =
	'arnas ernas ornas arens erens orens arna erna orna enes anes eren aren orer eret ere ene ane ens ets ers en et ar er or an na es as a e s'.split(
		' '
	);

/** Letters of both alphabets as one; å stays a letter of its own. */
export function folded(word: string): string {
	return word.normalize('NFC').toLowerCase().replaceAll(/[æä]/g, 'a').replaceAll(/[øö]/g, 'o');
}

/** The word without its commonest endings. */
export function stemOf(word: string): string {
	const plain = folded(word);
	const ending = endings.find((each) => plain.endsWith(each) && plain.length - each.length >= 3);
	return ending === undefined ? plain : plain.slice(0, -ending.length);
}

function wordsIn(text: string): string[] {
	return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function wordBook({ concepts, lookAlikes }: Glossary): WordBook {
	const phrases = { no: new Map<string, string[]>(), sv: new Map<string, string[]>() };
	const known = new Set<string>();
	const weights = new Map<string, number>();
	const add = (side: Side, id: string, phrase: string) => {
		for (const word of wordsIn(phrase)) known.add(stemOf(word));
		const key = keyOf(phrase);
		if (key !== '') phrases[side].set(key, [...new Set([...(phrases[side].get(key) ?? []), id])]);
	};
	const alone = new Set<string>();
	for (const { id, weight, words } of concepts) {
		if (weight === 0) {
			for (const phrase of [...words.nb, ...words.nn, ...words.sv]) alone.add(keyOf(phrase));
			continue;
		}
		weights.set(id, weight / 100);
		for (const phrase of [...words.nb, ...words.nn]) add('no', id, phrase);
		for (const phrase of words.sv) add('sv', id, phrase);
	}
	const byId = new Map(concepts.map((concept) => [concept.id, concept]));
	for (const pair of lookAlikes) part(phrases, pair, byId);
	const unlike = new Set(lookAlikes.flatMap(({ no, sv }) => [...wordsIn(no), ...wordsIn(sv)]).map(stemOf));
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
	const abroad = phrases.sv.get(keyOf(sv)) ?? [];
	const isToldBy = (id: string) => {
		const concept = concepts.get(id);
		return concept !== undefined && mainWord(concept, 'nb') === no && mainWord(concept, 'sv') === sv;
	};
	const kept = (phrases.no.get(keyOf(no)) ?? []).filter((id) => !abroad.includes(id) || isToldBy(id));
	phrases.no.set(keyOf(no), kept);
}

function keyOf(phrase: string): string {
	return wordsIn(phrase).map(stemOf).join(' ');
}

export function senseOf(text: string, language: ContentLang, book: WordBook): Sense {
	const side = language === 'sv' ? 'sv' : 'no';
	const surfaces = wordsIn(text);
	const words = new Map<string, string>();
	const heads = new Map<string, string>();
	for (const word of surfaces) {
		if (small.has(word.toLowerCase()) || word.length < 2) continue;
		words.set(stemOf(word), word);
		const head = headOf(stemOf(word), book);
		if (head !== undefined) heads.set(head, word);
	}
	return { side, words, heads, concepts: conceptsIn(surfaces, heads, book.phrases[side]) };
}

/** The surest first: a phrase before a word, a word before what it is a kind of. */
function conceptsIn(
	surfaces: readonly string[],
	heads: ReadonlyMap<string, string>,
	phrases: ReadonlyMap<string, readonly string[]>
): Map<string, string> {
	const stems = surfaces.map(stemOf);
	const found = new Map<string, string>();
	const keep = (key: string, surface: string) => {
		for (const id of phrases.get(key) ?? []) if (!found.has(id)) found.set(id, surface);
	};
	for (let length = LONGEST_PHRASE; length >= 1; length -= 1)
		for (let start = 0; start + length <= stems.length; start += 1)
			keep(stems.slice(start, start + length).join(' '), surfaces.slice(start, start + length).join(' '));
	for (const [head, word] of heads) keep(head, word);
	return found;
}

/** The last part of a compound whose parts are both words of the glossary, with or without an s between them. */
function headOf(stem: string, { known, unlike, alone }: WordBook): string | undefined {
	// what looks like a word over there, or has none, is not joined by its parts either
	if (unlike.has(stem) || alone.has(stem)) return undefined;
	for (let at = 3; at <= stem.length - 3; at += 1) {
		const head = stem.slice(at);
		if (known.has(head) && isFirstPart(stem.slice(0, at), known)) return head;
	}
	return undefined;
}

/** «natt» and «tillsyn» are written together with two t, not three. */
function isFirstPart(part: string, known: ReadonlySet<string>): boolean {
	const forms = [part, part.replace(/s$/, ''), part + part.slice(-1)];
	return forms.some((form) => known.has(form) || known.has(stemOf(form)));
}
