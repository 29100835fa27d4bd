/** All ways of one word of the query. */
import { acrossFrom, type Side } from '#lib/language/side.ts';
import { isSmall } from '#lib/language/small-words.ts';
import { stemOf } from '#lib/language/stem.ts';
import { cognateOf } from './cognate.ts';
import type { Split } from './compound.ts';
import { compoundWays, type Around } from './compound-ways.ts';
import { derivedOf } from './derived.ts';
import { glossaryWays } from './glossary-ways.ts';
import { byCognate, byForm, byStem, exact } from './lexeme.ts';
import { hasCognate, type Lexicon } from './lexicon.ts';
import { isOpaque } from '#lib/language/opaque.ts';
import { one, type Way } from './way.ts';

const weights = { exact: 1, form: 0.96, derived: 0.72, sibling: 0.7, cognate: 0.62, derivedAbroad: 0.52 } as const;
/** Three letters are shared by chance: «heis» and «hes». */
const SHORTEST_COGNATE = 4;

type WordSense = { readonly word: string; readonly side: Side; readonly splits: readonly Split[] };

export function wordWays(sense: WordSense, around: Around): Way[] {
	const { word, side } = sense;
	const { lexicon } = around;
	const stem = stemOf(word, side);
	return [
		own(weights.exact, exact(side, word)),
		own(weights.form, byForm(side, word, stem)),
		...glossaryWays([word], side, lexicon),
		...cognates(word, stem, side, lexicon),
		...derived(stem, side, lexicon),
		...compoundWays(sense, around)
	];
}

function own(weight: number, ...lexemes: readonly string[]): Way {
	return { foundBy: 'own_words', weight, pattern: one(...lexemes), added: null };
}

/** The same word in the other Norwegian or across the border. */
function cognates(word: string, stem: string, side: Side, lexicon: Lexicon): Way[] {
	const key = cognateOf(stem, side);
	const across = acrossFrom(side);
	const isLong = key.length >= SHORTEST_COGNATE;
	// Norwegian is written in two ways, Swedish in one: «teckning» is no «täckning»
	const here = isLong && side === 'n' ? [own(weights.sibling, byCognate(side, key))] : [];
	if (isSmall(word) || !hasCognate(lexicon, stem, side)) return here;
	// «boka» is a book here and «to book» there
	const isOther = cognateOf(stemOf(word, across), across) !== key;
	const forms = [exact(across, word), byForm(across, word, stem)];
	const alike = isOther ? forms.filter((form) => form !== exact(across, word)) : forms;
	const shared = isLong ? [byCognate(across, key), ...alike] : alike;
	return shared.length === 0 ? here : [...here, own(weights.cognate, ...shared)];
}

/** What the verb does, or the verb of what is done. */
function derived(stem: string, side: Side, lexicon: Lexicon): Way[] {
	const isOwnWord = (each: string) => isOpaque(each, 'n') || isOpaque(each, 's');
	const stems = isOwnWord(stem) ? [] : derivedOf(stem).filter((each) => !isOwnWord(each));
	if (stems.length === 0) return [];
	const here = own(weights.derived, ...stems.map((each) => byStem(side, each)));
	if (!hasCognate(lexicon, stem, side)) return [here];
	const keys = stems.map((each) => cognateOf(each, side)).filter((key) => key.length >= SHORTEST_COGNATE);
	const there = keys.map((key) => byCognate(acrossFrom(side), key));
	return there.length === 0 ? [here] : [here, own(weights.derivedAbroad, ...there)];
}
