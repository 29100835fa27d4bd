/** The page on which somebody begins to follow: a thing by its name, or a search that can still be changed. */
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { readTarget, targetText, type Target } from './follow.ts';
import { labelsOf, type Label } from './follow-labels.server.ts';
import type { Wish } from './follow-thing.server.ts';
import { knownFilters } from './known.server.ts';
import { wishLabel } from './reasons.server.ts';
import { readLeftOut, readSearch, searchAddress, type Search, type Uncarried } from './search.ts';
import { wouldFind, type Found } from './would-find.server.ts';

type Asked = { wish: Wish; ignored: boolean };

/** @throws 404 when it names a thing that nobody can follow */
export async function wishIn(db: Db, params: URLSearchParams, lang: Lang, name = ''): Promise<Asked> {
	const thing = params.get('mal');
	if (thing !== null) return { wish: { target: found(readTarget(thing)) }, ignored: false };
	const { isKnown } = await knownFilters(db);
	const { search, ignored } = readSearch(params, lang, isKnown);
	return { wish: { search, name }, ignored };
}

export type FollowPage = {
	kind: Target['kind'];
	label: Label;
	/** What the form's address says. */
	address: string;
	search: Search | null;
	ignored: boolean;
	/** Filters of the list from which one came that are no part of the search. */
	leftOut: readonly Uncarried[];
	found: readonly Found[];
};

/** @throws 404 when the thing is none that everybody may read */
export async function followPage(db: Db, params: URLSearchParams, lang: Lang): Promise<FollowPage> {
	const { wish, ignored } = await wishIn(db, params, lang);
	if ('search' in wish) {
		const { search } = wish;
		const address = searchAddress(search);
		const label = { label: await wishLabel(db, wish, lang), language: undefined, path: `/folg?${address}` };
		return {
			kind: 'search',
			label,
			address,
			search,
			ignored,
			leftOut: readLeftOut(params),
			found: await wouldFind(db, search, lang)
		};
	}
	const { target } = wish;
	const label = found((await labelsOf(db, [target], lang)).get(targetText(target)));
	const address = new URLSearchParams({ mal: targetText(target) }).toString();
	return { kind: target.kind, label, address, search: null, ignored, leftOut: [], found: [] };
}
