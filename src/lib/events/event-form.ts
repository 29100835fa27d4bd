/** What a person fills in about a meeting, read with every fault at once. */
import { readDay, type SixDigits } from '#lib/day.ts';
import { all, at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { contentLangs, type ContentLang } from '#lib/lang.ts';
import { instantAt, localDay, readTime } from '#lib/local-time.ts';
import { readInteger } from '#lib/number.ts';
import { readText } from '#lib/text.ts';
import type { AgendaItem, EventContent, SlotTime } from './event.ts';
import { outsideOf, slotLimits, slotsBy } from './slot.ts';

/** Most characters of each text. */
export const limits = {
	title: 160,
	text: 6000,
	place: 200,
	onlineUrl: 500,
	agenda: 200,
	speaker: 120,
	reason: 1000,
	minutes: 20_000,
	wishes: 500
} as const;
export const mostAgendaItems = 20;
const mostSeats = 5000;
const keptDays = { min: 1, max: 180, usual: 90 };

export type EventSurroundings = {
	readonly now: Date;
	readonly sixDigits: SixDigits;
	/** The needs of which it may be a dialogue. */
	readonly needIds: readonly string[];
};

export function readEvent(form: FormData, around: EventSurroundings): Decision<EventContent> {
	const times = readTimes(form, around);
	const read = all({
		title: readTitle(form.get('title')),
		text: at('text', readText(form.get('text'), { max: limits.text, multiline: true })),
		language: readLanguage(field(form, 'language')),
		times,
		place: at('place', readText(form.get('place'), { max: limits.place })),
		onlineUrl: readUrl(form.get('onlineUrl')),
		agenda: readAgenda(form),
		seats: optional(form, 'seats', (text) => readInteger(text, { min: 1, max: mostSeats })),
		signUpUntil: readLastDay(form, around, times),
		needId: readNeed(field(form, 'needId'), around),
		slots: readSlots(form, times),
		attendeesKeptDays: readKeptDays(field(form, 'attendeesKeptDays'))
	});
	if (!read.ok) return read;
	const { times: when, ...rest } = read.value;
	return yes({ ...rest, ...when });
}

/** Something that must be said: why it is cancelled, what was said in it. */
export function readWords(form: FormData, name: 'reason' | 'minutes', missing: string): Decision<string> {
	const read = at(name, readText(form.get(name), { max: limits[name], multiline: true }));
	return read.ok && read.value === '' ? no({ field: name, key: missing }) : read;
}

export function readLanguage(typed: string): Decision<ContentLang> {
	const known = contentLangs.find((lang) => lang === typed);
	return known ? yes(known) : no({ field: 'language', key: 'event.language_missing' });
}

export function readWishes(form: FormData): Decision<string> {
	return at('wishes', readText(form.get('wishes'), { max: limits.wishes, multiline: true }));
}

/** A draft without a name could not be found again. */
function readTitle(typed: unknown): Decision<string> {
	const read = at('title', readText(typed, { max: limits.title }));
	return read.ok && read.value === '' ? no({ field: 'title', key: 'event.title_missing' }) : read;
}

function readTimes(form: FormData, { now, sixDigits }: EventSurroundings): Decision<SlotTime> {
	const read = all({
		day: at('day', readDay(field(form, 'day'), sixDigits)),
		from: readMoment(form, 'from', 'event.from_missing'),
		to: readMoment(form, 'to', 'event.to_missing')
	});
	if (!read.ok) return read;
	const { day, from, to } = read.value;
	const ends = all({ startsAt: instant('from', day, from), endsAt: instant('to', day, to) });
	if (!ends.ok) return ends;
	const issues: Issue[] = [];
	if (ends.value.endsAt <= ends.value.startsAt) issues.push({ field: 'to', key: 'event.ends_before_start' });
	if (ends.value.startsAt <= now) issues.push({ field: 'day', key: 'event.in_the_past' });
	return issues.length > 0 ? no(...issues) : ends;
}

function readMoment(form: FormData, name: string, missing: string): Decision<string> {
	const typed = field(form, name);
	return typed.trim() === '' ? no({ field: name, key: missing }) : at(name, readTime(typed));
}

function instant(name: string, day: string, time: string): Decision<Date> {
	const at = instantAt(day, time);
	return at ? yes(at) : no({ field: name, key: 'event.no_such_hour', params: { time } });
}

function readUrl(typed: unknown): Decision<string | null> {
	const read = at('onlineUrl', readText(typed, { max: limits.onlineUrl }));
	if (!read.ok || read.value === '') return read.ok ? yes(null) : read;
	const isAddress = /^https:\/\/\S+$/.test(read.value) && URL.canParse(read.value);
	return isAddress ? read : no({ field: 'onlineUrl', key: 'event.url_unreadable' });
}

function readLastDay(form: FormData, around: EventSurroundings, times: Decision<SlotTime>): Decision<string | null> {
	const typed = field(form, 'signUpUntil');
	if (typed.trim() === '') return yes(null);
	const read = at('signUpUntil', readDay(typed, around.sixDigits));
	if (!read.ok) return read;
	if (times.ok && read.value > localDay(times.value.startsAt))
		return no({ field: 'signUpUntil', key: 'event.sign_up_after_start' });
	return read.value < localDay(around.now) ? no({ field: 'signUpUntil', key: 'event.in_the_past' }) : read;
}

function readNeed(typed: string, { needIds }: EventSurroundings): Decision<string | null> {
	if (typed === '') return yes(null);
	return needIds.includes(typed) ? yes(typed) : no({ field: 'needId', key: 'event.need_not_own' });
}

function readKeptDays(typed: string): Decision<number> {
	return typed.trim() === '' ? yes(keptDays.usual) : at('attendeesKeptDays', readInteger(typed, keptDays));
}

function optional<T>(form: FormData, name: string, read: (text: string) => Decision<T>): Decision<T | null> {
	const typed = field(form, name);
	return typed.trim() === '' ? yes(null) : at(name, read(typed));
}

/** Rows that are empty are left out. */
function readAgenda(form: FormData): Decision<AgendaItem[]> {
	const rows = Array.from({ length: mostAgendaItems }, (_, index) => readAgendaItem(form, index));
	const issues = rows.flatMap((row) => (row ? issuesOf(row) : []));
	return issues.length > 0 ? no(...issues) : yes(rows.flatMap((row) => (row?.ok ? [row.value] : [])));
}

function readAgendaItem(form: FormData, index: number): Decision<AgendaItem> | undefined {
	const names = { time: `agendaTime${index}`, title: `agendaTitle${index}`, speaker: `agendaSpeaker${index}` };
	const typed = Object.values(names).map((name) => field(form, name).trim());
	if (typed.every((text) => text === '')) return undefined;
	const title = at(names.title, readText(form.get(names.title), { max: limits.agenda }));
	return all({
		startsAt: optional(form, names.time, readTime),
		title: title.ok && title.value === '' ? no({ field: names.title, key: 'event.agenda_title_missing' }) : title,
		speaker: at(names.speaker, readText(form.get(names.speaker), { max: limits.speaker }))
	});
}

/** By their rule; none when nothing of it is filled in. */
function readSlots(form: FormData, times: Decision<SlotTime>): Decision<SlotTime[]> {
	const names = ['slotFrom', 'slotMinutes', 'slotCount'] as const;
	if (names.every((name) => field(form, name).trim() === '')) return yes([]);
	const rule = all({
		from: at('slotFrom', readTime(field(form, 'slotFrom'))),
		minutes: at('slotMinutes', readInteger(field(form, 'slotMinutes'), slotLimits.minutes)),
		pause: at('slotPause', readInteger(field(form, 'slotPause').trim() || '0', slotLimits.pause)),
		count: at('slotCount', readInteger(field(form, 'slotCount'), slotLimits.count))
	});
	// without the meeting's own day and time there is nothing to hold them against
	if (!rule.ok) return rule;
	if (!times.ok) return yes([]);
	const from = instant('slotFrom', localDay(times.value.startsAt), rule.value.from);
	if (!from.ok) return from;
	const slots = slotsBy({ ...rule.value, from: from.value });
	const outside = outsideOf(slots, times.value);
	return outside ? no(outside) : yes(slots);
}
