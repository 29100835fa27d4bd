/** Why a notice is there, in words: the follows that brought it and that go on. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { asKey, translator, type Translate } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { groupOf } from '#lib/organisations/technology-choice.ts';
import { targetText, type Target } from './follow.ts';
import { labelsOf, type Label } from './follow-labels.server.ts';
import { namesFor } from './follow-names.server.ts';
import type { Wish } from './follow-thing.server.ts';
import type { Reason } from './news-item.ts';
import { follow, savedSearch } from './schema.server.ts';
import { searchAddress, searchFrom, type Search } from './search.ts';
import { searchLabel, type Names } from './search-label.ts';

/** As a notice keeps it. */
export type KeptReason = {
	readonly follow: string;
	readonly kind: Target['kind'];
	readonly word: string;
	readonly area: string;
};
export type Told = {
	readonly id: string;
	readonly target: Target;
	readonly stopToken: string;
	readonly label: Label;
	readonly search: Search | null;
};

/** The follows of one follower by id, each with its name in the reader's language. */
export async function followsTold(db: Db, followerId: string, ids: readonly string[] | 'all', lang: Lang) {
	if (ids.length === 0) return { follows: new Map<string, Told>(), names: new Map<string, string>() };
	const rows = await db
		.select({
			id: follow.id,
			kind: follow.targetKind,
			target: follow.targetId,
			name: follow.name,
			stopToken: follow.stopToken,
			query: savedSearch.query
		})
		.from(follow)
		.leftJoin(savedSearch, and(eq(follow.targetKind, 'search'), eq(savedSearch.key, follow.targetId)))
		.where(and(eq(follow.followerId, followerId), ids === 'all' ? undefined : inArray(follow.id, [...ids])))
		.limit(MOST);
	const read = rows.map(({ kind, target, query, ...row }) => ({
		...row,
		target: { kind: kind as Target['kind'], id: target },
		search: query === null ? null : searchFrom(query)
	}));
	const [labels, names] = [
		await labelsOf(
			db,
			read.map(({ target }) => target),
			lang
		),
		await namesFor(
			db,
			read.flatMap(({ search }) => search ?? []),
			lang
		)
	];
	const t = translator(lang, messages[lang]);
	const follows = new Map(
		read.map((row): [string, Told] => [row.id, { ...row, label: labelOf(t, row, labels, names) }])
	);
	return { follows, names };
}

const MOST = 1000;

type Read = { target: Target; name: string; search: Search | null };

function labelOf(
	t: Translate,
	{ target, name, search }: Read,
	labels: ReadonlyMap<string, Label>,
	names: Names
): Label {
	if (search !== null)
		return {
			label: name === '' ? searchLabel(t, search, names) : name,
			language: undefined,
			path: `/folg?${searchAddress(search)}`
		};
	return labels.get(targetText(target)) ?? { label: t(`follow.gone_${target.kind}`), language: undefined, path: '' };
}

/** By notice; a follow that has ended is no reason any more. */
export async function reasonsTold(
	db: Db,
	followerId: string,
	notices: readonly { readonly id: number; readonly reasons: readonly KeptReason[] }[],
	lang: Lang
): Promise<ReadonlyMap<number, Reason[]>> {
	const ids = [...new Set(notices.flatMap(({ reasons }) => reasons.map((reason) => reason.follow)))];
	const { follows, names } = await followsTold(db, followerId, ids, lang);
	const t = translator(lang, messages[lang]);
	return new Map(
		notices.map(({ id, reasons }) => [
			id,
			reasons.flatMap((kept) => reasonOf(t, kept, follows.get(kept.follow), names))
		])
	);
}

function reasonOf(t: Translate, kept: KeptReason, told: Told | undefined, names: Names): Reason[] {
	if (told === undefined) return [];
	const { label, language, path } = told.label;
	const known = { followId: told.id, label, path, stopToken: told.stopToken, why: whyOf(t, kept, told.target, names) };
	return [language === undefined ? known : { ...known, language }];
}

function whyOf(t: Translate, { kind, word, area }: KeptReason, target: Target, names: Names): string {
	const isWhole = groupOf(area) !== undefined;
	const params = { word, area: names.get(isWhole ? area : `area:${area}`) ?? area };
	if (kind === 'area') return t(`news.why_${byArea(target.id, area)}`, params);
	if (kind !== 'search') return t(asKey(`news.why_${kind}`));
	if (word !== '') return t('news.why_search_word', params);
	if (area === '') return t('news.why_search');
	return t(isWhole ? 'news.why_search_whole' : 'news.why_search_area', params);
}

/** The very thing that is followed, a part of it, or all that it is a part of. */
function byArea(followed: string, area: string): 'area' | 'group' | 'whole' {
	if (area === '' || area === followed) return 'area';
	return groupOf(followed) === undefined ? (groupOf(area) === undefined ? 'area' : 'whole') : 'group';
}

/** What somebody wants to follow, by its name. */
export async function wishLabel(db: Db, wish: Wish, lang: Lang): Promise<string> {
	const search = 'search' in wish ? wish.search : null;
	const target = 'search' in wish ? ({ kind: 'search', id: '' } as const) : wish.target;
	const labels = await labelsOf(db, [target], lang);
	const names = await namesFor(db, search === null ? [] : [search], lang);
	return labelOf(translator(lang, messages[lang]), { target, name: '', search }, labels, names).label;
}
