/**
 * Who works with whom: two organisations are tied by each published pilot that both take part in, each need that both
 * stand behind, and each solution that one took over from a pilot of the other. What an organisation did that is no more
 * counts for the one that it is today.
 */
import type { ContentLang, Lang } from '#lib/lang.ts';
import { actingToday, nameIn, type Country, type Directory, type Named } from '#lib/organisations/organisation.ts';

type ReasonKind = 'pilot' | 'need' | 'adoption';

/** Something that several organisations do together. */
export type Tie = {
	readonly kind: ReasonKind;
	readonly slug: string;
	readonly title: string;
	readonly language: ContentLang;
	readonly organisations: readonly string[];
};
export type Reason = Omit<Tie, 'organisations'>;

export type Member = Named & { readonly country: Country };
/** The names in the alphabet of the reader. */
export type Pair<M extends Member = Member> = {
	readonly one: M;
	readonly other: M;
	readonly isAcross: boolean;
	readonly reasons: readonly Reason[];
};

/** The most often tied first, then by name. Organisations that the directory does not hold are in no pair. */
export function pairsOf<M extends Member>(
	ties: readonly Tie[],
	all: Directory<M>,
	{ lang, today }: { lang: Lang; today: string }
): readonly Pair<M>[] {
	const collator = new Intl.Collator(lang);
	const byName = (a: M, b: M) => collator.compare(nameIn(lang, a), nameIn(lang, b)) || (a.id < b.id ? -1 : 1);
	const pairs = new Map<string, { one: M; other: M; isAcross: boolean; reasons: Reason[] }>();
	for (const { organisations, ...reason } of ties) {
		const acting = organisations.flatMap((id) => {
			const named = all.get(id);
			return named ? [actingToday(named, all, today)] : [];
		});
		const members = [...new Map(acting.map((each) => [each.id, each])).values()].sort(byName);
		for (const [one, other] of couples(members)) {
			const key = `${one.id} ${other.id}`;
			const pair = pairs.get(key) ?? { one, other, isAcross: one.country !== other.country, reasons: [] };
			const isKnown = pair.reasons.some(({ kind, slug }) => kind === reason.kind && slug === reason.slug);
			if (!isKnown) pair.reasons.push(reason);
			pairs.set(key, pair);
		}
	}
	return [...pairs.values()].sort(
		(a, b) => b.reasons.length - a.reasons.length || byName(a.one, b.one) || byName(a.other, b.other)
	);
}

function couples<T>(members: readonly T[]): (readonly [T, T])[] {
	return members.flatMap((one, at) => members.slice(at + 1).map((other) => [one, other] as const));
}

type NetworkFigures = { readonly pairs: number; readonly across: number; readonly organisations: number };

export function figuresOf(pairs: readonly Pair[]): NetworkFigures {
	return {
		pairs: pairs.length,
		across: pairs.filter(({ isAcross }) => isAcross).length,
		organisations: membersOf(pairs).length
	};
}

/** Everybody who stands in a pair, each once. */
export function membersOf<M extends Member>(pairs: readonly Pair<M>[]): readonly M[] {
	return [...new Map(pairs.flatMap(({ one, other }) => [one, other]).map((each) => [each.id, each])).values()];
}

type Sorting = 'count' | 'name';
type NetworkQuery = {
	/** Only those with the border between them. */
	readonly isAcross: boolean;
	readonly organisation: string | null;
	readonly sorting: Sorting;
	readonly page: string | null;
};

/** @param isKnown whether there is such an organisation */
export function readNetworkQuery(
	params: URLSearchParams,
	isKnown: (id: string) => boolean
): { query: NetworkQuery; ignored: boolean } {
	const organisation = params.get('organisasjon') ?? '';
	const understood = organisation !== '' && isKnown(organisation);
	return {
		query: {
			isAcross: params.get('grense') === 'over',
			organisation: understood ? organisation : null,
			sorting: params.get('sorter') === 'navn' ? 'name' : 'count',
			page: params.get('side')
		},
		ignored: organisation !== '' && !understood
	};
}

/** End of the address of the same table; '' for the whole. */
export function networkAddress(query: Omit<NetworkQuery, 'page'>, page = 1): string {
	const params = new URLSearchParams();
	if (query.isAcross) params.set('grense', 'over');
	if (query.organisation !== null) params.set('organisasjon', query.organisation);
	if (query.sorting === 'name') params.set('sorter', 'navn');
	if (page > 1) params.set('side', String(page));
	return params.size === 0 ? '' : `?${params}`;
}

/** @param pairs as `pairsOf` orders them */
export function askedPairs<M extends Member>(
	pairs: readonly Pair<M>[],
	{ isAcross, organisation, sorting }: NetworkQuery,
	lang: Lang
): readonly Pair<M>[] {
	const kept = pairs.filter(
		(pair) =>
			(!isAcross || pair.isAcross) &&
			(organisation === null || pair.one.id === organisation || pair.other.id === organisation)
	);
	if (sorting === 'count') return kept;
	const collator = new Intl.Collator(lang);
	return kept.toSorted(
		(a, b) =>
			collator.compare(nameIn(lang, a.one), nameIn(lang, b.one)) ||
			collator.compare(nameIn(lang, a.other), nameIn(lang, b.other))
	);
}

/** How many ties of each kind. */
export function countsOfKinds(reasons: readonly Reason[]): Readonly<Record<ReasonKind, number>> {
	const count = (kind: ReasonKind) => reasons.filter((reason) => reason.kind === kind).length;
	return { pilot: count('pilot'), need: count('need'), adoption: count('adoption') };
}
