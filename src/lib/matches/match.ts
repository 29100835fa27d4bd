/**
 * How well a pilot or a solution may fit a need. The same needs and things always give the same points:
 *
 *   part        points            from
 *   area        40                the same technology area
 *   group       15                another area of the same group; never beside `area`
 *   words       0–20              4 for each thing that both speak of and the glossary knows (less where it is unsure),
 *                                 2 for each other word, of those at most 8; in the published texts of both
 *   type        5                 the kind of thing that the need asks for
 *   result      10                tried in a pilot whose approved outcome is that it works, wholly or in part
 *   adoptions   3 each, most 12   organisations that themselves confirmed that they use it
 *   ready       5                 ready to reuse, said by a partner, or by the seller where somebody has taken it over
 *   target      6                 the same target group, in the words of partners
 *
 * Ties stand in the order of their ids. Less than `LEAST` is chance and is not shown. All but `words` comes from what
 * others approved or confirmed, so that whoever writes about a thing of their own can move it by `words` alone. Country,
 * size, age and payment give nothing, and the profile of a firm, its self-chosen areas among it, is not read at all.
 */
import type { NeedType } from '#lib/needs/need.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Outcome, Phase, Standing } from '#lib/pilots/pilot-view.ts';
import type { Sense } from '#lib/glossary/word-sense.ts';
import { sharedWords, told, type Known, type Shared } from './match-words.ts';

export const points = {
	area: 40,
	group: 15,
	concept: 4,
	word: 2,
	plainWords: 8,
	words: 20,
	type: 5,
	result: 10,
	adoption: 3,
	adoptions: 12,
	ready: 5,
	target: 6
} as const;

/** An area alone is enough; a group or a few words alone are not. */
export const LEAST = 20;
const LEAST_WORDS = 8;

/** Worth showing: near in technology or in what both speak of. What is merely well proven fits nothing by that. */
export function isShown({ score, reasons }: Scored): boolean {
	const isNear = reasons.some(
		({ part, points: given }) => part === 'area' || part === 'group' || (part === 'words' && given >= LEAST_WORDS)
	);
	return isNear && score >= LEAST;
}

export type Wish = {
	readonly id: string;
	readonly language: ContentLang;
	readonly title: string;
	readonly text: string;
	readonly targetGroup: string;
	readonly area: string | null;
	readonly group: string | null;
	readonly type: NeedType | null;
};

export type Offer = {
	readonly id: string;
	readonly kind: 'pilot' | 'solution';
	readonly language: ContentLang;
	readonly title: string;
	readonly text: string;
	readonly area: string | null;
	readonly group: string | null;
	/** For whom it was tried, as the partners of the pilots say. */
	readonly targets: readonly { readonly language: ContentLang; readonly text: string }[];
	readonly fits: readonly NeedType[];
	readonly hasResult: boolean;
	readonly adoptions: number;
	readonly isReady: boolean;
};

export type Reason =
	| { readonly part: 'area' | 'group' | 'type' | 'result' | 'ready'; readonly points: number }
	| { readonly part: 'adoptions'; readonly points: number; readonly count: number }
	| { readonly part: 'target'; readonly points: number; readonly words: readonly string[] }
	| {
			readonly part: 'words';
			readonly points: number;
			readonly same: readonly string[];
			readonly pairs: readonly { readonly need: string; readonly thing: string }[];
	  };

export type Scored = { readonly score: number; readonly reasons: readonly Reason[] };
export type ReadWish = { readonly wish: Wish; readonly text: Sense; readonly target: Sense };
export type ReadOffer = { readonly offer: Offer; readonly text: Sense; readonly targets: readonly Sense[] };

export function readWish(wish: Wish, known: Known): ReadWish {
	return {
		wish,
		text: told(`${wish.title} . ${wish.text}`, wish.language, known),
		target: told(wish.targetGroup, wish.language, known)
	};
}

export function readOffer(offer: Offer, known: Known): ReadOffer {
	return {
		offer,
		text: told(`${offer.title} . ${offer.text}`, offer.language, known),
		targets: offer.targets.map(({ text, language }) => told(text, language, known))
	};
}

/** Reasons in the order of the table. */
export function scored(need: ReadWish, thing: ReadOffer, known: Known): Scored {
	const reasons = [
		placed(need.wish, thing.offer),
		spoken(sharedWords(need.text, thing.text, known)),
		...facts(need.wish, thing.offer),
		forWhom(need.target, thing.targets, known)
	].flatMap((reason) => reason ?? []);
	return { score: reasons.reduce((sum, each) => sum + each.points, 0), reasons };
}

function placed(wish: Wish, offer: Offer): Reason | undefined {
	if (wish.area !== null && wish.area === offer.area) return { part: 'area', points: points.area };
	const isNear = wish.group !== null && wish.group === offer.group;
	return isNear ? { part: 'group', points: points.group } : undefined;
}

function spoken(shared: readonly Shared[]): Reason | undefined {
	const plain = shared.filter(({ sure }) => sure === 0);
	const concepts = shared.reduce((sum, { sure }) => sum + Math.round((points.concept * sure) / 100), 0);
	const sum = Math.min(points.words, concepts + Math.min(points.plainWords, plain.length * points.word));
	if (sum === 0) return undefined;
	const same = shared.filter(({ isSame }) => isSame).map(({ need }) => need.toLowerCase());
	const pairs = shared
		.filter(({ isSame }) => !isSame)
		.map(({ need, thing }) => ({ need: need.toLowerCase(), thing: thing.toLowerCase() }));
	return { part: 'words', points: sum, same, pairs };
}

function facts({ type }: Wish, { fits, hasResult, adoptions, isReady }: Offer): Reason[] {
	const given = (part: 'type' | 'result' | 'ready', is: boolean): Reason[] =>
		is ? [{ part, points: points[part] }] : [];
	const used = Math.min(points.adoptions, adoptions * points.adoption);
	return [
		...given('type', type !== null && fits.includes(type)),
		...given('result', hasResult),
		...(used > 0 ? [{ part: 'adoptions' as const, points: used, count: adoptions }] : []),
		...given('ready', isReady)
	];
}

function forWhom(need: Sense, targets: readonly Sense[], known: Known): Reason | undefined {
	const words = new Set(
		targets.flatMap((target) => sharedWords(need, target, known).map((each) => each.need.toLowerCase()))
	);
	return words.size === 0 ? undefined : { part: 'target', points: points.target, words: [...words] };
}

/** The best first, ties by id. */
export function inOrder<T extends { readonly id: string; readonly score: number }>(found: readonly T[]): T[] {
	return [...found].sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
}

/** What a pilot can be for somebody with a need: one to join while it goes on, one to learn from when it has ended. */
export function pilotFits(of: { phase: Phase; standing: Standing; outcome: Outcome | null }): readonly NeedType[] {
	if (of.outcome !== null) return ['information'];
	return of.standing === 'running' && of.phase !== 'realisation' ? ['pilot_partner', 'idea_request'] : [];
}

export function solutionFits(kind: string): readonly NeedType[] {
	return kind === 'product'
		? ['market_dialogue', 'pilot_partner', 'planned_procurement']
		: ['idea_request', 'information'];
}
