/** The glossary as matching reads it, made once for each state of it, and the searches for words of it. */
import type { Db } from '#lib/db.server.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import type { Concept } from '#lib/glossary/concept.ts';
import { wordsOf, type Said, type Sense, type WordBook } from '#lib/glossary/word-sense.ts';
import type { Side } from '#lib/language/side.ts';
import { knownWords, type Known } from './match-words.ts';

const made = new WeakMap<WordBook, Known>();

export async function matchKnown(db: Db): Promise<Known> {
	const book = await glossaryBook(db);
	const known = made.get(book) ?? knownWords(book);
	made.set(book, known);
	return known;
}

/** More phrases than a text of a page has. */
const MOST = 120;

/** For `to_tsquery('simple', …)`: whatever says in either language one of the things that the text speaks of; '' when none. */
export function searchFor(text: Sense, { book, counted }: Known): string {
	const wanted = [...text.concepts.keys()].filter((id) => counted.has(id));
	const phrases = new Set(wanted.flatMap((id) => phrasesOf(book.concepts.get(id))));
	return [...phrases].slice(0, MOST).join(' | ');
}

function phrasesOf(concept: Concept | undefined): string[] {
	const { nb = [], nn = [], sv = [] } = concept?.words ?? {};
	const search = (side: Side) => (phrase: string) => {
		const words = wordsOf(phrase, side);
		return words.length === 0 ? [] : [`(${words.map(startOf).join(' <-> ')})`];
	};
	return [...[...nb, ...nn].flatMap(search('n')), ...sv.flatMap(search('s'))];
}

/** As far as all forms of the word are spelt alike: «nøk» of «nøkkel» and «nøkler»; a form of another vowel is a word of its own. */
function startOf({ word, stem, surface }: Said): string {
	const alike = [...word].findIndex((letter, at) => letter !== stem.charAt(at));
	return `${surface.toLowerCase().slice(0, alike < 2 ? undefined : alike)}:*`;
}
