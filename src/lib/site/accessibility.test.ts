import { describe, expect, test } from 'vitest';
import statementData from '#data/accessibility.json' with { type: 'json' };
import { isDay } from '#lib/day.ts';
import { readStatement, statement } from '#lib/site/accessibility.ts';
import nb from '#messages/nb.json' with { type: 'json' };
import sv from '#messages/sv.json' with { type: 'json' };

describe('the statement on accessibility', () => {
	test('has every field that the Swedish law asks for', () => {
		expect(statement.supervisionSe).toBe('https://www.digg.se/tdosanmalan');
		expect([statement.assessedOn, statement.updatedOn].every(isDay)).toBe(true);
		expect(statement.notAccessible.length).toBeGreaterThan(0);
	});

	test('names every gap and every reason in both languages', () => {
		const keys = [
			...statement.notAccessible.flatMap(({ key, reason }) => [`gap_${key}`, `reason_${reason}`]),
			...statement.disproportionate.map((key) => `burden_${key}`),
			...statement.outsideTheLaw.map((key) => `outside_${key}`)
		];
		for (const texts of [nb, sv]) expect(Object.keys(texts.accessibility)).toEqual(expect.arrayContaining(keys));
	});

	test('uses the fixed words of the law', () => {
		expect(sv.accessibility.conformity_full).toBe('helt förenlig');
		expect(sv.accessibility.conformity_partial).toBe('delvis förenlig');
		expect(sv.accessibility.conformity_none).toBe('inte förenlig');
	});

	test('is not read with another word', () => {
		expect(() => readStatement({ ...statementData, conformity: 'nearly' })).toThrow(/conformity/);
	});
});
