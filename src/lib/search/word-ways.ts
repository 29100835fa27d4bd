/** All ways of one word of the query. */
import { cognateOf } from './cognate.ts';
import { firstBefore, isParticle, restAfter, type Split } from './compound.ts';
import { glossaryWays, rootsOf } from './glossary-ways.ts';
import { byCognate, byStem, exact } from './lexeme.ts';
import { hasCognate, type Lexicon } from './lexicon.ts';
import { acrossFrom, type Side } from './side.ts';
import { stemOf } from './stem.ts';
import type { CompoundWord } from './vocabulary.ts';
import { near, one, type Way } from './way.ts';

const weights = { exact: 1, form: 0.96, sibling: 0.7, cognate: 0.62, parts: 0.55, head: 0.5, first: 0.42 } as const;
/** What compounds across the border are worth beside those of the own language. */
const ABROAD = 0.85;
const SHORTEST_COGNATE = 4;

export type WordSense = {
	readonly word: string;
	readonly side: Side;
	readonly splits: readonly Split[];
	readonly begins: readonly CompoundWord[];
	readonly ends: readonly CompoundWord[];
};

export function wordWays(sense: WordSense, lexicon: Lexicon, isKnown: (side: Side, stem: string) => boolean): Way[] {
	const { word, side } = sense;
	const stem = stemOf(word, side);
	return [
		own(weights.exact, exact(side, word)),
		own(weights.form, byStem(side, stem)),
		...glossaryWays([stem], side, lexicon),
		...cognates(word, stem, side, lexicon),
		...sense.splits.flatMap((split) => partWays(split, side, lexicon)),
		...sense.splits.flatMap((split) => translatedCompounds(split, sense, lexicon)),
		...compoundWays(sense, lexicon, isKnown)
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
	const here = isLong ? [own(weights.sibling, byCognate(side, key))] : [];
	if (!hasCognate(lexicon, stem, side)) return here;
	const there = isLong ? [byCognate(across, key), exact(across, word)] : [exact(across, word)];
	return [...here, own(weights.cognate, ...there)];
}

/** The parts of a compound written apart, in either language. */
function partWays({ first, head }: Split, side: Side, lexicon: Lexicon): Way[] {
	return ([side, acrossFrom(side)] as const).flatMap((on) => {
		const [one, other] = [lexemesOf(first, side, on, lexicon), lexemesOf(head, side, on, lexicon)];
		if (one.length === 0 || other.length === 0) return [];
		const weight = weights.parts * (on === side ? 1 : ABROAD);
		return [{ foundBy: 'compound' as const, weight, pattern: near(one, other), added: null }];
	});
}

function lexemesOf(stem: string, side: Side, on: Side, lexicon: Lexicon): string[] {
	const key = cognateOf(stem, side);
	const isAlike = key.length >= 3 && (side === on || hasCognate(lexicon, stem, side));
	const roots = rootsOf(stem, side, on, lexicon).map((root) => byStem(on, root));
	return isAlike ? [...roots, byCognate(on, key)] : roots;
}

/** Public compounds of both parts in other words: «läkemedelsavtal» for «medisinavtale». */
function translatedCompounds({ first, head }: Split, { side, begins }: WordSense, lexicon: Lexicon): Way[] {
	return begins.flatMap(({ side: on, root, word, stem }) => {
		if (!rootsFor(first, side, on, lexicon).includes(root)) return [];
		const heads = new Set(restAfter(word, root, on));
		const isIt = lexiconHeads(head, side, on, lexicon).some((each) => heads.has(each));
		return isIt ? [compound(weights.parts * (on === side ? 1 : ABROAD), on, stem)] : [];
	});
}

function lexiconHeads(head: string, side: Side, on: Side, lexicon: Lexicon): string[] {
	const alike = hasCognate(lexicon, head, side) ? [head] : [];
	return [...rootsOf(head, side, on, lexicon), ...alike];
}

/** Stems with which public compounds may begin or end that say what this stem says. */
export function rootsFor(stem: string, side: Side, on: Side, lexicon: Lexicon): string[] {
	const alike = on === side || hasCognate(lexicon, stem, side) ? [stem] : [];
	return [...new Set([...rootsOf(stem, side, on, lexicon), ...alike])];
}

function compound(weight: number, side: Side, stem: string): Way {
	return { foundBy: 'compound', weight, pattern: one(byStem(side, stem)), added: null };
}

const LONG = 6;

/** Public compounds that are a kind of what was asked for, and such that begin with it. */
function compoundWays(
	{ word, side, begins, ends }: WordSense,
	lexicon: Lexicon,
	isKnown: (side: Side, stem: string) => boolean
): Way[] {
	const own = stemOf(word, side);
	const wanted = new Set(
		([side, acrossFrom(side)] as const).flatMap((on) => rootsFor(own, side, on, lexicon).map((root) => `${on}${root}`))
	);
	const worth = (on: Side) => (on === side ? 1 : ABROAD);
	const heads = ends.filter(({ side: on, root, stem }) => {
		const first = firstBefore(stem, root);
		if (!wanted.has(`${on}${root}`) || first.length < 3 || isParticle(first)) return false;
		return (root.length >= LONG && first.length >= 4) || isKnown(on, stemOf(first, on));
	});
	const firsts = begins.filter(({ side: on, root, word: whole }) => {
		if (!wanted.has(`${on}${root}`)) return false;
		return restAfter(whole, root, on).some((rest) => isKnown(on, rest) && !isParticle(rest));
	});
	return [
		...heads.map(({ side: on, stem }) => compound(weights.head * worth(on), on, stem)),
		...firsts.map(({ side: on, stem }) => compound(weights.first * worth(on), on, stem))
	];
}
