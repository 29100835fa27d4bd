import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { formOf } from '../../../tests/typed.ts';
import { milestoneField, mostMilestones, readMilestones } from './milestone.ts';

describe('reading milestones', () => {
	test('gives them in the order of their days and passes over empty rows', () => {
		const read = readMilestones(
			formOf({
				milestone_1_day: '1.9.2027',
				milestone_1_text: ' Alle enheter i bruk ',
				milestone_2_day: '',
				milestone_2_text: ' ',
				milestone_2_done: '1',
				milestone_7_day: '2027-02-01',
				milestone_7_text: 'Opplæring gitt',
				milestone_7_done: '1'
			}),
			'day_first'
		);
		expect(read).toEqual({
			ok: true,
			value: [
				{ dueOn: '2027-02-01', text: 'Opplæring gitt', isDone: true },
				{ dueOn: '2027-09-01', text: 'Alle enheter i bruk', isDone: false }
			]
		});
	});

	test('of an empty form gives none', () => {
		expect(readMilestones(formOf({ milestones: '' }), 'day_first')).toEqual({ ok: true, value: [] });
	});

	test('keeps two of the same day as they were written', () => {
		const both = formOf({
			milestone_1_day: '1.9.2027',
			milestone_1_text: 'B',
			milestone_2_day: '1.9.2027',
			milestone_2_text: 'A'
		});
		const read = readMilestones(both, 'day_first');
		expect(read.ok && read.value.map(({ text }) => text)).toEqual(['B', 'A']);
	});

	test('names every fault at its row', () => {
		const read = readMilestones(
			formOf({
				milestone_1_day: '31.2.2027',
				milestone_1_text: 'x'.repeat(121),
				milestone_3_day: '1.9.2027',
				milestone_4_text: 'Uten dato',
				milestone_5_day: '1.9.2027',
				milestone_5_text: 'Ring 01015000232'
			}),
			'day_first'
		);
		expect(issuesOf(read).map(({ field, key }) => `${field} ${key}`)).toEqual([
			'milestone_1_day day.not_in_calendar',
			'milestone_1_text text.too_long',
			'milestone_3_text section.milestone_text_missing',
			'milestone_4_day section.milestone_day_missing',
			'milestone_5_text text.personal_number'
		]);
	});

	test('reads six digits as each country writes them', () => {
		const typed = formOf({ milestone_1_day: '270201', milestone_1_text: 'Klart' });
		expect(readMilestones(typed, 'year_first')).toMatchObject({ value: [{ dueOn: '2027-02-01' }] });
	});

	test('has twelve rows and no more', () => {
		const row = (number: number) =>
			formOf({ [milestoneField(number, 'day')]: '1.9.2027', [milestoneField(number, 'text')]: 'Klart' });
		expect(readMilestones(row(mostMilestones), 'day_first')).toMatchObject({ value: [{ text: 'Klart' }] });
		expect(readMilestones(row(mostMilestones + 1), 'day_first')).toEqual({ ok: true, value: [] });
	});
});
