/** Ways that the glossary opens: other words of the reader's own language, and the words of the neighbour's. */
import type { Side } from '#lib/language/side.ts';
import { isSmall } from '#lib/language/small-words.ts';
import { stemOf } from '#lib/language/stem.ts';
import { cognateOf } from './cognate.ts';
import { byForm } from './lexeme.ts';
import { isJoined, type Concept, type Lexicon, type Term } from './lexicon.ts';
import { adjacent, type Way } from './way.ts';

const OWN = 0.75;
const ACROSS = 0.72;
/** More words than a reader could look through. */
const MOST = 24;

/** For a word or phrase of this side, as it was asked for. */
export function glossaryWays(words: readonly string[], side: Side, lexicon: Lexicon): Way[] {
	const key = words.map((word) => stemOf(word, side)).join(' ');
	return conceptsOf(words, side, lexicon)
		.flatMap((concept) => concept.terms.flatMap((term) => wayTo(term, concept, key, side, lexicon)))
		.slice(0, MOST);
}

/** Concepts that hold the words as they stand, else those that hold another form of them: «lov» is no «love». */
export function conceptsOf(words: readonly string[], side: Side, lexicon: Lexicon): Concept[] {
	const key = words.map((word) => stemOf(word, side)).join(' ');
	const ids = lexicon.phrases[side].get(key) ?? (side === 'n' ? lexicon.siblings.get(cognateOf(key, 'n')) : undefined);
	const found = (ids ?? []).flatMap((id) => lexicon.concepts.get(id) ?? []);
	const asked = words.join(' ');
	const exact = found.filter(({ terms }) => terms.some((term) => term.side === side && term.folded === asked));
	return exact.length > 0 || lexicon.apartWords[side].has(asked) ? exact : found;
}

function wayTo(term: Term, concept: Concept, key: string, side: Side, lexicon: Lexicon): Way[] {
	const is = term.stems.join(' ');
	const isOwn = term.side === side;
	const words = term.folded.split(' ');
	// Norwegian «ved» is firewood too, and stands in every other sentence as a small word
	if ((isOwn && is === key) || isSmall(term.folded)) return [];
	if (!isOwn && (concept.weight === 0 || !isJoined(lexicon, concept, key, term))) return [];
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
