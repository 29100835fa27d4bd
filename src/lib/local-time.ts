/** The clock on the wall in Norway and Sweden, which is the same: days and times of day, and the instants they are. */
import { isDay } from '#lib/day.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { plainSigns, quoted } from '#lib/typed-number.ts';

const ZONE = 'Europe/Oslo';
const parts = new Intl.DateTimeFormat('en-CA', {
	timeZone: ZONE,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
	hourCycle: 'h23'
});

/** `2026-11-22T13:30:00`, as the clock on the wall shows. */
function wallClock(at: Date): string {
	const of = new Map(parts.formatToParts(at).map(({ type, value }) => [type, value]));
	const part = (type: Intl.DateTimeFormatPartTypes) => of.get(type) ?? '';
	return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

export function localDay(at: Date): string {
	return wallClock(at).slice(0, 10);
}

/** `13:30` */
export function localTime(at: Date): string {
	return wallClock(at).slice(11, 16);
}

/**
 * The instant of a time of day; undefined of one that the spring leaves out. Of the hour that comes twice in autumn the
 * first. @throws RangeError when `day` is no day
 */
export function instantAt(day: string, time: string): Date | undefined {
	if (!isDay(day)) throw new RangeError('Not a day');
	const wall = `${day}T${time}:00`;
	const asUtc = Date.parse(`${wall}Z`);
	return [2, 1].map((hours) => new Date(asUtc - hours * 3_600_000)).find((candidate) => wallClock(candidate) === wall);
}

/** The first instant of a day: neither country changes its clocks at midnight. */
export function startOfDay(day: string): Date {
	return instantAt(day, '00:00') ?? new Date(`${day}T00:00:00Z`);
}

/** What a person typed as a time of day: 13:30, 13.30, 1330, kl. 9, 9. */
export function readTime(text: string): Decision<string> {
	const plain = plainSigns(text).replace(/^(?:klokken|klockan|kl\.?) ?/i, '');
	if (plain === '') return no({ field: '', key: 'time.empty' });
	const match = /^(\d{1,2})(?:[:.,]?([0-5]\d))?$/.exec(plain);
	const [hour, minute] = [Number(match?.[1]), match?.[2] ?? '00'];
	if (!match || hour > 23) return no({ field: '', key: 'time.unreadable', params: { typed: quoted(text) } });
	return yes(`${String(hour).padStart(2, '0')}:${minute}`);
}
