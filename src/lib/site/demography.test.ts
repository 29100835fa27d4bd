import { describe, expect, test } from 'vitest';
import { demographyOf, type DemographyRow } from '#lib/site/demography.ts';

const row = (key: string, year: number, positions: number): DemographyRow => ({
	key,
	labelNb: key,
	labelSv: key,
	year,
	positions,
	source: 'Slides'
});
const rows = [
	row('care', 2012, 1436),
	row('care', 2020, 1723),
	row('care', 2040, 3199),
	row('school', 2012, 1123),
	row('school', 2020, 1258),
	row('school', 2040, 1580)
];

describe('the picture of positions needed', () => {
	test('adds up the services year by year', () => {
		expect(demographyOf(rows)).toMatchObject({
			years: [2012, 2020, 2040],
			totals: [2559, 2981, 4779],
			source: 'Slides'
		});
	});

	test('finds the service that grows most, in whole per cent', () => {
		expect(demographyOf(rows)?.most).toMatchObject({ labelNb: 'care', percent: 123 });
	});

	test('is not drawn when a figure is missing', () => {
		expect(demographyOf(rows.slice(1))).toBeUndefined();
		expect(demographyOf([])).toBeUndefined();
		expect(demographyOf([row('care', 2012, 5)])).toBeUndefined();
	});
});
