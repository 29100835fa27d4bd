/** Ways that go over the parts of words: of what was typed, and of what stands in public texts. */
import { acrossFrom, type Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import { cognateOf } from './cognate.ts';
import { firstBefore, isParticle, longerHeads, restAfter, restSharing, type Split } from './compound.ts';
import { byCognate, byForm, byStem } from './lexeme.ts';
import { hasCognate, type Lexicon } from './lexicon.ts';
import { firstsOf, keysOfFirst, rootsFor, wordsFor } from './roots.ts';
import type { CompoundWord, Compounds } from './vocabulary.ts';
import { near, one, together, type Way } from './way.ts';

const weights = { parts: 0.55, head: 0.5, first: 0.42, apart: 0.3 } as const;
/** What compounds across the border are worth beside those of the own language. */
const ABROAD = 0.85;
/** A part of fewer letters is told only beside a public word: «ost» ends «kost», «mat» begins «matador». */
const SHORTEST_TOLD = 4;
/** A head of so many letters is hardly the end of some other word, nor is a shorter one after so long a first part. */
const LONG_HEAD = 6;
const LONG_BEFORE_HEAD = 6;
/** A first part of so many letters is told in a word of so many, whatever follows: «betaling» in «betalingstermin». */
const LONG_FIRST = 5;
const LONG_BOTH = 10;
/** So much after a first part is a word, be it public or not. */
const LONG_REST = 5;
/** Any of more words is no longer what was asked for, and the index is asked for each. */
const MOST_OF_PART = 12;

/** What is shared in fewer letters is shared with any word: «e» of «e-lås» stands anywhere. */
const SHORTEST_KEY = 3;

type Knows = (side: Side, key: string) => boolean;
/** What is known of other words. */
export type Around = { readonly compounds: Compounds; readonly lexicon: Lexicon; readonly knows: Knows };
type Asked = { readonly word: string; readonly side: Side; readonly splits: readonly Split[] };

export function compoundWays(asked: Asked, around: Around): Way[] {
	const splits = asked.splits.filter((split) => split.isSure || isFirstElsewhere(split, asked, around));
	return [
		...splits.flatMap((split) => partWays(split, asked, around)),
		...splits.flatMap((split) => wholeWays(split, asked, around)),
		...kindWays(asked, around)
	];
}

/** A first part that is no public word may be one in another compound: «hofte» of «hofteoperasjon». */
function isFirstElsewhere({ first }: Split, { word, side }: Asked, { compounds, lexicon }: Around): boolean {
	const own = cognateOf(stemOf(word, side), side);
	const roots = rootsFor(first, side, side, lexicon).first;
	return compounds.begins.some(
		({ root, cognate }) => root.length >= SHORTEST_TOLD && cognate !== own && roots.includes(root)
	);
}

/** A word that looks like another one across the border is taken apart on its own side only. */
function sidesFor(word: string, side: Side, lexicon: Lexicon): readonly Side[] {
	return hasCognate(lexicon, stemOf(word, side), side) && !lexicon.apart[side].has(stemOf(word, side))
		? [side, acrossFrom(side)]
		: [side];
}
const worth = (on: Side, side: Side) => (on === side ? 1 : ABROAD);

/** The parts written apart, in either language. */
function partWays({ first, head }: Split, { word, side }: Asked, around: Around): Way[] {
	const { lexicon } = around;
	return sidesFor(word, side, lexicon).flatMap((on) => {
		const one = [...lexemesOf(first, side, on, lexicon), ...beginning(first, side, on, around)];
		const other = [...lexemesOf(head, side, on, lexicon), ...ending(head, side, on, around)];
		if (one.length === 0 || other.length === 0) return [];
		const way = (weight: number, pattern: Way['pattern']): Way => ({
			foundBy: 'compound',
			weight: weight * worth(on, side),
			pattern,
			added: null
		});
		return [way(weights.parts, near(one, other)), way(weights.apart, together(one, other))];
	});
}

function lexemesOf(word: string, side: Side, on: Side, lexicon: Lexicon): string[] {
	const stem = stemOf(word, side);
	const key = cognateOf(stem, side);
	const isAlike = key.length >= SHORTEST_KEY && (side === on || hasCognate(lexicon, stem, side));
	const others = wordsFor(word, side, on, lexicon).filter((each) => each !== word);
	return [...others.map((each) => byForm(on, each, stemOf(each, on))), ...(isAlike ? [byCognate(on, key)] : [])];
}

function beginning(first: string, side: Side, on: Side, { compounds, lexicon, knows }: Around): string[] {
	const roots = new Set(rootsFor(first, side, on, lexicon).first);
	return compounds.begins
		.filter((each) => each.side === on && roots.has(each.root) && (isLongFirst(each) || isFirstOf(each, knows)))
		.slice(0, MOST_OF_PART)
		.map(({ stem }) => byStem(on, stem));
}

function ending(head: string, side: Side, on: Side, { compounds, lexicon, knows }: Around): string[] {
	const roots = new Set(rootsFor(head, side, on, lexicon).head);
	return compounds.ends
		.filter((each) => each.side === on && roots.has(each.root) && isHeadOf(each, on !== side, knows))
		.slice(0, MOST_OF_PART)
		.map(({ stem }) => byStem(on, stem));
}

/** Public compounds of both parts in other words: «läkemedelsavtal» for «medisinavtale». */
function wholeWays({ first, head }: Split, { word, side }: Asked, { compounds, lexicon }: Around): Way[] {
	return sidesFor(word, side, lexicon).flatMap((on) => {
		const firsts = new Set(rootsFor(first, side, on, lexicon).first);
		const { head: heads } = rootsFor(head, side, on, lexicon);
		return compounds.begins.flatMap(({ side: of, root, cognate, stem }) => {
			if (of !== on || !firsts.has(root)) return [];
			const isIt = restAfter(cognate, root, on).some((rest) =>
				heads.some(
					(each) => rest === each || (each.length >= SHORTEST_TOLD && (rest.startsWith(each) || rest.endsWith(each)))
				)
			);
			return isIt ? [compound(weights.parts * worth(on, side), on, stem)] : [];
		});
	});
}

function compound(weight: number, side: Side, stem: string): Way {
	return { foundBy: 'compound', weight, pattern: one(byStem(side, stem)), added: null };
}

/** Public compounds that are a kind of what was asked for, and such that begin with it. */
function kindWays({ word, side }: Asked, { compounds, lexicon, knows }: Around): Way[] {
	return sidesFor(word, side, lexicon).flatMap((on) => {
		const roots = rootsFor(word, side, on, lexicon);
		const own = firstsOf(word, side);
		const heads = compounds.ends.filter(
			(each) => each.side === on && roots.head.includes(each.root) && isHeadOf(each, on !== side, knows)
		);
		const firsts = compounds.begins.filter(
			(each) =>
				each.side === on &&
				roots.first.includes(each.root) &&
				isFirstOf(each, knows) &&
				((side === 'n' && on === 's') || !own.includes(each.root) || keepsDouble(each.stem, word, side))
		);
		return [
			...heads.map(({ stem }) => compound(weights.head * worth(on, side), on, stem)),
			...firsts.map(({ stem }) => compound(weights.first * worth(on, side), on, stem))
		];
	});
}

/** «soprum» is no room for «soppa»: a word of a double letter keeps it, but for a Norwegian one in Swedish. */
function keepsDouble(compound: string, word: string, side: Side): boolean {
	const stem = stemOf(word, side);
	return !/([^aeiouyåäö])\1$/.test(stem) || compound.slice(1, stem.length + 1).includes(stem.slice(-2));
}

/** Beside the other part of a compound, less has to be known of the first one. */
function isLongFirst({ side, root, cognate }: CompoundWord): boolean {
	return root.length >= SHORTEST_TOLD && restAfter(cognate, root, side).some((rest) => rest.length >= LONG_REST);
}

/** «parkering» is no ring in a park, «endring» none at an end; «armring» and «forlovelsesring» are rings. */
const RING = 'ring';
const RING_OF = /[sm]ring$/;

/** «nattilsyn» is a kind of «tilsyn»; «kost» is no kind of «ost». */
function isHeadOf({ side, root, cognate }: CompoundWord, isAbroad: boolean, knows: Knows): boolean {
	const firsts = firstBefore(cognate, root);
	if (root === RING && !RING_OF.test(cognate)) return false;
	if (firsts.slice(0, 1).some(isParticle) || isOfLongerHead(root, cognate, isAbroad, (key) => knows(side, key)))
		return false;
	return (
		isTellingHead(root, firsts[0]?.length ?? 0) ||
		firsts.some((first) => keysOfFirst(first, side).some((key) => knows(side, key)))
	);
}

/** «restavfall» is a kind of «avfall» and no «fall», Norwegian «hukommelsessvikt» of «svikt» and no Swedish «vikt». */
function isOfLongerHead(root: string, cognate: string, isAbroad: boolean, isKnown: (key: string) => boolean): boolean {
	const { withParticle, withS } = longerHeads(cognate, root);
	return withParticle.some(isKnown) || (isAbroad && !isKnown(root) && withS.some(isKnown));
}

/** The longer the first part is, the less a short head may be the end of some other word. */
function isTellingHead(root: string, first: number): boolean {
	if (SUFFIX.test(root)) return false;
	return (
		(root.length >= LONG_HEAD && first >= SHORTEST_TOLD) || (root.length >= SHORTEST_TOLD && first >= LONG_BEFORE_HEAD)
	);
}
/** What words end in that are no compounds: «vurdering» is no kind of «ring». */
const SUFFIX =
	/^(?:[lnrt]?ing|[lrt]?else|s?jon|isme?|tur|itet|[aei]l|bar|man|sam|het|lig|ent|ant|ist|[ln]est?|land|verk)$/;

function isFirstOf({ side, root, cognate }: CompoundWord, knows: Knows): boolean {
	const rests = restAfter(cognate, root, side).filter((rest) => !isParticle(rest));
	const isLong = (rest: string) =>
		root.length + rest.length >= LONG_BOTH && root.length >= LONG_FIRST && rest.length >= SHORTEST_TOLD;
	return rests.some(isLong) || [...rests, ...restSharing(cognate, root)].some((rest) => knows(side, rest));
}
