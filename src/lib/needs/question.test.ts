import { describe, expect, test } from 'vitest';
import { formOf } from '../../../tests/typed.ts';
import { longestQuestion, namesIn, readAnswer, readAsked, readDecline, untoldNames } from './question.ts';

const faults = (done: ReturnType<typeof readAsked | typeof readAnswer | typeof readDecline>) =>
	done.ok ? [] : done.issues.map(({ field, key }) => `${field} ${key}`);

describe('a question in a form', () => {
	test('is read with its language and on whose behalf it is', () => {
		expect(readAsked(formOf({ text: ' Hur många? ', language: 'sv', organisation: 's1' }))).toEqual({
			ok: true,
			value: { text: 'Hur många?', language: 'sv', organisationId: 's1' }
		});
	});

	test.each([
		[{}, ['text question.text_missing', 'language question.language_missing']],
		[{ text: '  ', language: 'de' }, ['text question.text_missing', 'language question.language_missing']],
		[{ text: 'x'.repeat(longestQuestion + 1), language: 'nb' }, ['text text.too_long']],
		[{ text: 'Gjelder 13097248022', language: 'nb' }, ['text text.personal_number']]
	])('is refused with all its faults: %o', (values, keys) => {
		expect(faults(readAsked(formOf(values)))).toEqual(keys);
	});
});

describe('an answer in a form', () => {
	test.each([
		[
			{},
			[
				'public_text question.public_text_missing',
				'answer question.answer_missing',
				'answer_language question.language_missing'
			]
		],
		[
			{ public_text: '811218-9876', answer: '811218-9876', answer_language: 'nn' },
			['public_text text.personal_number', 'answer text.personal_number']
		]
	])('is refused with all its faults: %o', (values, keys) => {
		expect(faults(readAnswer(formOf(values)))).toEqual(keys);
	});

	test('may be in another language than the question', () => {
		expect(readAnswer(formOf({ public_text: 'Hur många?', answer: 'Ti.', answer_language: 'nb' })).ok).toBe(true);
	});

	test('that is declined needs a reason', () => {
		expect(faults(readDecline(formOf({ reason: '' })))).toEqual(['reason question.reason_missing']);
	});
});

describe('a name that tells who asks', () => {
	test.each([
		['Vi i Nattljus Teknik AB undrar', ['Nattljus Teknik']],
		['nattljus teknik har frågat', ['Nattljus Teknik']],
		['NATTLJUS TEKNIKS system', ['Nattljus Teknik']],
		['Med nattljus i rummet', []],
		['Ring Ola Nordmann', ['Ola Nordmann']],
		['', []]
	])('is found in %j', (text, found) => {
		expect(namesIn(text, ['Nattljus Teknik AB', 'Nattljus Teknik AB', 'Ola Nordmann', 'AB'])).toEqual(found);
	});

	test('is told of once, and again when there is another', () => {
		const names = ['Nattljus Teknik AB', 'Ola Nordmann'];
		expect(untoldNames(formOf({}), 'Nattljus Teknik', names)).toEqual(['Nattljus Teknik']);
		const told = formOf({ named: 'Nattljus Teknik' });
		expect(untoldNames(told, 'Nattljus Teknik', names)).toEqual([]);
		expect(untoldNames(told, 'Nattljus Teknik, Ola Nordmann', names)).toEqual(['Nattljus Teknik', 'Ola Nordmann']);
		expect(untoldNames(told, 'Ingen', names)).toEqual([]);
	});
});
