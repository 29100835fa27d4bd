import type { EventFacts } from '#lib/events/event.ts';
import { localDay, localTime } from '#lib/local-time.ts';
import { column, listOf, nameFor, word, yesNo } from './column.ts';
import type { OpenCell, Owner } from './open-list.ts';
import { pageIn } from './page-in.ts';

/** A meeting as a program reads it: who comes, and the address of an online meeting, are not told. */
export function eventItem(event: EventFacts, owner: Owner | null, origin: string) {
	const { id, slug, language, title, text, state, startsAt, endsAt, isWholeDay, place, isOnline, needId } = event;
	return {
		id,
		url: pageIn(origin, 'arrangementer', slug),
		language,
		title,
		text,
		state,
		starts_at: startsAt.toISOString(),
		ends_at: endsAt.toISOString(),
		is_whole_day: isWholeDay,
		place,
		is_online: isOnline,
		owner,
		host: event.host,
		need: needId,
		updated_at: event.changedAt.toISOString()
	};
}

type EventItem = ReturnType<typeof eventItem>;

export const eventList = listOf<EventItem>('event', [
	column('title', ({ title }) => title),
	column('text', ({ text }) => text),
	column('language', ({ language }) => language),
	column('state', ({ state }, reader) => word('event.state_', state, reader)),
	column('starts_on', (event) => dayAt(event.starts_at)),
	column('start_time', (event) => timeAt(event, event.starts_at)),
	column('ends_on', (event) => dayAt(event.ends_at)),
	column('end_time', (event) => timeAt(event, event.ends_at)),
	column('place', ({ place }) => place),
	column('online', (event, reader) => yesNo(event.is_online, reader)),
	column('owner_id', ({ owner }) => owner?.id ?? ''),
	column('owner', ({ owner, host }, reader) => (owner ? nameFor(owner.name, reader) : host)),
	column('need_id', ({ need }) => need ?? '')
]);

function dayAt(at: string): OpenCell {
	return { day: localDay(new Date(at)) };
}

function timeAt(event: Pick<EventItem, 'is_whole_day'>, at: string): string {
	return event.is_whole_day ? '' : localTime(new Date(at));
}
