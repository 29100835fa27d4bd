/** What the glossary says to somebody who writes a text of the neighbour's in their own language. */
import { pairLang, type ContentLang, type Lang } from '#lib/lang.ts';
import { mainWord, type Concept } from './concept.ts';
import { folded, senseOf, stemOf, type WordBook } from './word-sense.ts';

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
	const { concepts } = senseOf(text, from, book);
	const hints = [...concepts].flatMap(([id, word]) => {
		const concept = book.concepts.get(id);
		const other = concept && mainWord(concept, to);
		if (!concept || other === undefined || concept.relation === 'none' || !isSaid(concept, word, from)) return [];
		const difference = concept.difference[pairLang(reader)];
		return folded(other) === folded(word) && difference === '' ? [] : [{ word, other, difference }];
	});
	const whole = hints.filter(({ word }) => !hints.some((longer) => isPart(word, longer.word)));
	const place = ({ word }: Hint) => text.toLowerCase().indexOf(word.toLowerCase());
	return whole.sort((a, b) => place(a) - place(b)).slice(0, MOST);
}

/** A compound of which only the last part is a word of the concept is another thing. */
function isSaid({ words }: Concept, word: string, from: ContentLang): boolean {
	const own = from === 'sv' ? words.sv : [...words.nb, ...words.nn];
	return own.some((each) => stems(each) === stems(word));
}

function stems(phrase: string): string {
	return (phrase.match(/[\p{L}\p{N}]+/gu) ?? []).map(stemOf).join(' ');
}

function isPart(word: string, longer: string): boolean {
	return longer.length > word.length && ` ${longer.toLowerCase()} `.includes(` ${word.toLowerCase()} `);
}
