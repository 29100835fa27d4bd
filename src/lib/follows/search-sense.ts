/**
 * Whether a text speaks of what somebody searched for, in either language: each word of the search must stand in the
 * text, in another form, as what a compound is a kind of, or as a word of the other language that the glossary says means
 * the same. Words that only look alike across the border are no match.
 */
import type { ContentLang } from '#lib/lang.ts';
import { senseOf, stemOf, type Sense, type WordBook } from '#lib/glossary/word-sense.ts';

export type Wanted = {
	readonly sense: Sense;
	/** Stems that must all be found. */
	readonly stems: readonly string[];
	/** What the glossary knows of them: a concept and the stems that it stands for. */
	readonly concepts: readonly { readonly id: string; readonly covers: readonly string[] }[];
};
export type Told = { readonly sense: Sense; readonly stems: ReadonlyMap<string, string> };

/** The shortest start of a word that finds longer ones. */
const LEAST_START = 4;

/** Undefined where nothing was searched for. */
export function wantedIn(q: string, language: ContentLang, book: WordBook): Wanted | undefined {
	const said = stemsIn(q);
	if (said.size === 0) return undefined;
	const own = senseOf(q, language, book);
	const other = senseOf(q, language === 'sv' ? 'nb' : 'sv', book);
	// typed in the other language on this side of the site
	const isForeign = own.concepts.size === 0 && other.concepts.size > 0 && other.words.size > 0;
	const sense = isForeign ? other : own;
	const stems = sense.words.size > 0 ? [...sense.words.keys()] : [...said.keys()];
	const concepts = [...sense.concepts].map(([id, surface]) => ({ id, covers: [...stemsIn(surface).keys()] }));
	return { sense, stems, concepts };
}

export function toldIn(text: string, language: ContentLang, book: WordBook): Told {
	return { sense: senseOf(text, language, book), stems: stemsIn(text) };
}

/** How the words stand in the text, the longest first; undefined when one of them does not. */
export function foundIn(wanted: Wanted, told: Told, book: WordBook): readonly string[] | undefined {
	const found = new Map<string, string>();
	for (const { id, covers } of wanted.concepts) {
		const surface = told.sense.concepts.get(id);
		if (surface !== undefined) for (const stem of covers) if (!found.has(stem)) found.set(stem, surface);
	}
	for (const stem of wanted.stems) {
		const word = standing(stem, wanted, told, book);
		if (word !== undefined) found.set(stem, word);
	}
	if (!wanted.stems.every((stem) => found.has(stem))) return undefined;
	const words = wanted.stems.flatMap((stem) => found.get(stem) ?? []);
	return [...new Set(words)].sort((one, other) => other.length - one.length);
}

function standing(stem: string, wanted: Wanted, told: Told, book: WordBook): string | undefined {
	// a number is the same in both languages
	if (/^\p{N}+$/u.test(stem)) return told.stems.get(stem);
	if (wanted.sense.side !== told.sense.side)
		return book.unlike.has(stem) ? undefined : (told.sense.words.get(stem) ?? told.sense.heads.get(stem));
	const exact = told.stems.get(stem) ?? told.sense.heads.get(stem);
	if (exact !== undefined || stem.length < LEAST_START) return exact;
	for (const [longer, word] of told.stems) if (longer.startsWith(stem)) return word;
	return undefined;
}

function stemsIn(text: string): Map<string, string> {
	const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Map(words.map((word) => [stemOf(word), word]));
}
