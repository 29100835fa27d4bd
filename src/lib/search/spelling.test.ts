import { describe, expect, test } from 'vitest';
import { distance, forgiven, inReach } from './spelling.ts';

describe('Typing errors are forgiven', () => {
	test('a letter more, less, another, or two changed places', () => {
		for (const typed of ['dispeenser', 'dispnser', 'dispenzer', 'dispesner'])
			expect(distance(typed, 'dispenser', 2)).toBe(1);
		expect(distance('alarm', 'robot', 2)).toBe(3);
		expect(distance('', 'ab', 2)).toBe(2);
		expect(distance('abc', 'abc', 0)).toBe(0);
	});

	test('none in short words, one in middling ones, two in long ones', () => {
		expect(['lås', 'svin', 'låsen', 'roboten', 'robotene', 'robotenes', '2025', 'rom2025'].map(forgiven)).toEqual([
			0, 0, 1, 1, 1, 2, 0, 0
		]);
	});

	test('the nearest word is meant, and rarely one with another first letter', () => {
		expect(inReach('dispensr', ['dispenser', 'dispensere', 'alarm'])).toEqual([{ word: 'dispenser', faults: 1 }]);
		expect(inReach('kamera', ['famera', 'kamara'])).toEqual([{ word: 'kamara', faults: 1 }]);
		expect(inReach('kamera', ['gamera'])).toEqual([]);
		expect(inReach('kamera', ['kamera'])).toEqual([]);
		expect(inReach('lås', ['lås', 'gås'])).toEqual([]);
		expect(inReach('svin', ['svinn', 'vin'])).toEqual([]);
	});

	test('and no other word is meant by a letter that nobody takes for it', () => {
		expect(inReach('försäkring', ['försämring'])).toEqual([]);
		expect(inReach('kontor', ['konfor'])).toEqual([]);
		expect(inReach('hjemmesykepleje', ['hjemmesykepleie'])).toHaveLength(1);
	});
});
