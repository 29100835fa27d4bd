/**
 * Whether a text speaks of what somebody searched for, in either language: each word of the search must stand in the
 * text, in another form, as what a compound is a kind of, or as a word of the other language that the glossary says means
 * the same. Words that only look alike across the border are no match.
 */
import type { ContentLang } from '#lib/lang.ts';
import { headIn, senseOf, wordIn, wordsOf, type Said, type Sense, type WordBook } from '#lib/glossary/word-sense.ts';

export type Wanted = {
	readonly sense: Sense;
	/** Words that must all be found, each of another stem. */
	readonly words: readonly Said[];
	/** What the glossary knows of them: a concept and the stems that it stands for. */
	readonly concepts: readonly { readonly id: string; readonly covers: readonly string[] }[];
};
export type Told = { readonly sense: Sense; readonly stems: ReadonlyMap<string, string> };

/** The shortest start of a word that finds longer ones. */
const LEAST_START = 4;

/** Undefined where nothing was searched for. */
export function wantedIn(q: string, language: ContentLang, book: WordBook): Wanted | undefined {
	const own = senseOf(q, language, book);
	const other = senseOf(q, language === 'sv' ? 'nb' : 'sv', book);
	// typed in the other language on this side of the site
	const isForeign = own.concepts.size === 0 && other.concepts.size > 0 && other.words.size > 0;
	const sense = isForeign ? other : own;
	const said = [...new Map(wordsOf(q, sense.side).map((each) => [each.stem, each])).values()];
	if (said.length === 0) return undefined;
	const words = sense.words.size > 0 ? said.filter(({ stem }) => sense.words.has(stem)) : said;
	const covers = (surface: string) => wordsOf(surface, sense.side).map(({ stem }) => stem);
	return { sense, words, concepts: [...sense.concepts].map(([id, surface]) => ({ id, covers: covers(surface) })) };
}

export function toldIn(text: string, language: ContentLang, book: WordBook): Told {
	const sense = senseOf(text, language, book);
	return { sense, stems: new Map(wordsOf(text, sense.side).map(({ stem, surface }) => [stem, surface])) };
}

/** How the words stand in the text, the longest first; undefined when one of them does not. */
export function foundIn(wanted: Wanted, told: Told, book: WordBook): readonly string[] | undefined {
	const found = new Map<string, string>();
	for (const { id, covers } of wanted.concepts) {
		const surface = told.sense.concepts.get(id);
		if (surface !== undefined) for (const stem of covers) if (!found.has(stem)) found.set(stem, surface);
	}
	for (const said of wanted.words) {
		const word = standing(said, wanted, told, book);
		if (word !== undefined) found.set(said.stem, word);
	}
	const words = wanted.words.map(({ stem }) => found.get(stem));
	const all = words.filter((word) => word !== undefined);
	if (all.length < words.length) return undefined;
	return [...new Set(all)].sort((one, other) => other.length - one.length);
}

function standing(said: Said, wanted: Wanted, { sense, stems }: Told, book: WordBook): string | undefined {
	const { side } = wanted.sense;
	// a number is the same in both languages
	if (/^\p{N}+$/u.test(said.word)) return stems.get(said.stem);
	const any = wordIn(sense, side, said, book) ?? headIn(sense, side, said, book);
	if (any !== undefined || side !== sense.side) return any;
	return stems.get(said.stem) ?? sense.firsts.get(said.stem) ?? longer(said.word, sense);
}

function longer(start: string, { spelt }: Sense): string | undefined {
	if (start.length < LEAST_START) return undefined;
	for (const [word, surface] of spelt) if (word.startsWith(start)) return surface;
	return undefined;
}
