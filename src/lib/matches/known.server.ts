/** The glossary as matching reads it, made once, and the searches for words of it. */
import glossary from '#data/glossary.json' with { type: 'json' };
import { stemOf, type Sense } from '#lib/word-sense.ts';
import { knownWords, type Known } from './match-words.ts';

let known: Known | undefined;
let searches: ReadonlyMap<string, readonly string[]> | undefined;

export function matchKnown(): Known {
	known ??= knownWords(glossary);
	return known;
}

/** More phrases than a text of a page has. */
const MOST = 120;

/** For `to_tsquery('simple', …)`: whatever says in either language one of the things that the text speaks of; '' when none. */
export function searchFor(text: Sense): string {
	searches ??= new Map(glossary.terms.map((term) => [term.id, phrasesOf(term)]));
	const wanted = [...text.concepts.keys()].filter((id) => matchKnown().counted.has(id));
	const phrases = new Set(wanted.flatMap((id) => searches?.get(id) ?? []));
	return [...phrases].slice(0, MOST).join(' | ');
}

function phrasesOf({ nb, nn, sv, synonyms }: (typeof glossary.terms)[number]): string[] {
	const phrases = [nb, nn, sv, ...synonyms.nb, ...synonyms.nn, ...synonyms.sv];
	return phrases.flatMap((phrase) => {
		const words = (phrase ?? '').normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
		return words.length === 0 ? [] : [`(${words.map(startOf).join(' <-> ')})`];
	});
}

/** The word without its ending, whatever ending it has there. */
function startOf(word: string): string {
	return `${word.toLowerCase().slice(0, stemOf(word).length)}:*`;
}
