/** Why a thing was found, and the place in its text that shows it. */
import { isNewSentence, wordsIn, type Word } from '#lib/language/fold.ts';
import { sideOf } from '#lib/language/side.ts';
import type { FoundBy, Hit, SnippetPart } from './hit.ts';
import { analysed, type Lexeme } from './lexeme.ts';
import { NEAR, type Pattern, type Unit, type Way } from './way.ts';

export type Read = {
	readonly language: string;
	readonly title: string;
	readonly body: string;
	readonly other: readonly { readonly language: string; readonly text: string }[];
};

type Explained = Pick<Hit, 'snippet' | 'foundBy' | 'via' | 'relation' | 'conceptId'>;

type Part = {
	readonly text: string;
	readonly words: readonly Word[];
	/** Number of the sentence of each word. */
	readonly sentences: readonly number[];
	readonly at: ReadonlyMap<Lexeme, readonly number[]>;
};
/** Words of a part, by their number in it, that show one way. */
type Place = { readonly part: Part; readonly words: readonly number[] };
type Reason = { readonly way: Way; readonly place: Place };

/** More text than anybody looks through for one line. */
const LONGEST = 20_000;
const SNIPPET = 200;

export function explain(units: readonly Unit[], { language, title, body, other }: Read): Explained {
	const texts = [{ language, text: title }, { language, text: body }, ...other];
	const wanted = wantedLexemes(units);
	const parts = texts.map(({ language: of, text }) => partOf(text.slice(0, LONGEST), of, wanted));
	const reasons = units.flatMap((unit) => reasonsOf(unit, parts));
	const weakest = reasons.toSorted((one, other) => one.way.weight - other.way.weight)[0];
	const inBody = parts[1];
	return {
		snippet: inBody === undefined ? [] : snippetOf(inBody, units, reasons),
		...reasonTold(weakest)
	};
}

function wantedLexemes(units: readonly Unit[]): Set<Lexeme> {
	return new Set(
		units.flatMap(({ ways, inner }) => [
			...ways.flatMap(({ pattern }) => pattern.words.flat()),
			...wantedLexemes(inner)
		])
	);
}

function partOf(text: string, language: string, wanted: ReadonlySet<Lexeme>): Part {
	const side = sideOf(language);
	const words = wordsIn(text);
	const sentences: number[] = [];
	for (const [number, word] of words.entries())
		sentences.push((sentences.at(-1) ?? 0) + Number(isNewSentence(text, words[number - 1], word)));
	const at = new Map<Lexeme, number[]>();
	for (const [number, { word }] of words.entries())
		for (const lexeme of analysed(word, side).lexemes) {
			if (!wanted.has(lexeme)) continue;
			const known = at.get(lexeme);
			if (known) known.push(number);
			else at.set(lexeme, [number]);
		}
	return { text, words, sentences, at };
}

/** The surest way of a unit that stands somewhere, or those of the words of its phrase. */
function reasonsOf({ ways, inner }: Unit, parts: readonly Part[]): Reason[] {
	for (const way of ways.toSorted((one, other) => other.weight - one.weight))
		for (const part of parts) {
			const [words] = placesOf(way.pattern, part);
			if (words) return [{ way, place: { part, words } }];
		}
	return inner.flatMap((each) => reasonsOf(each, parts));
}

/** Numbers of the words at each place where the pattern stands. */
function placesOf({ order, words }: Pattern, part: Part): number[][] {
	const groups = words.map((lexemes) =>
		[...new Set(lexemes.flatMap((each) => part.at.get(each) ?? []))].toSorted((one, other) => one - other)
	);
	const [first = [], ...rest] = groups;
	if (order !== 'adjacent') {
		const second = rest[0] ?? [];
		return first.flatMap((one) =>
			second
				.filter((other) => other !== one && (order === 'together' || isNear(one, other, part)))
				.slice(0, 1)
				.map((other) => [one, other].toSorted((a, b) => a - b))
		);
	}
	return first
		.map((start) => [start, ...rest.map((_, at) => start + at + 1)])
		.filter((run) => rest.every((group, at) => group.includes(run[at + 1] ?? -1)));
}

function isNear(one: number, other: number, { sentences }: Part): boolean {
	return Math.abs(other - one) <= NEAR && sentences[one] === sentences[other];
}

const FOUND_BY: FoundBy = 'own_words';

function reasonTold(reason: Reason | undefined): Omit<Explained, 'snippet'> {
	if (!reason) return { foundBy: FOUND_BY, via: null, relation: null, conceptId: null };
	const { way, place } = reason;
	const isOwn = way.foundBy === 'own_words' && way.weight >= 0.9;
	const [first, last] = [place.part.words[place.words[0] ?? 0], place.part.words[place.words.at(-1) ?? 0]];
	const via = isOwn || !first || !last ? null : toldWords(way, place.part.text, first, last);
	return { foundBy: way.foundBy, via, relation: way.added?.relation ?? null, conceptId: way.added?.conceptId ?? null };
}

/** What stands between words that are far apart says nothing. */
function toldWords({ pattern }: Way, text: string, first: Word, last: Word): string {
	if (pattern.order !== 'together' || first === last) return text.slice(first.start, last.end);
	return [first, last].map(({ start, end }) => text.slice(start, end)).join(' … ');
}

/** The text around the surest place, every word marked that was found. */
function snippetOf(part: Part, units: readonly Unit[], reasons: readonly Reason[]): SnippetPart[] {
	const shown = new Set(units.flatMap((unit) => foundIn(unit, part)));
	const best =
		reasons.find(({ place }) => place.part === part)?.place.words[0] ?? Math.min(...shown, part.words.length);
	const [from, to] = frame(part, part.words[best]?.start ?? 0);
	const before = from > 0 ? [{ text: '… ', isHit: false }] : [];
	const after = to < part.text.length ? [{ text: ' …', isHit: false }] : [];
	return [...before, ...marked(part, shown, from, to), ...after];
}

function marked(part: Part, shown: ReadonlySet<number>, from: number, to: number): SnippetPart[] {
	const parts: SnippetPart[] = [];
	let done = from;
	for (const [number, { start, end }] of part.words.entries()) {
		if (!shown.has(number) || start < from || end > to) continue;
		if (start > done) parts.push({ text: part.text.slice(done, start), isHit: false });
		parts.push({ text: part.text.slice(start, end), isHit: true });
		done = end;
	}
	if (done < to) parts.push({ text: part.text.slice(done, to), isHit: false });
	return parts.map((each) => ({ ...each, text: each.text.replace(/\s+/g, ' ') }));
}

function foundIn({ ways, inner }: Unit, part: Part): number[] {
	return [
		...ways.flatMap(({ pattern }) => placesOf(pattern, part).flat()),
		...inner.flatMap((each) => foundIn(each, part))
	];
}

/** From a word to a word, the place about a third from the beginning. */
function frame({ text, words }: Part, place: number): [from: number, to: number] {
	if (text.length <= SNIPPET) return [0, text.length];
	const wish = Math.max(0, Math.min(place - SNIPPET / 3, text.length - SNIPPET));
	const from = wish === 0 ? 0 : (words.find(({ start }) => start >= wish)?.start ?? 0);
	const last = words.findLast(({ end }) => end <= from + SNIPPET)?.end ?? from;
	return [from, text.length - from <= SNIPPET ? text.length : last];
}
