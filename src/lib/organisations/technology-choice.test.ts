import { describe, expect, test } from 'vitest';
import { groupChoice, groupOf, isTechnology, technologyGroups } from './technology-choice.ts';

const area = (key: string, groupKey: string) => ({
	key,
	nameNb: `${key} nb`,
	nameSv: `${key} sv`,
	groupKey,
	groupNb: `${groupKey} nb`,
	groupSv: `${groupKey} sv`
});

describe('choosing a technology', () => {
	test('is done group by group, in the order of the library and the language of the page', () => {
		const areas = [area('gps', 'safety'), area('camera', 'safety'), area('video', 'contact')];
		expect(technologyGroups('sv', areas)).toEqual([
			{
				label: 'safety sv',
				options: [
					{ value: 'gps', label: 'gps sv' },
					{ value: 'camera', label: 'camera sv' }
				]
			},
			{ label: 'contact sv', options: [{ value: 'video', label: 'video sv' }] }
		]);
		expect(technologyGroups('nb', areas).map(({ label }) => label)).toEqual(['safety nb', 'contact nb']);
	});

	test('may be done by a whole group, which stands before its areas', () => {
		const areas = [area('gps', 'safety')];
		expect(technologyGroups('sv', areas, (name) => `all of ${name}`)[0]?.options).toEqual([
			{ value: 'group:safety', label: 'all of safety sv' },
			{ value: 'gps', label: 'gps sv' }
		]);
	});

	test('knows areas and groups apart', () => {
		const areas = [area('gps', 'safety')];
		expect(['gps', 'group:safety', 'safety', 'group:gps', ''].filter((each) => isTechnology(areas, each))).toEqual([
			'gps',
			'group:safety'
		]);
		expect([groupOf(groupChoice('safety')), groupOf('gps')]).toEqual(['safety', undefined]);
	});

	test('has no empty group', () => {
		expect(technologyGroups('nb', [])).toEqual([]);
	});
});
