import { describe, expect, test } from 'vitest';
import { formatDay, formatMoney, formatNumber } from '#lib/format.ts';
import type { Lang } from '#lib/lang.ts';
import { full } from '../../../tests/pilot-contents.ts';
import { shownText, typedText } from './field-text.ts';
import { milestoneField, type Milestone } from './milestone.ts';
import { partnerLists, type PartnerList } from './pilot.ts';
import { readSection } from './pilot-form.ts';
import { fieldNames, ruleOf, type FieldName } from './section-field.ts';

const wordsOf = (lang: Lang) => ({
	day: (day: string) => formatDay(lang, day),
	number: (value: number | string) => formatNumber(lang, value),
	money: (minor: bigint, currency: 'NOK' | 'SEK' | 'EUR') => formatMoney(lang, minor, currency)
});
const options = {
	technologyArea: [{ value: 'medication_dispenser', label: 'Medisindispenser' }],
	supplierId: [],
	workPackage: [{ value: 'AP3', label: 'AP3 Piloter' }],
	contacts: [{ value: 'kari', label: 'Kari Nordmann' }],
	partners: [{ value: 'karlstad', label: 'Karlstad kommun' }]
};
const shown = { options, currency: 'NOK', words: wordsOf('nb') } as const;

const isPartnerList = (name: FieldName): name is PartnerList => partnerLists.some((list) => list === name);

function fillMilestones(form: FormData, milestones: readonly Milestone[], words: ReturnType<typeof wordsOf>) {
	for (const [place, { dueOn, text, isDone }] of milestones.entries()) {
		form.set(milestoneField(place + 1, 'day'), words.day(dueOn));
		form.set(milestoneField(place + 1, 'text'), text);
		if (isDone) form.set(milestoneField(place + 1, 'done'), '1');
	}
}

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
		expect(shownText('coOwners', ['karlstad'], shown)).toBe('Karlstad kommun');
		expect(shownText('milestones', full.milestones, shown)).toBe(
			'01.02.2026: Opplæring gitt ✓\n01.09.2026: Alle enheter i bruk'
		);
	});

	test('a contact has a name while the person belongs to the owner, and is nobody afterwards', () => {
		expect(shownText('professionalContact', 'kari', shown)).toBe('Kari Nordmann');
		expect(shownText('itContact', full.itContact, shown)).toBe('');
	});

	test.each(['nb', 'sv'] as const)('goes into the form of a %s reader and comes back the same', (lang) => {
		const choices = {
			technologyArea: ['medication_dispenser'],
			supplierId: [],
			workPackage: ['AP3'],
			contacts: [full.professionalContact ?? '', full.itContact ?? ''],
			partners: ['karlstad', 'arvika', 'oslomet', 'region-varmland'],
			currency: 'NOK'
		} as const;
		const content = { ...full, budgetMinor: 123_456_789n, userCount: 12_345 };
		for (const name of fieldNames) {
			const form = new FormData();
			const words = wordsOf(lang);
			form.append(name, typedText(name, content[name], words));
			if (isPartnerList(name)) for (const each of content[name]) form.append(name, each);
			if (name === 'milestones') fillMilestones(form, content.milestones, words);
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
