import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { formOf } from '../../../tests/typed.ts';
import { readEvent } from './event-form.ts';
import { ruleOf, slotsBy } from './slot.ts';

const around = { now: new Date('2026-11-22T12:00:00Z'), sixDigits: 'day_first' as const, needIds: ['n1'] };
const filled = {
	title: 'Dialogmøte',
	text: 'Velkommen.\r\nKom gjerne.',
	language: 'nb',
	day: '15.1.2027',
	from: '10',
	to: '14.30',
	place: 'Bjørkelangen',
	onlineUrl: 'https://motet.example/x',
	seats: '30',
	signUpUntil: '13.1.2027',
	needId: 'n1',
	agendaTime0: '10:00',
	agendaTitle0: 'Velkommen',
	agendaSpeaker0: '',
	agendaTitle2: 'Behovet',
	slotFrom: '12:00',
	slotMinutes: '20',
	slotPause: '',
	slotCount: '7',
	attendeesKeptDays: ''
};
const faults = (values: Readonly<Record<string, string>>) =>
	issuesOf(readEvent(formOf({ ...filled, ...values }), around)).map(({ field, key }) => `${field} ${key}`);

describe('reading a meeting', () => {
	test('takes what was written, with its conversations made by the rule', () => {
		const read = readEvent(formOf(filled), around);
		expect(read).toMatchObject({
			ok: true,
			value: {
				title: 'Dialogmøte',
				text: 'Velkommen.\nKom gjerne.',
				startsAt: new Date('2027-01-15T09:00:00Z'),
				endsAt: new Date('2027-01-15T13:30:00Z'),
				seats: 30,
				signUpUntil: '2027-01-13',
				needId: 'n1',
				attendeesKeptDays: 90,
				agenda: [
					{ startsAt: '10:00', title: 'Velkommen', speaker: '' },
					{ startsAt: null, title: 'Behovet', speaker: '' }
				]
			}
		});
		expect(read.ok && ruleOf(read.value.slots)).toEqual({
			from: new Date('2027-01-15T11:00:00Z'),
			minutes: 20,
			pause: 0,
			count: 7
		});
	});

	test('needs a name, a language and a time, and nothing more of a draft', () => {
		const { title, language, day, from, to } = filled;
		expect(readEvent(formOf({ title, language, day, from, to }), around)).toMatchObject({
			ok: true,
			value: { seats: null, signUpUntil: null, onlineUrl: null, slots: [], agenda: [] }
		});
		expect(issuesOf(readEvent(formOf({}), around)).map(({ field }) => field)).toEqual([
			'title',
			'language',
			'day',
			'from',
			'to'
		]);
	});

	test('names every fault at once', () => {
		expect(
			faults({
				title: '',
				text: 'Ring 01015000232',
				day: '31.2.2027',
				onlineUrl: 'http://x.example',
				agendaTitle0: '',
				seats: '0',
				signUpUntil: 'snart',
				needId: 'n2',
				slotMinutes: '4',
				slotCount: '61',
				attendeesKeptDays: '181'
			})
		).toEqual([
			'title event.title_missing',
			'text text.personal_number',
			'day day.not_in_calendar',
			'onlineUrl event.url_unreadable',
			'agendaTitle0 event.agenda_title_missing',
			'seats number.too_small',
			'signUpUntil day.unreadable',
			'needId event.need_not_own',
			'slotMinutes number.too_small',
			'slotCount number.too_large',
			'attendeesKeptDays number.too_large'
		]);
	});

	test.each([
		[{ day: '22.11.2026', from: '13', to: '14', signUpUntil: '', slotFrom: '13' }, 'day event.in_the_past'],
		[{ to: '10' }, 'to event.ends_before_start'],
		[{ signUpUntil: '16.1.2027' }, 'signUpUntil event.sign_up_after_start'],
		[{ signUpUntil: '21.11.2026' }, 'signUpUntil event.in_the_past'],
		[{ slotFrom: '9:59' }, 'slotFrom event.slots_before_meeting'],
		[{ slotCount: '8' }, 'slotCount event.slots_after_meeting']
	])('%j is refused', (values, fault) => {
		expect(faults(values)).toContain(fault);
	});

	test('an hour that the spring leaves out is none', () => {
		expect(faults({ day: '28.3.2027', from: '02:30', slotFrom: '', slotMinutes: '', slotCount: '' })).toEqual([
			'from event.no_such_hour'
		]);
	});
});

describe('conversations by a rule', () => {
	test('keep their length through the night on which the clocks change', () => {
		const slots = slotsBy({ from: new Date('2026-10-25T00:30:00Z'), minutes: 20, pause: 10, count: 4 });
		expect(slots.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual([
			'00:30',
			'01:00',
			'01:30',
			'02:00'
		]);
		expect(ruleOf(slots)).toMatchObject({ minutes: 20, pause: 10, count: 4 });
	});

	test('have no rule when there are none', () => {
		expect(ruleOf([])).toBeUndefined();
	});
});
