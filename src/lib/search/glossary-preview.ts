/** What changes in the answers to a concept's words when the concept changes. */
import { mainWord, type Concept, type ConceptContent } from '#lib/glossary/concept.ts';
import type { Hit } from './hit.ts';

export type AskedWord = { readonly q: string; readonly lang: 'nb' | 'nn' | 'sv' };
type Moved = Pick<Hit, 'kind' | 'id' | 'slug' | 'title' | 'language' | 'via'>;
export type Preview = {
	/** Words that were searched for. */
	readonly asked: number;
	/** Words that another concept has too: they will find both. */
	readonly alsoIn: readonly SharedWord[];
	/** Those whose answer changes. */
	readonly changes: readonly (AskedWord & {
		readonly comesIn: readonly Moved[];
		readonly fallsOut: readonly Moved[];
	})[];
};

/** A word of the concept, and the word that the other one is known by. */
type SharedWord = { readonly word: string; readonly id: string; readonly other: string };

/** Each word costs two searches. */
const MOST_ASKED = 24;
const langs = ['nb', 'nn', 'sv'] as const;

/** All words of before and after, those that come or go first. */
export function queriesFor(before: ConceptContent | null, after: ConceptContent | null): AskedWord[] {
	const [old, fresh] = [askedOf(before), askedOf(after)];
	const both = new Map([...old, ...fresh].map((each) => [`${each.lang} ${each.q.toLowerCase()}`, each]));
	const has = (all: readonly AskedWord[], each: AskedWord) =>
		all.some(({ q, lang }) => q === each.q && lang === each.lang);
	const isNew = (each: AskedWord) => !has(old, each) || !has(fresh, each);
	const all = [...both.values()];
	return [...all.filter(isNew), ...all.filter((each) => !isNew(each))].slice(0, MOST_ASKED);
}

function askedOf(content: ConceptContent | null): AskedWord[] {
	return langs.flatMap((lang) => content?.words[lang].map((q) => ({ q, lang })) ?? []);
}

const MOST_SHARED = 10;

/** @param id of the concept itself; null = it is not there yet */
export function sharedWords(content: ConceptContent, id: string | null, all: Iterable<Concept>): SharedWord[] {
	const others = [...all].filter((each) => each.id !== id);
	return langs
		.flatMap((lang) =>
			content.words[lang].flatMap((word) =>
				others
					.filter(({ words }) => words[lang].includes(word))
					.map((each) => ({ word, id: each.id, other: mainWord(each, lang) ?? each.id }))
			)
		)
		.slice(0, MOST_SHARED);
}

export function comparedHits(
	queries: readonly AskedWord[],
	before: readonly (readonly Hit[])[],
	after: readonly (readonly Hit[])[]
): Omit<Preview, 'alsoIn'> {
	const changes = queries.map((query, at) => ({
		...query,
		comesIn: onlyIn(after[at] ?? [], before[at] ?? []),
		fallsOut: onlyIn(before[at] ?? [], after[at] ?? [])
	}));
	return {
		asked: queries.length,
		changes: changes.filter(({ comesIn, fallsOut }) => comesIn.length + fallsOut.length > 0)
	};
}

function onlyIn(hits: readonly Hit[], others: readonly Hit[]): Moved[] {
	const keys = new Set(others.map(({ kind, id }) => `${kind} ${id}`));
	return hits
		.filter(({ kind, id }) => !keys.has(`${kind} ${id}`))
		.map(({ kind, id, slug, title, language, via }) => ({ kind, id, slug, title, language, via }));
}
