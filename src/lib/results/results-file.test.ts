import { describe, expect, test } from 'vitest';
import { csvText, type Cell } from '#lib/csv.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { trained, visits } from '../../../tests/indicators.ts';
import { readingOf } from '../../../tests/readings.ts';
import { compare } from './change.ts';
import { resultRows } from './results-file.ts';
import type { SplitAt } from './split.ts';

const text = textFor('nb', messages.nb);
const of = {
	pilot: { id: '1', slug: 'robot', title: 'Medisinrobot', language: 'nb', outcome: null },
	owner: { id: 'ringsaker', nameNb: 'Ringsaker kommune', nameSv: 'Ringsaker kommune', country: 'NO' },
	splits: []
} as const;
const rows = (...results: Parameters<typeof resultRows>[0]) =>
	resultRows(results, text, (slug) => `https://sol.example/nb/piloter/${slug}`);
const plain = (row: readonly Cell[] | undefined) =>
	csvText([row ?? []])
		.slice(1)
		.trim()
		.replaceAll(';', '|')
		.replaceAll('\u00A0', ' ');

describe('the file of results', () => {
	const change = compare(visits, readingOf('end', '1.9', 18), readingOf('baseline', '3.1', 18), {
		target: null,
		targetPercent: '-30'
	});

	test('has in each row what its head says', () => {
		const suppressed = compare(visits, readingOf('end', '1.9', 4), readingOf('baseline', '3.1', 18));
		const lone = compare(trained, readingOf('end', '81', null), null);
		const file = rows(
			{ indicator: visits, comparison: change, ...of },
			{ indicator: visits, comparison: suppressed, ...of },
			{ indicator: trained, comparison: lone, ...of }
		);
		expect(new Set(file.map((row) => row.length))).toEqual(new Set([25]));
	});

	test('has the numbers of the page, exact and with a decimal comma', () => {
		expect(plain(rows({ indicator: visits, comparison: change, ...of })[1])).toBe(
			'Fysiske besøk per bruker per uke|visits_per_user_week|1|per uke||Alle som ble målt|3,1|18|1,9|18|-1,2|-38,7|bedre|' +
				'Nivå 2: før og etter, samme gruppe|2,17|129,0|ja|Systemlogg|Samlet inn av enheten selv|' +
				'2026-03-02|2026-03-15|Medisinrobot|Ringsaker kommune|NO|https://sol.example/nb/piloter/robot'
		);
	});

	test('has neither value nor n nor change of too few', () => {
		const comparison = compare(visits, readingOf('end', '2.345', 4), readingOf('baseline', '4.321', 18));
		const row = plain(rows({ indicator: visits, comparison, ...of })[1]);
		expect(row).toContain('for få til å vises');
		expect(row).not.toMatch(/2,345|4,321|1,976|\|4\||\|18\|/);
	});

	describe('below a value that was split', () => {
		const open = { suppressed: false, numerator: null, denominator: null } as const;
		const splits: SplitAt[] = [
			{
				point: 'baseline',
				dimensions: [
					{
						dimension: 'sex',
						isComplete: true,
						parts: [
							{ part: 'women', ...open, value: '3.25', n: 12 },
							{ part: 'men', ...open, value: '2.8', n: 6 }
						]
					}
				]
			},
			{
				point: 'end',
				dimensions: [
					{
						dimension: 'sex',
						isComplete: null,
						parts: [
							{ part: 'women', suppressed: true },
							{ part: 'men', suppressed: true }
						]
					}
				]
			}
		];

		test('has a row for each group, a hidden one without a number', () => {
			const file = rows({ indicator: visits, comparison: change, ...of, splits });
			expect(new Set(file.map((row) => row.length))).toEqual(new Set([25]));
			expect(file.slice(2).map((row) => plain(row.slice(1, 10)))).toEqual([
				'visits_per_user_week|1|per uke|kjønn|Kvinner|3,25|12|for få til å vises|',
				'visits_per_user_week|1|per uke|kjønn|Menn|2,8|6|for få til å vises|'
			]);
			expect(plain(file[2]?.slice(10))).toBe(
				'|||||||Systemlogg|Samlet inn av enheten selv|2026-03-02|2026-03-15|Medisinrobot|Ringsaker kommune|NO|' +
					'https://sol.example/nb/piloter/robot'
			);
		});

		test('has none where the value itself is not shown', () => {
			const comparison = compare(visits, readingOf('end', '1.9', 4), readingOf('baseline', '3.1', 18));
			expect(rows({ indicator: visits, comparison, ...of, splits })).toHaveLength(2);
		});
	});

	test('says that n was not stated', () => {
		const comparison = compare(trained, readingOf('end', '81', null), readingOf('baseline', '22', 164));
		expect(plain(rows({ indicator: trained, comparison, ...of })[1])).toContain(
			'|22|164|81|n ikke oppgitt|59||bedre|Nivå 1: n ikke oppgitt|||nei|'
		);
	});
});
