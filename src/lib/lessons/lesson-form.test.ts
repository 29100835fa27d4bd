import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { formOf } from '../../../tests/typed.ts';
import { limits, readLesson, readReason } from './lesson-form.ts';

const filled = {
	kind: 'law',
	title: ' Fråga igen ',
	context: 'Natt\r\noch dag',
	whatHappened: 'Två ville sluta.',
	advice: 'Boka nytt samtal.',
	appliesWhen: ''
};

function form(values: Readonly<Record<string, string>>, dependsOn: readonly string[] = []): FormData {
	const data = formOf(values);
	for (const value of dependsOn) data.append('dependsOn', value);
	return data;
}
const faults = (values: Readonly<Record<string, string>>, submit = false) =>
	issuesOf(readLesson(form(values), submit)).map(({ field, key }) => `${field} ${key}`);

describe('reading a lesson', () => {
	test('takes what is written, and of the conditions only those of the list, each once', () => {
		expect(readLesson(form(filled, ['rules', 'weather', 'rules', 'size']), true)).toEqual({
			ok: true,
			value: {
				...filled,
				title: 'Fråga igen',
				context: 'Natt\noch dag',
				dependsOn: ['rules', 'size']
			}
		});
	});

	test('keeps a draft that has a title and a kind', () => {
		const begun = { kind: 'users', title: 'Spør' };
		expect(faults(begun)).toEqual([]);
		expect(faults(begun, true)).toEqual(['whatHappened lesson.what_happened_missing', 'advice lesson.advice_missing']);
	});

	test('names every fault at once, each of them once', () => {
		expect(faults({ kind: 'weather', title: '', advice: 'Ring 01015000232' }, true)).toEqual([
			'kind lesson.kind_missing',
			'title lesson.title_missing',
			'advice text.personal_number',
			'whatHappened lesson.what_happened_missing'
		]);
	});

	test.each(Object.entries(limits))('%s takes %i characters and no more', (name, max) => {
		expect(faults({ ...filled, [name]: 'a'.repeat(max) })).toEqual([]);
		expect(faults({ ...filled, [name]: 'a'.repeat(max + 1) })).toEqual([`${name} text.too_long`]);
	});

	test.each(['title', 'context', 'whatHappened', 'advice', 'appliesWhen'])(
		'no personal number stands in %s',
		(name) => {
			expect(faults({ ...filled, [name]: 'Ring 01015000232' })).toEqual([`${name} text.personal_number`]);
		}
	);
});

test('a reason is read with its limit and without personal numbers', () => {
	expect(readReason(form({ reason: ' Feil sted ' }), 'reason')).toEqual({ ok: true, value: 'Feil sted' });
	expect(issuesOf(readReason(form({ reason: '01015000232' }), 'reason'))[0]).toMatchObject({ field: 'reason' });
});
