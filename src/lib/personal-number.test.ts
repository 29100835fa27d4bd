import { describe, expect, test } from 'vitest';
import { findPersonalNumber } from '#lib/personal-number.ts';
import { someNorwegian, someSwedish, swedish } from '../../tests/personal-numbers.ts';

const sentence = (number: string) => `Brukeren (${number}) fikk dispenseren i mai.`;

describe('a Norwegian personal number in a text is found', () => {
	test.each([
		['ordinary', 0, 0],
		['D-number', 40, 0],
		['synthetic, month + 40', 0, 40],
		['synthetic, month + 65', 0, 65],
		['synthetic, month + 80', 0, 80],
		['synthetic D-number', 40, 80]
	])('%s', (_, addToDay, addToMonth) => {
		const numbers = someNorwegian(300, addToDay, addToMonth);
		expect(numbers.filter((number) => findPersonalNumber(sentence(number)) !== 'NO')).toEqual([]);
	});

	const [number = ''] = someNorwegian(1, 0, 0);
	const [birth, rest] = [number.slice(0, 6), number.slice(6)];
	const [day, month, year] = [birth.slice(0, 2), birth.slice(2, 4), birth.slice(4)];
	test.each([
		`${birth} ${rest}`,
		`${birth}-${rest}`,
		`${birth}.${rest}`,
		`${birth} - ${rest}`,
		`${birth}\u00A0${rest}`,
		`${birth}\u2013${rest}`,
		`${birth}\n${rest}`,
		`${birth} ${rest.slice(0, 3)} ${rest.slice(3)}`,
		`${day}.${month}.${year} ${rest}`,
		`${day} ${month} ${year} ${rest}`,
		`${day}${month}\u200B${year}${rest}`,
		`f.nr.${number}`,
		`12 ${number} 7`
	])('written as %j', (written) => {
		expect(findPersonalNumber(written)).toBe('NO');
	});
});

describe('a Swedish personal number in a text is found', () => {
	test.each([
		['personnummer', 0],
		['samordningsnummer', 60]
	])('%s with ten digits, with and without - or +', (_, addToDay) => {
		for (const number of someSwedish(300, addToDay)) {
			const [birth, rest] = [number.slice(0, 6), number.slice(6)];
			for (const joint of ['', '-', '+', ' ', '\u2013'])
				expect(findPersonalNumber(sentence(birth + joint + rest))).toBe('SE');
		}
	});

	test.each(['18', '19', '20'])('twelve digits of the century %s', (century) => {
		for (const number of someSwedish(200)) {
			const [birth, rest] = [number.slice(0, 6), number.slice(6)];
			for (const joint of ['', '-', '+', ' '])
				expect(findPersonalNumber(sentence(century + birth + joint + rest))).toBe('SE');
		}
	});

	const number = swedish(81, 12, 18, 987);
	test.each([
		`81-12-18-${number.slice(6)}`,
		`81 12 18 ${number.slice(6)}`,
		`1981-12-18-${number.slice(6)}`,
		`811218 - ${number.slice(6)}`,
		`Hon har ${number}.`,
		`7 ${number} 7`,
		`kl 12 000101 010101 ${number}`
	])('written as %j', (written) => {
		expect(findPersonalNumber(written)).toBe('SE');
	});

	test('born on 29 February of a leap year, and of the year 2000', () => {
		expect(findPersonalNumber(swedish(84, 2, 29, 123))).toBe('SE');
		expect(findPersonalNumber(swedish(0, 2, 29, 123))).toBe('SE');
		expect(findPersonalNumber(`20${swedish(0, 2, 29, 123)}`)).toBe('SE');
	});
});
