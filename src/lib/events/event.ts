/**
 * A meeting: a dialogue about a need with its suppliers, or one of the network.
 *
 *     draft → published → cancelled
 */
import { addDays } from '#lib/day.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Translated } from '#lib/shown-text.ts';
import { localDay, localTime, startOfDay } from '#lib/local-time.ts';

export type EventState = 'draft' | 'published' | 'cancelled';

export type AgendaItem = { readonly startsAt: string | null; readonly title: string; readonly speaker: string };

/** What people write about a meeting; `slots` are its one-to-one conversations in order. */
export type EventContent = {
	readonly title: string;
	readonly text: string;
	readonly language: ContentLang;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly place: string;
	readonly onlineUrl: string | null;
	readonly agenda: readonly AgendaItem[];
	readonly seats: number | null;
	readonly signUpUntil: string | null;
	readonly needId: string | null;
	readonly slots: readonly SlotTime[];
	readonly attendeesKeptDays: number;
};
export type SlotTime = { readonly startsAt: Date; readonly endsAt: Date };

/** A meeting as everybody may know of it. */
export type EventFacts = {
	readonly id: string;
	readonly slug: string;
	readonly title: string;
	readonly text: string;
	readonly language: ContentLang;
	/** What of it stands here in the reader's own language. */
	readonly translated?: Translated;
	readonly state: EventState;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly isWholeDay: boolean;
	readonly place: string;
	readonly isOnline: boolean;
	readonly ownerId: string | null;
	readonly host: string;
	readonly needId: string | null;
	readonly signUpClosesAt: Date;
	readonly hasMinutes: boolean;
	readonly sequence: number;
	readonly changedAt: Date;
	readonly publishedAt: Date | null;
};

type Times = { readonly startsAt: Date; readonly endsAt: Date };
type SignUpTimes = Times & { readonly signUpUntil: string | null };

export function hasBegun({ startsAt }: Pick<Times, 'startsAt'>, now: Date): boolean {
	return startsAt <= now;
}

/** Of a meeting whose time of day nobody knows: it fills its days from midnight to midnight. */
export function isWholeDay({ startsAt, endsAt }: Times): boolean {
	return localTime(startsAt) === '00:00' && localTime(endsAt) === '00:00';
}

/** When sign-up ends: with its last day, and no later than the meeting begins. */
export function signUpCloses({ startsAt, signUpUntil }: SignUpTimes): Date {
	if (signUpUntil === null) return startsAt;
	const endOfDay = startOfDay(addDays(signUpUntil, 1));
	return endOfDay < startsAt ? endOfDay : startsAt;
}

/** Why nobody can sign up any more; undefined while they can. */
export function signUpRefusal(event: SignUpTimes & { readonly state: EventState }, now: Date): Issue | undefined {
	if (event.state === 'cancelled') return { field: '', key: 'event.is_cancelled' };
	if (event.state === 'draft' || signUpCloses(event) <= now) return { field: '', key: 'event.sign_up_closed' };
	return undefined;
}

/** A seat while there are any and nobody waits for one, else a place in the queue. */
export function placeFor(seats: number | null, taken: number, waiting: number): 'seat' | 'waiting' {
	return seats === null || (taken < seats && waiting === 0) ? 'seat' : 'waiting';
}

/** How many of those who wait get a seat now. */
export function movingUp(seats: number | null, taken: number, waiting: number): number {
	return seats === null ? waiting : Math.max(0, Math.min(waiting, seats - taken));
}

/** The first day on which the list of who came is gone. */
export function attendeesGoOn({ endsAt }: Pick<Times, 'endsAt'>, keptDays: number): string {
	return addDays(localDay(endsAt), keptDays + 1);
}

/** What must be there before a meeting is told of. */
export function missingForPublishing(
	content: Pick<EventContent, 'text' | 'place' | 'onlineUrl' | 'startsAt'>,
	now: Date
): Issue[] {
	const issues: Issue[] = [];
	if (content.text === '') issues.push({ field: 'text', key: 'event.text_missing' });
	if (content.place === '' && content.onlineUrl === null) issues.push({ field: 'place', key: 'event.place_missing' });
	if (content.startsAt <= now) issues.push({ field: 'day', key: 'event.in_the_past' });
	return issues;
}

type Kept = Times & { readonly state: EventState; readonly revision: number };

/** Whether what a person had on the screen may be changed now. */
export function changing(kept: Kept, revision: number, now: Date): Decision<true> {
	if (kept.state === 'cancelled') return no({ field: '', key: 'event.is_cancelled' });
	if (kept.state === 'published' && hasBegun(kept, now)) return no({ field: '', key: 'event.has_begun' });
	if (kept.revision !== revision) return no({ field: '', key: 'event.changed_meanwhile' });
	return yes(true);
}

export const changedFields = [
	'title',
	'time',
	'place',
	'link',
	'text',
	'agenda',
	'seats',
	'sign_up_until',
	'need',
	'slots'
] as const;
type ChangedField = (typeof changedFields)[number];
/** Old and new as canonical text; of the link to an online meeting neither is told. */
export type Change = { readonly field: ChangedField; readonly before: string; readonly after: string };

/** What differs between two versions that readers are told of. */
export function changesBetween(before: EventContent, after: EventContent): Change[] {
	return changedFields
		.map((field) => ({ field, before: told(before, field), after: told(after, field) }))
		.filter((change) => change.before !== change.after)
		.map((change) => (change.field === 'link' ? { field: change.field, before: '', after: '' } : change));
}

const tellers: Readonly<Record<ChangedField, (content: EventContent) => string>> = {
	title: ({ title }) => title,
	time: ({ startsAt, endsAt }) => `${startsAt.toISOString()}/${endsAt.toISOString()}`,
	place: ({ place }) => place,
	link: ({ onlineUrl }) => onlineUrl ?? '',
	text: ({ text }) => text,
	agenda: ({ agenda }) => agenda.map(agendaLine).join('\n'),
	seats: ({ seats }) => (seats === null ? '' : String(seats)),
	sign_up_until: ({ signUpUntil }) => signUpUntil ?? '',
	need: ({ needId }) => needId ?? '',
	slots: ({ slots }) => slots.map(({ startsAt, endsAt }) => `${localTime(startsAt)}–${localTime(endsAt)}`).join(', ')
};

function told(content: EventContent, field: ChangedField): string {
	return tellers[field](content);
}

export function agendaLine({ startsAt, title, speaker }: AgendaItem): string {
	return [startsAt, title, speaker && `(${speaker})`].filter(Boolean).join(' ');
}
