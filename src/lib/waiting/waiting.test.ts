import { describe, expect, test } from 'vitest';
import { inOrder, placeOf, type Waiting } from './waiting.ts';

const today = '2026-11-21';
const draft: Waiting = {
	kind: 'pilot_draft',
	organisationId: 'karlstad',
	organisation: { nb: 'Karlstad kommune', sv: 'Karlstads kommun' },
	title: 'Nattilsyn',
	titleLang: 'sv',
	thing: 'p1',
	count: 1,
	since: '2026-11-01',
	due: null
};

describe('what waits for a person', () => {
	test('comes with what others have waited for longest beyond reason first', () => {
		const waiting: Waiting[] = [
			{ ...draft, title: 'own draft, three weeks old' },
			{ ...draft, kind: 'expense_draft', title: 'P3', due: '2027-04-30' },
			{ ...draft, kind: 'pilot_submitted', title: 'asked yesterday', since: '2026-11-20' },
			{ ...draft, kind: 'pilot_submitted', title: 'asked a week ago', since: '2026-11-14' },
			{ ...draft, kind: 'accessibility_report', title: 'told two days ago', since: '2026-11-19' }
		];
		expect(inOrder(waiting, today).map(({ title, urgency }) => [title, urgency])).toEqual([
			['asked a week ago', 'late'],
			['told two days ago', 'soon'],
			['asked yesterday', 'soon'],
			['own draft, three weeks old', 'later'],
			['P3', 'later']
		]);
	});

	test.each([
		['2026-11-20', 'late'],
		['2026-11-21', 'soon'],
		['2026-11-24', 'soon'],
		['2026-11-25', 'later']
	])('with the date %s is %s', (due, urgency) =>
		expect(inOrder([{ ...draft, due }], today)).toMatchObject([{ urgency }])
	);

	test('goes by its own date where it has one, however long it has lain', () => {
		expect(inOrder([{ ...draft, since: '2020-01-01', due: '2027-04-30' }], today)).toMatchObject([
			{ urgency: 'later' }
		]);
	});

	test('with the same day comes by kind, then age, then name', () => {
		const due = '2026-11-30';
		const waiting: Waiting[] = [
			{ ...draft, due, title: 'b' },
			{ ...draft, due, title: 'a' },
			{ ...draft, due, title: 'older', since: '2026-10-01' },
			{ ...draft, kind: 'expense_queried', due, title: 'query' }
		];
		expect(inOrder(waiting, today).map(({ title }) => title)).toEqual(['query', 'older', 'a', 'b']);
	});

	test('leads to the page where it is dealt with, in the language of the reader', () => {
		expect(placeOf(draft, 'sv')).toBe('/sv/arbeid/karlstad/piloter/p1');
		expect(placeOf({ ...draft, kind: 'accessibility_report', organisationId: null, thing: '' }, 'nb')).toMatch(
			/^\/nb\/sekretariat\//
		);
	});
});
