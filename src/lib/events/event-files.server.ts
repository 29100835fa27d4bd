/** Calendar files and the feed, as answers. */
import { atomType } from '#lib/atom.ts';
import type { Db } from '#lib/db.server.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { env } from '#lib/env.server.ts';
import { calendarType } from '#lib/ical.ts';
import { translator } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { eventsCalendar, eventsFeed, slotCalendar, type Reader } from './event-calendar.ts';
import { clock, slotsOf } from './event-work.server.ts';
import { comingEvents, newestEvents, publicEvent } from './events.server.ts';

export async function calendarOfComing(db: Db, lang: Lang): Promise<Response> {
	const reader = readerOf(lang);
	const events = await comingEvents(db, await clock(db));
	return calendarFile(eventsCalendar(events, reader.t('event.feed_title'), reader), 'sol');
}

/** @throws 404 of what is not public */
export async function calendarOfEvent(db: Db, lang: Lang, slug: string): Promise<Response> {
	const event = found(await publicEvent(db, slug));
	return calendarFile(eventsCalendar([event], event.title, readerOf(lang)), slug);
}

/** @throws 404 of a conversation that is not the firm's, and to whoever is not of the firm */
export async function calendarOfSlot(
	db: Db,
	by: Actor,
	at: { readonly slug: string; readonly organisationId: string }
): Promise<Response> {
	const event = found(await publicEvent(db, at.slug));
	demand(by, 'slot.book', at);
	const own = (await slotsOf(db, event.id)).find(({ organisationId }) => organisationId === at.organisationId);
	return calendarFile(slotCalendar(event, found(own), readerOf(by.language)), `${at.slug}-samtale`);
}

export async function feedOfEvents(db: Db, lang: Lang): Promise<Response> {
	const text = eventsFeed(await newestEvents(db), readerOf(lang));
	return new Response(text, { headers: { 'Content-Type': atomType, 'Cache-Control': 'no-cache' } });
}

function readerOf(lang: Lang): Reader {
	const { origin, demo } = env();
	return { lang, t: translator(lang, messages[lang]), origin, isDemo: demo };
}

function calendarFile(text: string, name: string): Response {
	return new Response(text, {
		headers: {
			'Content-Type': calendarType,
			'Content-Disposition': `attachment; filename="${name}.ics"`,
			'Cache-Control': 'no-cache'
		}
	});
}
