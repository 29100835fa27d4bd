import { describe, expect, test } from 'vitest';
import organisations from '#data/organisations.json' with { type: 'json' };
import { findPersonalNumber } from '#lib/personal-number.ts';
import { norwegian, roll, someNorwegian, someSwedish, swedish } from '../../tests/personal-numbers.ts';

describe('what only looks like a personal number passes', () => {
	test('a Norwegian number with a wrong check digit, whichever it is', () => {
		for (const number of someNorwegian(200, 0, 0)) {
			const wrong = (place: number) =>
				number.slice(0, place) + String((Number(number[place]) + 1 + roll(9)) % 10) + number.slice(place + 1);
			expect(findPersonalNumber(wrong(9))).toBeUndefined();
			expect(findPersonalNumber(wrong(10))).toBeUndefined();
		}
	});

	test('a Norwegian number whose last check digit is right and whose first is wrong', () => {
		const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
		for (const number of someNorwegian(200, 0, 0)) {
			const ten = number.slice(0, 9) + String((Number(number[9]) + 1 + roll(9)) % 10);
			const sum = weights.reduce((total, weight, place) => total + weight * Number(ten[place]), 0);
			const last = (11 - (sum % 11)) % 11;
			if (last < 10) expect(findPersonalNumber(ten + String(last))).toBeUndefined();
		}
	});

	test('a Swedish number with a wrong check digit', () => {
		for (const number of someSwedish(200)) {
			const wrong = number.slice(0, 9) + String((Number(number[9]) + 1 + roll(9)) % 10);
			expect(findPersonalNumber(wrong)).toBeUndefined();
			expect(findPersonalNumber(`19${wrong}`)).toBeUndefined();
		}
	});

	test('right check digits on days that no calendar has', () => {
		const days: [number, number][] = [
			[0, 1],
			[32, 1],
			[31, 4],
			[30, 2],
			[12, 0],
			[12, 13],
			[92, 5],
			[60, 5]
		];
		for (const [day, month] of days) {
			for (let serial = 0; serial < 20; serial++) {
				expect(findPersonalNumber(swedish(81, month, day, serial))).toBeUndefined();
				if (day >= 60) continue;
				const number = norwegian(day, month, 81, 100 + serial);
				if (number) expect(findPersonalNumber(number)).toBeUndefined();
			}
		}
		expect(findPersonalNumber(swedish(81, 2, 29, 123))).toBeUndefined();
		expect(findPersonalNumber(`19${swedish(0, 2, 29, 123)}`)).toBeUndefined();
	});

	test('a number inside a longer row of digits', () => {
		const norwegianOne = someNorwegian(1, 0, 0)[0] ?? '';
		for (const number of [norwegianOne, swedish(81, 12, 18, 987)]) {
			expect(findPersonalNumber(`${number}5`)).toBeUndefined();
			expect(findPersonalNumber(`777${number}`)).toBeUndefined();
		}
	});

	const known = JSON.stringify(organisations).match(/\d{9,10}/g) ?? [];
	test.each([...new Set([...known, '2321000156'])])('the organisation number %s', (number) => {
		expect(findPersonalNumber(`Org.nr. ${number}`)).toBeUndefined();
		expect(
			findPersonalNumber(number.length === 10 ? `${number.slice(0, 6)}-${number.slice(6)}` : number)
		).toBeUndefined();
	});

	test('and there are some of both countries among them', () => {
		expect(known.some((number) => number.length === 9)).toBe(true);
		expect(known).toContain('2120001850');
	});

	test('any Swedish organisation number', () => {
		for (let count = 0; count < 500; count++) {
			const number = swedish(10 + roll(90), 20 + roll(80), roll(100), roll(1000));
			expect(findPersonalNumber(number)).toBeUndefined();
			expect(findPersonalNumber(`${number.slice(0, 6)}-${number.slice(6)}`)).toBeUndefined();
			expect(findPersonalNumber(`16${number}`)).toBeUndefined();
		}
	});

	test('phone numbers as both countries write them, each last digit', () => {
		for (let last = 0; last < 10; last++) {
			const written = [
				'+47 911 22 33',
				'911 22 33',
				'+4791122 33',
				'070-112 12 1',
				'08-12 18 98 7',
				'+46 70 112 12 1',
				'+468112189',
				'+46 8 121 898 7'
			];
			for (const phone of written)
				expect(findPersonalNumber(`Ring ${phone}${String(last)} før kl. 15.`)).toBeUndefined();
		}
	});

	test('Swedish mobile numbers from abroad, a thousand of them', () => {
		for (let count = 0; count < 1000; count++)
			expect(findPersonalNumber(`Ring +4670${String(1_000_000 + roll(9_000_000))}.`)).toBeUndefined();
	});

	test('periods that begin on any day', () => {
		for (let day = 1; day <= 28; day++) {
			const from = `2026-01-${String(day).padStart(2, '0')}`;
			for (const dash of ['\u2013', '-', ' \u2013 ', ' - ', '--'])
				expect(findPersonalNumber(`${from}${dash}2026-02-28`)).toBeUndefined();
		}
	});

	test('amounts, dates, periods and times in ordinary text, each last digit', () => {
		for (let last = 0; last < 10; last++) {
			const texts = [
				'Budsjett 1 234 567 890,1',
				'811 218 987',
				'Start 2027-01-15 150',
				'2026-01-15–2026-02-28 og 1',
				'den 15.01.2026 10',
				'15.01.26 150',
				'15.01.2026–20.02.2026, 3',
				'2016-09-01 – 2019-08-31 og 201',
				'kl. 09:15 2026-01-15 14:3',
				'P1: 01.09.2025-28.02.2026 11',
				'voucher 2026-000'
			];
			for (const text of texts) expect(findPersonalNumber(text + String(last))).toBeUndefined();
		}
	});

	test.each([
		'',
		'Vi prøvde 40 dispensere i 12 uker.',
		'https://www.ssb.no/statbank/table/07459',
		'ISBN 978-82-7570-123-4',
		'<b>1</b>'
	])('%j', (text) => {
		expect(findPersonalNumber(text)).toBeUndefined();
	});

	test('a megabyte of digits and spaces, without delay', () => {
		const started = performance.now();
		expect(findPersonalNumber('12 '.repeat(300_000))).toBeUndefined();
		expect(findPersonalNumber('1'.repeat(1_000_000))).toBeUndefined();
		expect(performance.now() - started).toBeLessThan(3000);
	});
});
