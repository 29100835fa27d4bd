/** What may fit a need, and which needs a solution may fit; the same for everybody who looks. */
import type { Db } from '#lib/db.server.ts';
import { matchKnown, searchFor } from './known.server.ts';
import { inOrder, isShown, readOffer, readWish, scored, type Reason } from './match.ts';
import { offersNear, publicSolution, type OfferView } from './offers.server.ts';
import { wishesNear, wishOf, type WishView } from './wishes.server.ts';

const SHOWN = 10;

export type Match = Omit<OfferView, 'text' | 'targets' | 'fits' | 'area' | 'group'> & {
	readonly score: number;
	readonly reasons: readonly Reason[];
};
export type NeedMatches = {
	/** Chosen by the owner, the best first. */
	readonly pinned: readonly Match[];
	/** The ten best of all others. */
	readonly found: readonly Match[];
	readonly rejected: readonly Match[];
};

/** Two queries, whatever there is. */
export async function matchesOfNeed(db: Db, needId: string): Promise<NeedMatches> {
	const wish = await wishOf(db, needId);
	if (!wish) return { pinned: [], found: [], rejected: [] };
	const known = await matchKnown(db);
	const need = readWish(wish, known);
	const { area, group } = wish;
	const offers = await offersNear(db, { needId, area, group, search: searchFor(need.text, known) });
	const all = inOrder(offers.map((offer) => ({ ...shown(offer), ...scored(need, readOffer(offer, known), known) })));
	return {
		pinned: all.filter(({ decision }) => decision === 'pinned'),
		found: all.filter((each) => each.decision === null && isShown(each)).slice(0, SHOWN),
		rejected: all.filter(({ decision }) => decision === 'rejected')
	};
}

function shown({ text: _text, targets: _targets, fits: _fits, area: _area, group: _group, ...offer }: OfferView) {
	return offer;
}

export type NeedMatch = Pick<
	WishView,
	'id' | 'slug' | 'language' | 'title' | 'ownerNb' | 'ownerSv' | 'deadline' | 'deadlineTime' | 'isPinned'
> & { readonly score: number; readonly reasons: readonly Reason[] };

/** Open needs that a public solution may fit, those whose owner chose it first. Two queries. */
export async function needsForSolution(db: Db, solutionId: string): Promise<NeedMatch[]> {
	const offer = await publicSolution(db, solutionId);
	if (!offer) return [];
	const known = await matchKnown(db);
	const thing = readOffer(offer, known);
	const wishes = await wishesNear(db, offer);
	const all = inOrder(wishes.map((wish) => ({ ...wish, ...scored(readWish(wish, known), thing, known) })));
	const pinned = all.filter(({ isPinned }) => isPinned);
	const found = all.filter((each) => !each.isPinned && isShown(each));
	return [...pinned, ...found]
		.slice(0, SHOWN)
		.map(({ id, slug, language, title, ownerNb, ownerSv, deadline, deadlineTime, isPinned, score, reasons }) => ({
			...{ id, slug, language, title, ownerNb, ownerSv, deadline, deadlineTime, isPinned, score, reasons }
		}));
}
