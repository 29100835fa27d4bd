/** What the glossary says to somebody who writes a text of the neighbour's in their own language. */
import { pairLang, type ContentLang, type Lang } from '#lib/lang.ts';
import { folded } from '#lib/language/fold.ts';
import { sideOf } from '#lib/language/side.ts';
import { mainWord, type Concept } from './concept.ts';
import { isFormOf } from './inflection.ts';
import { senseOf, type WordBook } from './word-sense.ts';

export type Hint = {
	/** As it stands in the text. */
	readonly word: string;
	/** What it is called in the other language. */
	readonly other: string;
	/** What to know of it; '' where there is nothing to say. */
	readonly difference: string;
};

/** More would be read by nobody. */
const MOST = 10;

/** Words of a text that are called something else, or mean something else, in the language it is translated into. */
export function hintsFor(
	text: string,
	{ from, to, reader }: { from: ContentLang; to: ContentLang; reader: Lang },
	book: WordBook
): Hint[] {
	const said = [...senseOf(text, from, book).concepts].flatMap(([id, word]) => {
		const concept = book.concepts.get(id);
		const own = concept && concept.relation !== 'none' ? ownWord(concept, word, from) : undefined;
		return concept && own !== undefined ? [{ concept, word, place: own }] : [];
	});
	// the concept that the word is first of all the word for
	said.sort((a, b) => a.place - b.place || b.concept.weight - a.concept.weight);
	const hints = said
		.filter(({ word }, at) => said.findIndex((each) => each.word === word) === at)
		.flatMap(({ concept, word }) => hintOf(concept, word, to, reader));
	const whole = hints.filter(({ word }) => !hints.some((longer) => isPart(word, longer.word)));
	const place = ({ word }: Hint) => text.toLowerCase().indexOf(word.toLowerCase());
	return whole.sort((a, b) => place(a) - place(b)).slice(0, MOST);
}

/** The same of each field of a form, by its name. */
export function hintsByField(
	fields: readonly { name: string; original: string; originalLanguage: ContentLang }[],
	setting: { to: ContentLang; reader: Lang },
	book: WordBook
): Record<string, Hint[]> {
	return Object.fromEntries(
		fields.map(({ name, original, originalLanguage: from }) => [name, hintsFor(original, { ...setting, from }, book)])
	);
}

function hintOf(concept: Concept, word: string, to: ContentLang, reader: Lang): Hint[] {
	const other = mainWord(concept, to);
	const difference = concept.difference[pairLang(reader)];
	if (other === undefined || (folded(other) === folded(word) && difference === '')) return [];
	return [{ word, other, difference }];
}

/**
 * Which of the concept's words stands in the text. A compound of which only the last part is one is another thing, and
 * the smallest words stand in every sentence.
 */
function ownWord({ words, category, relation }: Concept, word: string, from: ContentLang): number | undefined {
	if (word.length < 4 && relation !== 'false_friend') return undefined;
	const said = word.split(/\s+/);
	const own = from === 'sv' ? words.sv : [...words.nb, ...words.nn];
	const at = own.findIndex((each) => {
		const known = each.split(' ');
		const isForm = (part: string, place: number) =>
			isFormOf(part, known[place] ?? '', sideOf(from), category === 'verbs');
		return known.length === said.length && said.every(isForm);
	});
	return at < 0 ? undefined : at;
}

function isPart(word: string, longer: string): boolean {
	return longer.length > word.length && ` ${longer.toLowerCase()} `.includes(` ${word.toLowerCase()} `);
}
