import { describe, expect, test } from 'vitest';
import { passesLuhn, passesMod11 } from '#lib/check-digit.ts';

const organisation = [3, 2, 7, 6, 5, 4, 3, 2, 1];

describe('check digits', () => {
	test.each(['952540556', '948164256', '842566142', '997058925'])('%s passes modulus 11', (digits) => {
		expect(passesMod11(digits, organisation)).toBe(true);
	});

	test('one digit wrong or two neighbours swapped fails modulus 11', () => {
		expect(passesMod11('952540557', organisation)).toBe(false);
		expect(passesMod11('925540556', organisation)).toBe(false);
	});

	test.each(['2120001850', '2321000156', '79927398713', '8112189876'])('%s passes Luhn', (digits) => {
		expect(passesLuhn(digits)).toBe(true);
	});

	test('each other last digit fails Luhn', () => {
		const passing = Array.from({ length: 10 }, (_, last) => `212000185${String(last)}`).filter(passesLuhn);
		expect(passing).toEqual(['2120001850']);
	});
});
