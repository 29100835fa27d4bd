/** Ways that the glossary opens: other words of the reader's own language, and the words of the neighbour's. */
import { byForm } from './lexeme.ts';
import { mayJoin, type Concept, type Lexicon, type Term } from './lexicon.ts';
import type { Side } from './side.ts';
import { adjacent, type Way } from './way.ts';

const OWN = 0.75;
const ACROSS = 0.72;
/** More words than a reader could look through. */
const MOST = 24;

/** For a word or phrase of this side, given by its stems. */
export function glossaryWays(stems: readonly string[], side: Side, lexicon: Lexicon): Way[] {
	const key = stems.join(' ');
	return conceptsOf(key, side, lexicon)
		.flatMap((concept) => concept.terms.flatMap((term) => wayTo(term, concept, key, side, lexicon)))
		.slice(0, MOST);
}

export function conceptsOf(key: string, side: Side, lexicon: Lexicon): Concept[] {
	const ids = lexicon.phrases[side].get(key) ?? [];
	return ids.flatMap((id) => lexicon.concepts.get(id) ?? []);
}

function wayTo(term: Term, concept: Concept, key: string, side: Side, lexicon: Lexicon): Way[] {
	const is = term.stems.join(' ');
	const isOwn = term.side === side;
	const words = term.folded.split(' ');
	if (isOwn && is === key) return [];
	if (!isOwn && (concept.weight === 0 || !mayJoin(lexicon, key, side, is))) return [];
	return [
		{
			foundBy: 'glossary',
			weight: isOwn ? OWN : (ACROSS * concept.weight) / 100,
			pattern: adjacent(term.stems.map((stem, at) => [byForm(term.side, words[at] ?? stem, stem)])),
			added: {
				term: term.word,
				lang: term.lang,
				relation: concept.relation,
				conceptId: concept.id
			}
		}
	];
}
