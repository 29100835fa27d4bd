/**
 * Words that two texts share, in one language or across the border: the same word, or what the glossary says means the
 * same. What only looks alike joins nothing, and what every project speaks of says nothing.
 */
import { mainWord } from '#lib/glossary/concept.ts';
import { folded, senseOf, stemOf, type Sense, type WordBook } from '#lib/glossary/word-sense.ts';
import type { ContentLang } from '#lib/lang.ts';

export type Known = { readonly book: WordBook; readonly counted: ReadonlySet<string> };

/** The parts of the glossary that are about the thing itself and not about projects, money, offices or this site. */
const telling = new Set([
	'technology',
	'care-technology',
	'body-and-aids',
	'health',
	'service',
	'role',
	'legal',
	'accessibility'
]);
/** What every project speaks of: such words say nothing, not even where both texts use them. */
const idle = new Set(['process', 'results', 'procurement', 'funding', 'organisation', 'general']);
/** Of the telling ones, what stands in nearly every text. */
const everyday = new Set([
	'bruker',
	'ansatt',
	'leder',
	'innbygger',
	'leverandør',
	'pleie',
	'omsorg',
	'velferdsteknologi'
]);
const everydayWords = new Set(
	`person personer personal personale ansatte anställda medarbetare brukere brukare ønsker önskar trenger behöver brukes
	används gjøre göra måte sätt bedre bättre lettere lättare flere fler fleste mange många noen någon annen annan dager dagar
	hjelp hjälp vite veta kunne kunna uten utan over gjør første första beste bästa finnes finns samme dette detta disse dessa
	dag time tid bor lage blant bland rett rätt gang gång helt annet annat denne denna begge båda ting saker
	system systemer løsning løsninger lösning lösningar teknologi teknik egen eget egne egna svar vise visa olike olika rundt runt ingen inget`
		.split(/\s+/)
		.map(stemOf)
);
const SHORTEST = 4;

export function knownWords(book: WordBook): Known {
	const counted = [...book.concepts.values()].filter(
		(concept) => telling.has(concept.category) && !everyday.has(mainWord(concept, 'nb') ?? '')
	);
	return { book, counted: new Set(counted.map(({ id }) => id)) };
}

export function told(text: string, language: ContentLang, { book }: Known): Sense {
	return senseOf(text, language, book);
}

export type Shared = {
	/** As the need calls it, and as the thing does. */
	readonly need: string;
	readonly thing: string;
	/** How sure the glossary is, in hundredths; 0 for a plain word that both use. */
	readonly sure: number;
};

/** Each thing once, in its longest form: «digitalt nattilsyn», not also «tilsyn». In the order of the need's text. */
export function sharedWords(need: Sense, thing: Sense, known: Known): Shared[] {
	const concepts = [...need.concepts].flatMap(([id, surface]) => {
		const other = thing.concepts.get(id);
		return other === undefined ? [] : [{ id, need: surface, thing: other }];
	});
	const kept = longest(concepts.filter(({ id }) => known.counted.has(id)));
	const isSaid = (id: string) => telling.has(category(id, known)) || idle.has(category(id, known));
	const said = new Set(concepts.filter(({ id }) => isSaid(id)).flatMap((each) => stemsIn(each.need)));
	const words = plainWords(need, thing, known.book).filter((word) => !said.has(stemOf(word)));
	return [
		...kept.map(({ id, ...each }) => ({ ...each, sure: Math.round((known.book.weights.get(id) ?? 0) * 100) })),
		...words.map((word) => ({ need: word, thing: word, sure: 0 }))
	];
}

function category(id: string, { book }: Known): string {
	return book.concepts.get(id)?.category ?? '';
}

function longest<T extends { readonly need: string }>(shared: readonly T[]): T[] {
	const bySize = [...shared].sort((one, other) => other.need.length - one.need.length);
	const kept = bySize.filter(
		({ need }, place) => !bySize.slice(0, place).some((each) => folded(each.need).includes(folded(need)))
	);
	return shared.filter((each) => kept.includes(each));
}

function plainWords(need: Sense, thing: Sense, { unlike }: WordBook): string[] {
	const isAbroad = need.side !== thing.side;
	return [...need.words].flatMap(([stem, word]) => {
		const isTelling = word.length >= SHORTEST && !everydayWords.has(stem) && !/^\d+$/.test(word);
		return isTelling && thing.words.has(stem) && !(isAbroad && unlike.has(stem)) ? [word] : [];
	});
}

function stemsIn(phrase: string): string[] {
	return phrase.split(' ').map(stemOf);
}

/** Written in one way or another, it is the same word. */
export function isSameWord({ need, thing }: Pick<Shared, 'need' | 'thing'>): boolean {
	return stemsIn(need).join(' ') === stemsIn(thing).join(' ');
}
