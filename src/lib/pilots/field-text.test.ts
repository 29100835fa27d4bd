import { describe, expect, test } from 'vitest';
import { formatDay, formatMoney, formatNumber } from '#lib/format.ts';
import type { Lang } from '#lib/lang.ts';
import { full } from '../../../tests/pilot-contents.ts';
import { shownText, typedText } from './field-text.ts';
import { readSection } from './pilot-form.ts';
import { fieldNames, ruleOf } from './section-field.ts';

const wordsOf = (lang: Lang) => ({
	day: (day: string) => formatDay(lang, day),
	number: (value: number | string) => formatNumber(lang, value),
	money: (minor: bigint, currency: 'NOK' | 'SEK' | 'EUR') => formatMoney(lang, minor, currency)
});
const options = {
	technologyArea: [{ value: 'medication_dispenser', label: 'Medisindispenser' }],
	supplierId: [],
	workPackage: [{ value: 'AP3', label: 'AP3 Piloter' }],
	partners: [{ value: 'karlstad', label: 'Karlstad kommun' }]
};
const shown = { options, currency: 'NOK', words: wordsOf('nb') } as const;

describe('what stands in a field', () => {
	test('is read with the names of what was chosen', () => {
		expect(shownText('technologyArea', full.technologyArea, shown)).toBe('Medisindispenser');
		expect(shownText('partners', ['karlstad', 'gone'], shown)).toBe('Karlstad kommun, gone');
		expect(shownText('supplierId', 's9', shown)).toBe('s9');
		expect(shownText('startsOn', full.startsOn, shown)).toBe('01.01.2026');
		expect(shownText('budgetMinor', full.budgetMinor, shown)).toBe('450\u00A0000,00\u00A0NOK');
		expect(shownText('userCount', 1200, shown)).toBe('1\u00A0200');
		expect(shownText('summary', full.summary, shown)).toBe(full.summary);
		expect(shownText('supplierId', null, shown)).toBe('');
	});

	test.each(['nb', 'sv'] as const)('goes into the form of a %s reader and comes back the same', (lang) => {
		const choices = {
			technologyArea: ['medication_dispenser'],
			supplierId: [],
			workPackage: ['AP3'],
			partners: ['karlstad'],
			currency: 'NOK'
		} as const;
		const content = { ...full, budgetMinor: 123_456_789n, userCount: 12_345 };
		for (const name of fieldNames) {
			const form = new FormData();
			for (const each of name === 'partners' ? content.partners : [typedText(name, content[name], wordsOf(lang))])
				form.append(name, each);
			expect(readSection(ruleOf(name).section, form, choices, lang)).toEqual({
				values: { [name]: content[name] },
				issues: []
			});
		}
	});

	test('an amount without øre stands without them', () => {
		expect(typedText('budgetMinor', 45_000_000n, wordsOf('nb'))).toBe('450\u00A0000');
	});
});
