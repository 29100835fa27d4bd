/** Calendar files by RFC 5545. Times are written in UTC, so that no calendar has to know our time zone. */
export type CalendarEvent = {
	/** Never changes: a calendar that knows it already replaces what it has. */
	readonly uid: string;
	/** Higher with each change. */
	readonly sequence: number;
	/** When this version was written. */
	readonly stamp: Date;
	/** Two instants, or two days of which the second is the first day after. */
	readonly from: Date | string;
	readonly to: Date | string;
	readonly title: string;
	readonly text?: string | undefined;
	readonly place?: string | undefined;
	readonly url?: string | undefined;
	readonly isCancelled?: boolean | undefined;
};

export type Calendar = { readonly name: string; readonly language: string; readonly events: readonly CalendarEvent[] };

export const calendarType = 'text/calendar; charset=utf-8';

export function calendarText({ name, language, events }: Calendar): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//SOL//SOL//NB',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME;LANGUAGE=${language}:${escaped(name)}`,
		...events.flatMap(eventLines),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${escaped(event.uid)}`,
		`DTSTAMP:${utc(event.stamp)}`,
		`LAST-MODIFIED:${utc(event.stamp)}`,
		`SEQUENCE:${event.sequence}`,
		`STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
		`DTSTART${moment(event.from)}`,
		`DTEND${moment(event.to)}`,
		`SUMMARY:${escaped(event.title)}`,
		...(event.text ? [`DESCRIPTION:${escaped(event.text)}`] : []),
		...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
		// a line break would begin a property of its own
		...(event.url ? [`URL:${event.url.replace(/\s/g, '')}`] : []),
		'END:VEVENT'
	];
}

function moment(at: Date | string): string {
	return typeof at === 'string' ? `;VALUE=DATE:${at.replaceAll('-', '')}` : `:${utc(at)}`;
}

function utc(at: Date): string {
	return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.replace(/[\\;,]/g, '\\$&')
		.replaceAll('\n', '\\n');
}

const MOST_OCTETS = 75;

/** No line is longer than 75 octets, and no character is broken in two. */
function folded(line: string): string {
	let octets = 0;
	let text = '';
	for (const sign of line) {
		const size = octetsOf(sign);
		if (octets + size > MOST_OCTETS) {
			text += '\r\n ';
			octets = 1;
		}
		text += sign;
		octets += size;
	}
	return text;
}

function octetsOf(sign: string): number {
	const code = sign.codePointAt(0) ?? 0;
	if (code < 0x80) return 1;
	if (code < 0x800) return 2;
	return code < 0x10000 ? 3 : 4;
}
