/** A mail of news: grouped by what is followed and then by thing, newest first, each item once. */
import type { Translate } from '#lib/i18n.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import type { MailPace } from './digest-day.ts';
import type { NewsItem, Reason } from './news-item.ts';

export type Digest = {
	lang: Lang;
	pace: MailPace;
	/** Newest first. */
	items: readonly NewsItem[];
	/** Public address with the language. */
	base: string;
	/** Ends all mail. */
	stopAll: string;
	/** Where what is followed is changed; undefined for one without an account. */
	settings: string | undefined;
};

/** The news of one thing. */
export type Thing = {
	title: string;
	language: ContentLang;
	path: string;
	organisation: string | null;
	items: readonly NewsItem[];
};
export type Group = {
	/** The follow that these came by. */
	reason: Reason;
	things: readonly Thing[];
	/** So many more stand on the page. */
	more: number;
};

/** More than anybody reads in a mail; the rest is counted and stands on the page. */
const MOST_ITEMS = 10;
const MOST_GROUPS = 20;

/** @returns the groups, and how many items stand in none of them */
export function groupsOf(items: readonly NewsItem[]): { groups: Group[]; left: number } {
	const byFollow = new Map<string, { reason: Reason; items: NewsItem[] }>();
	for (const item of [...items].sort(newestFirst)) {
		const [reason] = item.reasons;
		if (!reason) continue;
		const group = byFollow.get(reason.followId) ?? { reason, items: [] };
		group.items.push(item);
		byFollow.set(reason.followId, group);
	}
	const all = [...byFollow.values()];
	const groups = all.slice(0, MOST_GROUPS).map(({ reason, items: own }) => ({
		reason,
		things: thingsOf(own.slice(0, MOST_ITEMS)),
		more: Math.max(0, own.length - MOST_ITEMS)
	}));
	return { groups, left: all.slice(MOST_GROUPS).reduce((sum, { items: own }) => sum + own.length, 0) };
}

function newestFirst(a: NewsItem, b: NewsItem): number {
	return b.at.getTime() - a.at.getTime() || b.newsId - a.newsId;
}

function thingsOf(items: readonly NewsItem[]): Thing[] {
	const things = new Map<string, NewsItem[]>();
	for (const item of items) {
		const key = `${item.thing.kind} ${item.thing.slug}`;
		things.set(key, [...(things.get(key) ?? []), item]);
	}
	return [...things.values()].flatMap((own) => {
		const [newest] = own;
		if (!newest) return [];
		const { title, language, path, organisation } = newest;
		return [{ title, language, path, organisation, items: own }];
	});
}

/** One line whatever stands in a title. */
export function digestSubject({ items }: Digest, t: Translate): string {
	const [only, ...others] = items;
	if (only && others.length === 0)
		return t('digest.subject_single', { what: only.what.replace(/\.$/, ''), title: only.title }).replace(/\s+/g, ' ');
	return t('digest.subject', { count: items.length });
}

export function headingOf({ items }: Digest, t: Translate): string {
	return t('digest.heading', { count: items.length });
}

/** Names of the other follows that it came by. */
export function othersOf({ reasons }: NewsItem): readonly Reason[] {
	return reasons.slice(1);
}

/** What to say where a title is in another language than the mail. */
export function languageNote(language: ContentLang, lang: Lang, t: Translate): string {
	return language === lang || (language === 'nb' && lang === 'nn') ? '' : t(`digest.in_${language}`);
}

const MOST_SIGNS = 300;

/** Enough of a long answer to know whether to read on; the rest stands where the link leads. */
export function clipped(text: string): string {
	const signs = [...text];
	return signs.length > MOST_SIGNS ? `${signs.slice(0, MOST_SIGNS).join('').trimEnd()} …` : text;
}
