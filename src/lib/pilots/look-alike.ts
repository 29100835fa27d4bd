/**
 * Pilots that are like one that somebody is about to begin, each with why: words that both use, words that mean the same
 * in the two languages, the same technology. Among those shown is one that did not go well, when there is one near.
 */
import type { ContentLang } from '#lib/lang.ts';
import { headIn, keyOf, senseOf, wordIn, type Sense, type WordBook } from '#lib/glossary/word-sense.ts';
import { folded } from '#lib/language/fold.ts';
import type { Outcome, Standing } from './pilot-view.ts';

export type Begun = { readonly title: string; readonly language: ContentLang; readonly technologyArea: string | null };

export type Candidate = {
	readonly language: ContentLang;
	readonly title: string;
	readonly summary: string;
	readonly technologyArea: string | null;
	/** In the candidate's own language; '' when it has none. */
	readonly areaName: string;
	readonly standing: Standing;
	readonly outcome: Outcome | null;
};

export type Why =
	| { readonly kind: 'words'; readonly words: readonly string[] }
	/** What was typed, and what it is called over there. */
	| { readonly kind: 'pair'; readonly typed: string; readonly found: string }
	| { readonly kind: 'area' };

export type LookAlike<T> = { readonly pilot: T; readonly why: readonly Why[]; readonly score: number };

const SHOWN = 3;
/** Less than this is chance: a common word somewhere in the text. */
const LEAST = 0.8;
const weight = { title: 1, summary: 0.4, head: 0.6, concept: 1.5, dailyConcept: 0.4, area: 2 } as const;
/** Words of daily life stand in every text: that two pilots speak of practice or of a door makes them no look-alikes. */
const daily = new Set(['everyday', 'basics', 'verbs', 'qualities', 'home-life', 'society-life', 'common-words']);

export function didNotGoWell({ standing, outcome }: Pick<Candidate, 'standing' | 'outcome'>): boolean {
	return standing === 'stopped' || outcome === 'no_effect' || outcome === 'harmful' || outcome === 'not_completed';
}

/** The three most alike, the most alike first. */
export function lookAlikes<T extends Candidate>(
	begun: Begun,
	candidates: readonly T[],
	book: WordBook
): LookAlike<T>[] {
	const typed = senseOf(begun.title, begun.language, book);
	const read = candidates.map((pilot) => ({ pilot, ...sensesOf(pilot, book) }));
	const rarity = rarityIn(read);
	const near = read
		.map((each) => compared(begun, typed, each, { book, rarity }))
		.filter(({ score }) => score >= LEAST)
		.sort((one, other) => other.score - one.score);
	const first = near.slice(0, SHOWN);
	if (first.some(({ pilot }) => didNotGoWell(pilot))) return first;
	const warning = near.find(({ pilot }) => didNotGoWell(pilot));
	return warning ? [...first.slice(0, SHOWN - 1), warning] : first;
}

type Read<T> = { pilot: T; title: Sense; summary: Sense };
type Rarity = (key: string) => number;

/** What stands in the name of its technology counts as much as what stands in its title. */
function sensesOf(pilot: Candidate, book: WordBook) {
	return {
		title: senseOf(`${pilot.title} . ${pilot.areaName}`, pilot.language, book),
		summary: senseOf(pilot.summary, pilot.language, book)
	};
}

/** Something that nearly every pilot speaks of says little. */
function rarityIn(read: readonly Read<unknown>[]): Rarity {
	const counts = new Map<string, number>();
	for (const { title, summary } of read) {
		const keys = new Set(
			[title, summary].flatMap(({ words, heads, concepts }) => [...words.keys(), ...heads.keys(), ...concepts.keys()])
		);
		for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return (key) => Math.log(2 + read.length) - Math.log(1 + (counts.get(key) ?? 0));
}

function compared<T extends Candidate>(
	begun: Begun,
	typed: Sense,
	{ pilot, title, summary }: Read<T>,
	known: Known
): LookAlike<T> {
	const pairs = sharedConcepts(typed, title, summary, known);
	const words = sharedWords(typed, title, summary, known);
	const isSameArea = begun.technologyArea !== null && begun.technologyArea === pilot.technologyArea;
	const score = [...pairs, ...words].reduce((sum, each) => sum + each.score, isSameArea ? weight.area : 0);
	return { pilot, why: [...inWords([...pairs, ...words]), ...(isSameArea ? [{ kind: 'area' } as const] : [])], score };
}

type Shared = { typed: string; found: string; isSame: boolean; score: number };

/** Each thing is said once, in its longest form: «digitalt nattilsyn», not also «nattilsyn». */
function inWords(shared: readonly Shared[]): Why[] {
	const longest = [...shared].sort(
		(one, other) => other.typed.length - one.typed.length || Number(other.isSame) - Number(one.isSame)
	);
	const kept = longest.filter(
		({ typed }, place) => !longest.slice(0, place).some((each) => folded(each.typed).includes(folded(typed)))
	);
	const words = kept.filter(({ isSame }) => isSame).map(({ typed }) => typed);
	return [
		...kept.filter(({ isSame }) => !isSame).map(({ typed, found }) => ({ kind: 'pair' as const, typed, found })),
		...(words.length > 0 ? [{ kind: 'words' as const, words }] : [])
	];
}

type Known = { book: WordBook; rarity: Rarity };

function sharedConcepts(typed: Sense, title: Sense, summary: Sense, { book, rarity }: Known): Shared[] {
	return [...typed.concepts].flatMap(([id, surface]) => {
		const inTitle = title.concepts.get(id);
		const found = inTitle ?? summary.concepts.get(id);
		if (found === undefined) return [];
		const place = inTitle === undefined ? weight.summary : weight.title;
		const sure = book.weights.get(id) ?? 0;
		const worth = daily.has(book.concepts.get(id)?.category ?? '') ? weight.dailyConcept : weight.concept;
		const isSame = keyOf(surface, typed.side) === keyOf(found, title.side);
		return [{ typed: surface, found, isSame, score: worth * place * sure * rarity(id) }];
	});
}

/** Written alike is enough within one language; across the border not for words that mean something else there. */
function sharedWords(typed: Sense, title: Sense, summary: Sense, { book, rarity }: Known): Shared[] {
	const wanted = new Map<string, { surface: string; isHead: boolean }>();
	for (const [stem, surface] of typed.heads) wanted.set(stem, { surface, isHead: true });
	for (const [stem, surface] of typed.words) wanted.set(stem, { surface, isHead: false });
	return [...wanted].flatMap(([stem, { surface, isHead }]) => {
		const said = { word: isHead ? stem : folded(surface), stem };
		const inTitle = wordIn(title, typed.side, said, book) ?? headIn(title, typed.side, said, book);
		const found = inTitle ?? wordIn(summary, typed.side, said, book);
		if (found === undefined) return [];
		const place = inTitle === undefined ? weight.summary : weight.title;
		// of a compound only its last part is shared, and that is what stands over there
		const word = isHead ? found : surface;
		return [{ typed: word, found: word, isSame: true, score: (isHead ? weight.head : 1) * place * rarity(stem) }];
	});
}
