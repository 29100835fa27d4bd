/**
 * Words that two texts share, in one language or across the border: the same word, or what the glossary says means the
 * same. What only looks alike joins nothing, and what every project speaks of says nothing.
 */
import { mainWord } from '#lib/glossary/concept.ts';
import { keyOf, senseOf, stemsIn, wordIn, type Sense, type WordBook } from '#lib/glossary/word-sense.ts';
import type { ContentLang } from '#lib/lang.ts';
import { folded } from '#lib/language/fold.ts';

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
const everydayWords = `person personal personale ansatte anställda medarbetare bruker brukare ønsker önskar trenger behöver
	brukes används gjøre göra måte sätt bedre bättre lettere lättare fleste mange många annen annan dag hjelp hjälp vite veta
	kunne kunna første första beste bästa finnes finns time tid bor lage blant bland rett rätt gang gång helt annet annat begge
	båda ting saker system løsning lösning teknologi teknik egen svar vise visa olike olika rundt runt ingen inget`;
const everydayStems = { n: new Set(stemsIn(everydayWords, 'n')), s: new Set(stemsIn(everydayWords, 's')) };
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
	/** Written in one way or another, it is the same word. */
	readonly isSame: boolean;
};

/** Each thing once, in its longest form: «digitalt nattilsyn», not also «tilsyn». In the order of the need's text. */
export function sharedWords(need: Sense, thing: Sense, known: Known): Shared[] {
	const concepts = [...need.concepts].flatMap(([id, surface]) => {
		const other = thing.concepts.get(id);
		return other === undefined ? [] : [{ id, need: surface, thing: other }];
	});
	const kept = longest(concepts.filter(({ id }) => known.counted.has(id)));
	const isSaid = (id: string) => telling.has(category(id, known)) || idle.has(category(id, known));
	const said = new Set(concepts.filter(({ id }) => isSaid(id)).flatMap((each) => stemsIn(each.need, need.side)));
	const isSame = (each: { need: string; thing: string }) =>
		keyOf(each.need, need.side) === keyOf(each.thing, thing.side) || folded(each.need) === folded(each.thing);
	return [
		...kept.map(({ id, ...each }) => ({
			...each,
			sure: Math.round((known.book.weights.get(id) ?? 0) * 100),
			isSame: isSame(each)
		})),
		...plainWords(need, thing, known.book)
			.filter(({ stem }) => !said.has(stem))
			.map(({ word }) => ({ need: word, thing: word, sure: 0, isSame: true }))
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

function plainWords(need: Sense, thing: Sense, book: WordBook): { stem: string; word: string }[] {
	return [...need.words].flatMap(([stem, word]) => {
		const isTelling = word.length >= SHORTEST && !everydayStems[need.side].has(stem) && !/^\d+$/.test(word);
		const said = { word: folded(word), stem };
		return isTelling && wordIn(thing, need.side, said, book) !== undefined ? [{ stem, word }] : [];
	});
}
