import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { readPagingOnly, readPilotFilter } from './list-query.ts';

const known = { technology: (key: string) => key === 'gps', organisation: (id: string) => id === 'karlstad' };
const read = (query: string) => readPilotFilter(new URLSearchParams(query), known);

describe('a program that asks for pilots', () => {
	test('gets the first page of all when it asks for nothing in particular', () => {
		expect(read('')).toMatchObject({ ok: true, value: { page: 1, perPage: 25, q: '', country: null } });
	});

	test('may combine every filter', () => {
		const query =
			'q=gps++larm&lang=sv&country=SE&technology=gps&phase=closing&outcome=harmful&organisation=karlstad&updated_since=2026-01-31T10:00:00Z&page=2&per_page=100';
		expect(read(query)).toMatchObject({
			ok: true,
			value: { q: 'gps larm', lang: 'sv', country: 'SE', outcome: 'harmful', page: 2, perPage: 100 }
		});
	});

	test('is told every fault at once', () => {
		const faults = issuesOf(
			read(
				'lang=da&country=DK&technology=x&phase=y&outcome=z&organisation=w&updated_since=2026-02-30&page=0&per_page=101&offset=3'
			)
		);
		expect(faults.map(({ field }) => field).sort()).toEqual([
			'country',
			'lang',
			'offset',
			'organisation',
			'outcome',
			'page',
			'per_page',
			'phase',
			'technology',
			'updated_since'
		]);
	});

	test.each(['2026-01-01T25:00Z', '2026-01-01T10:00', '01.01.2026', ''])(
		'cannot ask for what changed since %j',
		(since) => {
			expect(issuesOf(read(`updated_since=${since}`))).toEqual([{ field: 'updated_since', key: 'api.unknown_value' }]);
		}
	);

	test('is refused words without end', () => {
		expect(issuesOf(read(`q=${'a'.repeat(201)}`))).toMatchObject([{ field: 'q', key: 'api.too_long' }]);
	});
});

describe('a program that pages through a list', () => {
	test.each(['abc', '-1', '1.5', '1e3', '9999999999'])('is refused page %s', (page) => {
		expect(issuesOf(readPagingOnly(new URLSearchParams({ page })))).toMatchObject([{ field: 'page' }]);
	});
});
