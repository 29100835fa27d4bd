/** Meetings as calendar programs and feed readers get them: what everybody may know, in the reader's language. */
import { atomFeed, tagUri, type AtomEntry } from '#lib/atom.ts';
import { calendarText, type CalendarEvent } from '#lib/ical.ts';
import type { Translate } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { localDay } from '#lib/local-time.ts';
import type { EventFacts, SlotTime } from './event.ts';

export type Reader = {
	readonly lang: Lang;
	readonly t: Translate;
	readonly origin: string;
	/** True while invented data are shown, which every file says. */
	readonly isDemo: boolean;
};

export function eventsCalendar(events: readonly EventFacts[], name: string, reader: Reader): string {
	return calendarText({ name, language: reader.lang, events: events.map((event) => entryOf(event, reader)) });
}

/** The one conversation of a firm. */
export function slotCalendar(event: EventFacts, slot: SlotTime & { readonly id: string }, reader: Reader): string {
	const title = reader.t('event.slot_calendar_title', { title: event.title });
	const own = { ...entryOf(event, reader), uid: uidOf(`slot-${slot.id}`, reader.origin), title };
	return calendarText({
		name: title,
		language: reader.lang,
		events: [{ ...own, from: slot.startsAt, to: slot.endsAt }]
	});
}

export function eventsFeed(events: readonly EventFacts[], reader: Reader): string {
	const { lang, t, origin, isDemo } = reader;
	return atomFeed({
		id: tagUri(origin, `events-${lang}`),
		title: t('event.feed_title'),
		...(isDemo && { subtitle: t('ui.demo_notice') }),
		language: lang,
		self: `${origin}/${lang}/arrangementer/feed.atom`,
		link: `${origin}/${lang}/arrangementer`,
		author: 'SOL',
		updated: new Date(0),
		entries: events.map((event) => feedEntry(event, reader))
	});
}

function feedEntry(event: EventFacts, { lang, t, origin }: Reader): AtomEntry {
	const isCancelled = event.state === 'cancelled';
	return {
		id: tagUri(origin, `event/${event.id}`),
		title: isCancelled ? t('event.cancelled_title', { title: event.title }) : event.title,
		link: addressOf(event, lang, origin),
		updated: event.changedAt,
		published: event.publishedAt ?? undefined,
		language: event.language,
		summary: event.text === '' ? undefined : event.text
	};
}

function entryOf(event: EventFacts, { lang, t, origin, isDemo }: Reader): CalendarEvent {
	const notes = [isDemo ? t('ui.demo_notice') : '', event.text, event.isOnline ? t('event.link_on_page') : ''];
	return {
		uid: uidOf(`event-${event.id}`, origin),
		sequence: event.sequence,
		stamp: event.changedAt,
		from: event.isWholeDay ? localDay(event.startsAt) : event.startsAt,
		to: event.isWholeDay ? localDay(event.endsAt) : event.endsAt,
		title: event.title,
		text: notes.filter(Boolean).join('\n\n'),
		place: event.place || (event.isOnline ? t('event.online') : ''),
		url: addressOf(event, lang, origin),
		isCancelled: event.state === 'cancelled'
	};
}

function addressOf({ slug }: EventFacts, lang: Lang, origin: string): string {
	return `${origin}/${lang}/arrangementer/${slug}`;
}

function uidOf(name: string, origin: string): string {
	return `${name}@${new URL(origin).hostname}`;
}
