import { describe, expect, test } from 'vitest';
import { inTranslation, langOf, type ApprovedTexts } from './shown-text.ts';

const thing = { language: 'sv', title: 'Trygghetslarm', targetGroup: 'Äldre', place: 'Arvika', count: 3 } as const;
const text = (value: string, isOutdated = false) => ({ text: value, language: 'nb', isOutdated }) as const;
const texts: ApprovedTexts = new Map([
	['title', text('Trygghetsalarm')],
	['target_group', text('Eldre', true)],
	['count', text('tre')],
	['unknown', text('x')]
]);

describe('a reader of another language', () => {
	test('reads what was approved in the place of the original, and all else as it was written', () => {
		expect(inTranslation(thing, texts)).toEqual({
			...thing,
			title: 'Trygghetsalarm',
			targetGroup: 'Eldre',
			translated: { fields: { title: 'nb', targetGroup: 'nb' }, outdated: ['targetGroup'] }
		});
		expect(inTranslation(thing, undefined)).toBe(thing);
	});

	test('is told of the language of each text that is not the page’s own', () => {
		const shown = inTranslation(thing, texts);
		expect(['title', 'place'].map((field) => langOf(shown, field, 'nb'))).toEqual([undefined, 'sv']);
		expect(['title', 'place'].map((field) => langOf(shown, field, 'nn'))).toEqual(['nb', 'sv']);
		expect(['title', 'place'].map((field) => langOf(thing, field, 'sv'))).toEqual([undefined, undefined]);
	});
});
