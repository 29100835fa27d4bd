import { describe, expect, test } from 'vitest';
import { readPage } from '#lib/page.ts';

describe('leafing through a list', () => {
	test.each([
		[null, 1],
		[undefined, 1],
		['', 1],
		['1', 1],
		['2', 2],
		[' 3 ', 3],
		['4', 3],
		['999999999', 3],
		['99999999999999999999', 1],
		['0', 1],
		['-1', 1],
		['1.5', 1],
		['1e1', 1],
		['abc', 1],
		['2; DROP TABLE', 1]
	])('of 45 rows by 20, page %j is page %i', (value, page) => {
		expect(readPage(value, 45, 20)).toEqual({ page, pages: 3, offset: (page - 1) * 20, perPage: 20 });
	});

	test('an empty list has one page', () => {
		expect(readPage('7', 0, 20)).toEqual({ page: 1, pages: 1, offset: 0, perPage: 20 });
	});

	test('a full last page opens no further one', () => {
		expect(readPage('3', 40, 20)).toMatchObject({ page: 2, pages: 2, offset: 20 });
	});
});
