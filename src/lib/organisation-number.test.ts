import { describe, expect, test } from 'vitest';
import { isOrganisationNumber, organisationNumberText, readOrganisationNumber } from '#lib/organisation-number.ts';
import { someNorwegian, someSwedish } from '../../tests/personal-numbers.ts';

describe('typing an organisation number', () => {
	test.each([
		['952540556', 'NO', '952540556'],
		['952 540 556', 'NO', '952540556'],
		['952\u00A0540\u00A0556', 'NO', '952540556'],
		['952.540.556', 'NO', '952540556'],
		['NO 952 540 556 MVA', 'NO', '952540556'],
		['NO952540556mva', 'NO', '952540556'],
		['212000-1850', 'SE', '2120001850'],
		['2120001850', 'SE', '2120001850'],
		[' 212000 1850 ', 'SE', '2120001850']
	] as const)('%j in %s is kept as %s', (typed, country, digits) => {
		expect(readOrganisationNumber(typed, country)).toEqual({ ok: true, value: digits });
	});

	test.each([
		['', 'NO', 'text.required'],
		['95254055', 'NO', 'number.organisation_length_no'],
		['abc', 'NO', 'number.organisation_length_no'],
		['9'.repeat(100_000), 'NO', 'number.organisation_length_no'],
		['212000-185', 'SE', 'number.organisation_length_se'],
		['952540556', 'SE', 'number.organisation_length_se'],
		['952540557', 'NO', 'number.organisation_check_digit'],
		['123456785', 'NO', 'number.organisation_check_digit'],
		['212000-1851', 'SE', 'number.organisation_check_digit']
	] as const)('%j in %s is refused with %s', (typed, country, key) => {
		expect(readOrganisationNumber(typed, country)).toMatchObject({ ok: false, issues: [{ key }] });
	});

	test("a sole trader's personal number is refused as such in both countries", () => {
		for (const number of [...someSwedish(50), ...someSwedish(50, 60), ...someNorwegian(50, 0, 0)])
			for (const country of ['NO', 'SE'] as const)
				expect(readOrganisationNumber(number, country)).toMatchObject({
					issues: [{ key: 'number.organisation_is_personal' }]
				});
	});
});

describe('organisation numbers', () => {
	test('have their own country', () => {
		expect(isOrganisationNumber('952540556', 'NO')).toBe(true);
		expect(isOrganisationNumber('2120001850', 'SE')).toBe(true);
		expect(isOrganisationNumber('952540556', 'SE')).toBe(false);
		expect(isOrganisationNumber('8112189876', 'SE')).toBe(false);
	});

	test('are shown as their country writes them', () => {
		expect(organisationNumberText('952540556', 'NO')).toBe('952\u00A0540\u00A0556');
		expect(organisationNumberText('2120001850', 'SE')).toBe('212000-1850');
	});
});
