import { describe, expect, test } from 'vitest';
import { norwegian } from '../../../tests/personal-numbers.ts';
import { formOf } from '../../../tests/typed.ts';
import { changeOf, deadlineChange } from './addendum-text.ts';
import { readAddendum } from './addendum.ts';
import { isLook } from '#lib/look.ts';
import { readBeginning, readDeadline, readNeed, readStateChange } from './need-form.ts';

const faults = (done: { ok: boolean; issues?: readonly { field: string; key: string }[] }) =>
	(done.issues ?? []).map(({ field, key }) => `${field} ${key}`);

describe('filling in a need', () => {
	test('begins with a title and a language', () => {
		expect(faults(readBeginning(formOf({})))).toEqual(['title need.title_missing', 'language need.language_missing']);
		expect(readBeginning(formOf({ title: ' Natt ', language: 'nn' }))).toEqual({
			ok: true,
			value: { title: 'Natt', language: 'nn' }
		});
	});

	test('takes everything but the title away as long as it is a draft', () => {
		expect(readNeed(formOf({ title: 'Natt', language: 'sv' }), () => true)).toEqual({
			ok: true,
			value: {
				title: 'Natt',
				language: 'sv',
				text: '',
				targetGroup: '',
				affectedCount: null,
				constraints: '',
				technologyArea: null,
				technologyGroup: null,
				type: null,
				sites: [],
				deadline: null,
				deadlineTime: null,
				isSealed: false,
				contactEmail: null,
				procurementUrl: null
			}
		});
	});

	test('names every fault at once, personal numbers too', () => {
		const done = readNeed(
			formOf({
				title: '',
				language: 'da',
				text: `Fødselsnummer ${norwegian(1, 2, 90, 123) ?? norwegian(1, 2, 90, 124)}`,
				target_group: 'x'.repeat(301),
				affected_count: '0',
				technology: 'magic',
				type: 'order',
				deadline: '31.2.2027',
				deadline_time: '25:00',
				contact_email: 'post',
				procurement_url: 'http://a.example'
			}),
			() => false
		);
		expect(faults(done).map((fault) => fault.split(' ')[0])).toEqual([
			'title',
			'language',
			'text',
			'target_group',
			'affected_count',
			'technology',
			'type',
			'deadline',
			'deadline_time',
			'contact_email',
			'procurement_url'
		]);
		expect(faults(done)).toContain('text text.personal_number');
	});

	test.each([
		[
			{ deadline: '15.3.2027', deadline_time: '14' },
			{ deadline: '2027-03-15', deadlineTime: '14:00' }
		],
		[{ deadline: '2027-03-15' }, { deadline: '2027-03-15', deadlineTime: null }],
		[{}, { deadline: null, deadlineTime: null }]
	])('reads %j as a deadline', (typed, value) => {
		expect(readDeadline(formOf(typed as Record<string, string>))).toEqual({ ok: true, value });
	});

	test.each([
		[{ deadline_time: '14:00' }, 'deadline need.time_without_day'],
		[{ deadline: '28.3.2027', deadline_time: '02:30' }, 'deadline_time need.time_not_there']
	])('refuses %j as a deadline', (typed, fault) => {
		expect(faults(readDeadline(formOf(typed as Record<string, string>)))).toEqual([fault]);
	});

	test('lets answers be sealed only until a day', () => {
		const sealed = { title: 'Natt', language: 'sv', sealed: 'yes' };
		expect(faults(readNeed(formOf(sealed), () => true))).toEqual(['deadline need.sealed_without_deadline']);
		expect(readNeed(formOf({ ...sealed, deadline: '1.3.2027' }), () => true).ok).toBe(true);
	});

	test.each(['http://a.example', 'javascript:alert(1)', 'https://a', 'https://u:p@a.example', 'a.example/x'])(
		'refuses %s as the address of a procurement',
		(url) => {
			const done = readNeed(formOf({ title: 'N', language: 'sv', procurement_url: url }), () => true);
			expect(faults(done)).toEqual(['procurement_url need.address_not_https']);
		}
	);

	test.each([
		['gps', { technologyArea: 'gps', technologyGroup: null }],
		['group:supervision', { technologyArea: null, technologyGroup: 'supervision' }]
	])('is about %s', (technology, value) => {
		const done = readNeed(formOf({ title: 'N', language: 'sv', technology }), () => true);
		expect(done.ok && done.value).toMatchObject(value);
	});

	test('keeps each place once', () => {
		const done = readNeed(formOf({ title: 'N', language: 'sv', sites: 'Molkom\n\n  Karlstad \nMolkom' }), () => true);
		expect(done.ok && done.value.sites).toEqual(['Molkom', 'Karlstad']);
	});
});

describe('adding to a need', () => {
	test.each([
		[{}, ' need.addendum_unknown'],
		[{ field: 'text' }, ' need.addendum_unknown'],
		[{ field: 'note' }, 'note need.note_missing'],
		[{ field: 'deadline' }, 'deadline need.deadline_missing'],
		[{ field: 'affected_count' }, 'affected_count need.value_missing'],
		[{ field: 'contact_email' }, 'contact_email need.value_missing'],
		[{ field: 'procurement_url' }, 'procurement_url need.value_missing']
	])('refuses %j', (typed, fault) => {
		expect(faults(readAddendum(formOf(typed as Record<string, string>)))).toEqual([fault]);
	});

	test('shows from what to what, in the reader’s way', () => {
		const moved = { before: '2027-03-01', after: '2027-03-15' };
		expect(deadlineChange('nb', moved)).toBe('1.3. → 15.3.2027');
		expect(deadlineChange('sv', moved)).toBe('1/3 → 15/3 2027');
		expect(deadlineChange('nb', { before: '2026-12-31 12:00', after: '2027-01-15' })).toBe(
			'31.12.2026 kl. 12:00 → 15.1.2027'
		);
		expect(deadlineChange('sv', { before: null, after: '2027-01-15 09:30' })).toBe('15/1 2027 kl. 09:30');
		expect(changeOf('nb', 'affected_count', { before: '900', after: '1200' })).toBe('900 → 1\u00a0200');
	});
});

test('what becomes of a need is one of five, and told', () => {
	expect(faults(readStateChange(formOf({ move: 'open' })))).toEqual(['move need.move_missing']);
	expect(readStateChange(formOf({ move: 'close', reason: 'Klart.' }))).toEqual({
		ok: true,
		value: { move: 'close', reason: 'Klart.', procurementUrl: null, pilotId: null }
	});
});

describe('a look at a page', () => {
	const look = (headers: Record<string, string>, method = 'GET') =>
		isLook({ method, headers: new Headers({ 'user-agent': 'Mozilla/5.0 Firefox/140.0', ...headers }) });
	test('is one of a person', () => {
		expect(look({})).toBe(true);
	});
	test.each([
		{ 'sec-purpose': 'prefetch;prerender' },
		{ purpose: 'prefetch' },
		{ 'x-moz': 'prefetch' },
		{ 'user-agent': '' },
		{ 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
		{ 'user-agent': 'curl/8.5.0' }
	])('is none with %j', (headers) => {
		expect(look(headers as Record<string, string>)).toBe(false);
	});
	test('is none that only asks whether it is there', () => {
		expect(look({}, 'HEAD')).toBe(false);
	});
});
