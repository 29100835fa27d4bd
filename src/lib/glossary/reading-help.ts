/** Reading help for all texts of a page: each word explained once, at its first place. */
import { isContentLang, type Lang } from '#lib/lang.ts';
import type { Readable } from '#lib/shown-text.ts';
import { glossedWords, type GlossedWord, type Meaning } from './glossed.ts';
import type { WordBook } from './word-sense.ts';

/** A language that nobody here writes in gets no help. */
export type ReadText = { readonly text: string; readonly language: string };
type Mark = { readonly start: number; readonly end: number; readonly number: number };

export type ReadingHelp = {
	/** By what stands on a line, without the blanks around it. */
	readonly marks: Readonly<Record<string, readonly Mark[]>>;
	/** What is said of each word, by its number. */
	readonly meanings: readonly (readonly Meaning[])[];
};
type Piece = { readonly text: string; readonly number: number | null };

/** What a thing tells in sentences: all of these but its title, each in the language that it stands in on the page. */
export function textsOf(thing: Readable, fields: readonly string[]): ReadText[] {
	return fields.flatMap((field) => {
		const text: unknown = Reflect.get(thing, field);
		if (field === 'title' || typeof text !== 'string') return [];
		return [{ text, language: thing.translated?.fields[field] ?? thing.language }];
	});
}

export function readingHelp(texts: readonly ReadText[], reader: Lang, book: WordBook): ReadingHelp {
	const seen = { nb: new Set<string>(), nn: new Set<string>(), sv: new Set<string>() };
	const marks: Record<string, Mark[]> = {};
	const meanings: (readonly Meaning[])[] = [];
	for (const { text, language } of texts) {
		if (!isContentLang(language)) continue;
		const words = glossedWords(text, language, reader, book, seen[language]);
		for (const { line, start } of linesOf(text)) {
			const here = words.filter((word) => word.start >= start && word.end <= start + line.length);
			if (here.length === 0 || Object.hasOwn(marks, line)) continue;
			marks[line] = here.map((word) => ({ ...placeIn(word, start), number: meanings.push(word.meanings) - 1 }));
		}
	}
	return { marks, meanings };
}

/** A text cut where its explained words begin and end; what is explained elsewhere on the page stays whole. */
export function piecesOf(text: string, { marks }: ReadingHelp): readonly Piece[] {
	const pieces: Piece[] = [];
	let done = 0;
	for (const { line, start } of linesOf(text)) {
		const here = Object.hasOwn(marks, line) ? (marks[line] ?? []) : [];
		for (const mark of here) {
			pieces.push({ text: text.slice(done, start + mark.start), number: null });
			done = start + mark.end;
			pieces.push({ text: text.slice(start + mark.start, done), number: mark.number });
		}
	}
	return [...pieces, { text: text.slice(done), number: null }].filter((piece) => piece.text !== '');
}

function placeIn({ start, end }: GlossedWord, from: number) {
	return { start: start - from, end: end - from };
}

function linesOf(text: string): { line: string; start: number }[] {
	return [...text.matchAll(/\S[^\n]*/g)].map((match) => ({ line: match[0].trimEnd(), start: match.index }));
}
