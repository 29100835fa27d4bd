import { describe, expect, test } from 'vitest';
import { settled } from './section-conflict.ts';

const form = (...entries: [string, string][]) => {
	const data = new FormData();
	for (const [name, value] of entries) data.append(name, value);
	return data;
};
const typed: [string, string][] = [
	['title', 'Min'],
	['summary', 'Min tekst'],
	['partners', ''],
	['partners', 'arvika']
];

describe('a form that shows two values', () => {
	test('keeps one’s own, or leaves the stored one alone', () => {
		const read = settled(
			form(...typed, ['differs', 'title'], ['differs', 'partners'], ['keep_title', 'mine'], ['keep_partners', 'stored'])
		);
		expect(read.issues).toEqual([]);
		expect(read.form.get('title')).toBe('Min');
		expect(read.form.has('partners')).toBe(false);
		expect(read.form.get('summary')).toBe('Min tekst');
	});

	test('is not saved before all is chosen, and still knows whose the other value is', () => {
		const read = settled(
			form(
				...typed,
				['differs', 'title'],
				['differs', 'summary'],
				['keep_title', 'mine'],
				['conflict_name', 'Siv'],
				['conflict_time', '14:32']
			)
		);
		expect(read.issues).toEqual([
			{ field: '', key: 'pilot.changed_meanwhile', params: { name: 'Siv', time: '14:32' } },
			{ field: 'keep_summary', key: 'section.choose_version' }
		]);
	});

	test('without a conflict is left as it is', () => {
		const read = settled(form(...typed, ['differs', 'stamp'], ['stamp', 'x']));
		expect(read.issues).toEqual([]);
		expect([...read.form]).toHaveLength(6);
	});
});
