import { describe, expect, test } from 'vitest';
import { technologyGroups } from './technology-choice.ts';

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

	test('has no empty group', () => {
		expect(technologyGroups('nb', [])).toEqual([]);
	});
});
