/** Needs as a feed and their deadlines as a calendar. */
import { tagUri, type AtomFeed } from '#lib/atom.ts';
import { addDays } from '#lib/day.ts';
import type { CalendarEvent } from '#lib/ical.ts';
import type { Translate } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { firstSentence } from '#lib/pilots/pilot-view.ts';
import { needSearch, type Need, type NeedQuery } from './need.ts';

type Place = { readonly lang: Lang; readonly origin: string };

/** @param nameOf name of an owner in the reader's language */
export function feedOf(
	needs: readonly Need[],
	query: NeedQuery,
	{ lang, origin }: Place,
	{ t, nameOf }: { t: Translate; nameOf: (id: string) => string }
): Omit<AtomFeed, 'updated'> {
	const search = needSearch({ ...query, page: '' });
	const list = `${origin}/${lang}/behov`;
	return {
		id: tagUri(origin, `need-list/${lang}${search}`),
		title: t('need.feed_title'),
		language: lang,
		self: `${list}/feed.atom${search}`,
		link: `${list}${search}`,
		author: 'SOL',
		entries: needs.map((need) => ({
			id: tagUri(origin, `need/${need.id}`),
			title: need.title,
			link: `${list}/${need.slug}`,
			updated: need.updatedAt,
			language: need.language === lang ? undefined : need.language,
			summary: firstSentence(need.text),
			author: nameOf(need.ownerId),
			categories: [need.technology.key]
		}))
	};
}

const HALF_AN_HOUR = 1_800_000;

/** The last half hour before it closes, or the whole last day where no time is said. */
export function deadlineEvent(
	{ id, slug, title, deadline, deadlineTime, closesAt, updatedAt, text }: Need,
	{ lang, origin }: Place,
	t: Translate
): CalendarEvent[] {
	if (deadline === null || closesAt === null) return [];
	const when =
		deadlineTime === null
			? { from: deadline, to: addDays(deadline, 1) }
			: { from: new Date(closesAt.getTime() - HALF_AN_HOUR), to: closesAt };
	return [
		{
			...when,
			uid: `need-${id}@${new URL(origin).hostname}`,
			// seconds only grow, and a calendar asks no more of it
			sequence: Math.floor(updatedAt.getTime() / 1000) - FIRST_SECOND,
			stamp: updatedAt,
			title: t('need.calendar_event', { title }),
			text: firstSentence(text),
			url: `${origin}/${lang}/behov/${slug}`
		}
	];
}

/** 2026-01-01: a sequence is a small number. */
const FIRST_SECOND = 1_767_225_600;
