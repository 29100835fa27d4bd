import { describe, expect, test } from 'vitest';
import { calendarText, type CalendarEvent } from './ical.ts';

const event: CalendarEvent = {
	uid: 'event-1@sol.example',
	sequence: 3,
	stamp: new Date('2026-11-22T10:00:00.123Z'),
	from: new Date('2027-03-28T08:00:00Z'),
	to: new Date('2027-03-28T10:30:00Z'),
	title: 'Dialogmøte, del 1; ”Trygghet” \\ natt',
	text: `Første linje\r\nandre linje ${'æøå🙂 '.repeat(60)}`,
	place: 'Oslo',
	url: 'https://sol.example/nb/arrangementer/x\r\nATTENDEE:evil'
};
const written = (events: readonly CalendarEvent[]) => calendarText({ name: 'SOL, møter', language: 'nb', events });

/** Read as a calendar program does: unfold, then name, parameters and value. */
function properties(text: string): [string, string][] {
	return text
		.replace(/\r\n[ \t]/g, '')
		.split('\r\n')
		.filter((line) => line !== '')
		.map((line) => {
			const [, name = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
			return [name, value];
		});
}
const plain = (value = '') => value.replace(/\\n/g, '\n').replace(/\\([\\;,])/g, '$1');

describe('a calendar file', () => {
	test('has what RFC 5545 asks for, in order', () => {
		expect(properties(written([event])).map(([name]) => name)).toEqual([
			'BEGIN',
			'VERSION',
			'PRODID',
			'CALSCALE',
			'METHOD',
			'X-WR-CALNAME;LANGUAGE=nb',
			'BEGIN',
			'UID',
			'DTSTAMP',
			'LAST-MODIFIED',
			'SEQUENCE',
			'STATUS',
			'DTSTART',
			'DTEND',
			'SUMMARY',
			'DESCRIPTION',
			'LOCATION',
			'URL',
			'END',
			'END'
		]);
	});

	test('says the same again when it is read', () => {
		const of = new Map(properties(written([event])));
		expect(plain(of.get('SUMMARY'))).toBe(event.title);
		expect(plain(of.get('DESCRIPTION'))).toBe(event.text?.replace('\r\n', '\n'));
		expect(of.get('DTSTART')).toBe('20270328T080000Z');
		expect(of.get('DTEND')).toBe('20270328T103000Z');
		expect(of.get('DTSTAMP')).toBe('20261122T100000Z');
		expect(of.get('SEQUENCE')).toBe('3');
		expect(of.get('STATUS')).toBe('CONFIRMED');
	});

	test('has no line of more than 75 octets, no half character and no bare line end', () => {
		const text = written([event]);
		for (const line of text.split('\r\n')) {
			expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
			expect(line).not.toContain('\uFFFD');
			expect(line).not.toMatch(/[\r\n]/);
		}
		expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
	});

	test('lets nobody write a property of their own', () => {
		const text = written([{ ...event, title: 'x\r\nATTENDEE:mailto:a@b.example', place: 'y\nBEGIN:VALARM' }]);
		const names = properties(text).map(([name]) => name);
		expect(names).not.toContain('ATTENDEE');
		expect(names.filter((name) => name === 'BEGIN')).toHaveLength(2);
	});

	test('tells of a cancelled meeting, and of one whose time of day is not known', () => {
		const of = new Map(properties(written([{ ...event, isCancelled: true, from: '2018-04-11', to: '2018-04-12' }])));
		expect(of.get('STATUS')).toBe('CANCELLED');
		expect(of.get('DTSTART;VALUE=DATE')).toBe('20180411');
		expect(of.get('DTEND;VALUE=DATE')).toBe('20180412');
	});

	test('may be empty', () => {
		expect(properties(written([]))).toHaveLength(7);
	});
});
