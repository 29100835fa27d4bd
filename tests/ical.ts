/** A calendar file as a calendar program reads it. */
import { localDay, localTime } from '#lib/local-time.ts';

export type CalendarEntry = {
	readonly uid: string;
	readonly title: string;
	/** `2026-12-12 13:30` by the clock of both countries. */
	readonly from: string;
	readonly minutes: number;
};

/** The one event of a file. @throws when there is none, or more than one */
export function eventIn(file: string): CalendarEntry {
	const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n');
	if (lines.filter((line) => line === 'BEGIN:VEVENT').length !== 1) throw new Error('Not one event');
	const valueOf = (name: string) => {
		const line = lines.find((each) => each.startsWith(`${name}:`) || each.startsWith(`${name};`));
		if (line === undefined) throw new Error(`The event has no ${name}`);
		return line.slice(line.indexOf(':') + 1);
	};
	const [from, to] = [instant(valueOf('DTSTART')), instant(valueOf('DTEND'))];
	return {
		uid: valueOf('UID'),
		title: valueOf('SUMMARY').replace(/\\([,;\\])/g, '$1'),
		from: `${localDay(from)} ${localTime(from)}`,
		minutes: (to.getTime() - from.getTime()) / 60_000
	};
}

/** `20261212T123000Z` */
function instant(text: string): Date {
	const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
	if (!parts) throw new Error(`Not an instant: ${text}`);
	const [, year, month, day, hour, minute, second] = parts;
	return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
