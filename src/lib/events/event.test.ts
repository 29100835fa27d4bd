import { describe, expect, test } from 'vitest';
import { instantAt } from '#lib/local-time.ts';
import {
	attendeesGoOn,
	changesBetween,
	changing,
	isWholeDay,
	missingForPublishing,
	movingUp,
	placeFor,
	signUpCloses,
	signUpRefusal,
	type EventContent
} from './event.ts';

const at = (day: string, time: string) => instantAt(day, time) ?? new Date(Number.NaN);
const meeting: EventContent = {
	title: 'Dialogmøte',
	text: 'Om natten',
	language: 'nb',
	startsAt: at('2027-03-28', '10:00'),
	endsAt: at('2027-03-28', '14:00'),
	place: 'Oslo',
	onlineUrl: null,
	agenda: [{ startsAt: '10:00', title: 'Velkommen', speaker: 'Kari' }],
	seats: 2,
	signUpUntil: '2027-03-27',
	needId: null,
	slots: [],
	attendeesKeptDays: 90
};
const open = { ...meeting, state: 'published' as const };

describe('sign-up', () => {
	test('closes at the end of its last day, also on the night on which the clocks change', () => {
		expect(signUpCloses(meeting).toISOString()).toBe('2027-03-27T23:00:00.000Z');
		expect(signUpRefusal(open, at('2027-03-27', '23:59'))).toBeUndefined();
		expect(signUpRefusal(open, at('2027-03-28', '00:00'))?.key).toBe('event.sign_up_closed');
	});

	test('closes no later than the meeting begins', () => {
		for (const signUpUntil of ['2027-03-28', null]) {
			expect(signUpRefusal({ ...open, signUpUntil }, at('2027-03-28', '09:59'))).toBeUndefined();
			expect(signUpRefusal({ ...open, signUpUntil }, at('2027-03-28', '10:00'))?.key).toBe('event.sign_up_closed');
		}
	});

	test('is for published meetings', () => {
		const now = at('2027-03-01', '12:00');
		expect(signUpRefusal({ ...open, state: 'draft' }, now)?.key).toBe('event.sign_up_closed');
		expect(signUpRefusal({ ...open, state: 'cancelled' }, now)?.key).toBe('event.is_cancelled');
	});

	test.each([
		[null, 500, 0, 'seat'],
		[2, 1, 0, 'seat'],
		[2, 2, 0, 'waiting'],
		// nobody goes past those who wait
		[2, 1, 1, 'waiting']
	] as const)('of %s seats, %i taken and %i waiting, gives a %s', (seats, taken, waiting, place) => {
		expect(placeFor(seats, taken, waiting)).toBe(place);
	});

	test.each([
		[null, 3, 4, 4],
		[5, 3, 4, 2],
		[5, 3, 1, 1],
		[5, 5, 4, 0],
		[2, 5, 4, 0]
	])('with %s seats, %i taken and %i waiting, lets %i move up', (seats, taken, waiting, count) => {
		expect(movingUp(seats, taken, waiting)).toBe(count);
	});
});

describe('a meeting', () => {
	test('whose time nobody knows fills its day', () => {
		expect(isWholeDay({ startsAt: at('2018-04-11', '00:00'), endsAt: at('2018-04-12', '00:00') })).toBe(true);
		expect(isWholeDay(meeting)).toBe(false);
	});

	test('needs a text, a place or a link, and a time to come', () => {
		const now = at('2027-03-01', '12:00');
		expect(missingForPublishing(meeting, now)).toEqual([]);
		expect(missingForPublishing({ ...meeting, place: '', onlineUrl: 'https://x.example' }, now)).toEqual([]);
		const keys = missingForPublishing({ ...meeting, text: '', place: '' }, at('2027-03-28', '10:00'));
		expect(keys.map(({ field, key }) => `${field} ${key}`)).toEqual([
			'text event.text_missing',
			'place event.place_missing',
			'day event.in_the_past'
		]);
	});

	test('is changed by whoever saw what stands, until it begins', () => {
		const now = at('2027-03-28', '09:59');
		expect(changing({ ...open, revision: 3 }, 3, now).ok).toBe(true);
		const keyOf = (decision: ReturnType<typeof changing>) => (decision.ok ? '' : decision.issues[0]?.key);
		expect(keyOf(changing({ ...open, revision: 3 }, 2, now))).toBe('event.changed_meanwhile');
		expect(keyOf(changing({ ...open, revision: 3 }, 3, open.startsAt))).toBe('event.has_begun');
		expect(keyOf(changing({ ...open, state: 'cancelled', revision: 3 }, 3, now))).toBe('event.is_cancelled');
		// a draft whose day has come can still be given another day
		expect(changing({ ...open, state: 'draft', revision: 3 }, 3, open.startsAt).ok).toBe(true);
	});

	test('keeps who came to the end of the last day', () => {
		expect(attendeesGoOn(meeting, 90)).toBe('2027-06-27');
		expect(attendeesGoOn(meeting, 1)).toBe('2027-03-30');
	});
});

describe('what was changed', () => {
	test('is told field by field, old and new', () => {
		const after = {
			...meeting,
			place: 'Årnes',
			seats: null,
			agenda: [],
			slots: [{ startsAt: at('2027-03-28', '12:00'), endsAt: at('2027-03-28', '12:20') }]
		};
		expect(changesBetween(meeting, after)).toEqual([
			{ field: 'place', before: 'Oslo', after: 'Årnes' },
			{ field: 'agenda', before: '10:00 Velkommen (Kari)', after: '' },
			{ field: 'seats', before: '2', after: '' },
			{ field: 'slots', before: '', after: '12:00–12:20' }
		]);
		expect(changesBetween(meeting, { ...meeting })).toEqual([]);
	});

	test('never tells the address of an online meeting', () => {
		const changes = changesBetween(
			{ ...meeting, onlineUrl: 'https://a.example' },
			{ ...meeting, onlineUrl: 'https://b.example' }
		);
		expect(changes).toEqual([{ field: 'link', before: '', after: '' }]);
	});
});
