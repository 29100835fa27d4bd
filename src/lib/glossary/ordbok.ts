/** The public dictionary: what of the book a reader asks for, in the order of the reader's own alphabet. */
import { pairLang, type Lang } from '#lib/lang.ts';
import { folded, plain } from '#lib/language/fold.ts';
import { readPage, type Page } from '#lib/page.ts';
import { isCategory, mainWord, type Concept, type LookAlike, type Relation } from './concept.ts';
import type { WordBook } from './word-sense.ts';

const PER_PAGE = 50;
const LONGEST_QUERY = 100;

export type Asked = { readonly q: string; readonly category: string | null; readonly letter: string | null };

export type Line = {
	readonly id: string;
	readonly category: string;
	readonly relation: Relation;
	/** As the reader's country says, and as the neighbour says; null where there is no word. */
	readonly own: string | null;
	readonly other: string | null;
};

export type Listed = {
	readonly lines: readonly Line[];
	readonly total: number;
	/** First letters that there are words under, whatever letter is chosen. */
	readonly letters: readonly string[];
	readonly page: Page;
};

export function readAsked(params: URLSearchParams): Asked {
	const [category, letter] = [params.get('felt'), params.get('bokstav')];
	return {
		q: (params.get('q') ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_QUERY),
		category: isCategory(category) ? category : null,
		letter: letter !== null && /^\p{L}$/u.test(letter) ? letter.toUpperCase() : null
	};
}

export function listed(book: WordBook, asked: Asked, page: string | null, lang: Lang, perPage = PER_PAGE): Listed {
	const order = new Intl.Collator(lang);
	const wanted = [...book.concepts.values()].filter(
		(concept) => (asked.category === null || concept.category === asked.category) && says(concept, asked.q)
	);
	const lines = wanted.map((concept) => lineOf(concept, lang));
	const letters = [...new Set(lines.map(letterOf))].filter((letter) => letter !== '').sort(order.compare);
	const shown = lines.filter((line) => asked.letter === null || letterOf(line) === asked.letter);
	shown.sort((one, two) => order.compare(wordOf(one), wordOf(two)) || (one.id < two.id ? -1 : 1));
	const best = asked.q === '' ? shown : bestFirst(shown, asked.q);
	const at = readPage(page, best.length, perPage);
	return { lines: best.slice(at.offset, at.offset + perPage), total: best.length, letters, page: at };
}

export function lineOf(concept: Concept, lang: Lang): Line {
	const { id, category, relation } = concept;
	const [own, other] = lang === 'sv' ? (['sv', 'nb'] as const) : ([lang, 'sv'] as const);
	return { id, category, relation, own: mainWord(concept, own) ?? null, other: mainWord(concept, other) ?? null };
}

/** The address of the list; '' for the whole of it. */
export function ordbokQuery({ q, category, letter }: Asked, page = 1): string {
	const query = new URLSearchParams();
	if (q !== '') query.set('q', q);
	if (category !== null) query.set('felt', category);
	if (letter !== null) query.set('bokstav', letter);
	if (page > 1) query.set('side', String(page));
	return query.size === 0 ? '' : `?${query}`;
}

/** Pairs that hold a word of the concept: what it must not be taken for. */
export function warningsFor({ words }: Pick<Concept, 'words'>, lookAlikes: readonly LookAlike[]): LookAlike[] {
	const no = new Set([...words.nb, ...words.nn].map((word) => word.toLowerCase()));
	const sv = new Set(words.sv.map((word) => word.toLowerCase()));
	return lookAlikes.filter((pair) => no.has(pair.no.toLowerCase()) || sv.has(pair.sv.toLowerCase()));
}

/** The sentence for this reader on the neighbour's word; '' where there is nothing to say. */
export function differenceFor({ difference }: Pick<Concept, 'difference'>, lang: Lang): string {
	return difference[pairLang(lang)];
}

function wordOf({ own, other }: Line): string {
	return own ?? other ?? '';
}

function letterOf(line: Line): string {
	const [first = ''] = wordOf(line).match(/\p{L}/u) ?? [];
	return first.toUpperCase();
}

/** Any word of it in any language, from its start or within; letters of both alphabets and accents are the same. */
export function says({ words }: Pick<Concept, 'words'>, q: string): boolean {
	const wanted = plain(folded(q));
	return [...words.nb, ...words.nn, ...words.sv, ...words.en].some((word) => plain(folded(word)).includes(wanted));
}

function bestFirst(lines: readonly Line[], q: string): Line[] {
	const wanted = plain(folded(q));
	const rank = ({ own, other }: Line) => {
		const words = [own, other].map((word) => plain(folded(word ?? '')));
		if (words.includes(wanted)) return 0;
		return words.some((word) => word.startsWith(wanted)) ? 1 : 2;
	};
	return [...lines].sort((one, two) => rank(one) - rank(two));
}
