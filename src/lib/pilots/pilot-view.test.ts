import { describe, expect, test } from 'vitest';
import { firstSentence, linesOf, phases, statusOf } from '#lib/pilots/pilot-view.ts';

describe('the status of a pilot at a glance', () => {
	test('follows its phase while it runs', () => {
		expect(phases.map((phase) => statusOf({ phase, standing: 'running' }))).toEqual([
			'planned',
			'planned',
			'planned',
			'running',
			'finished',
			'in_use'
		]);
	});

	test.each(['paused', 'stopped'] as const)('is %s when it stands so, in whatever phase', (standing) => {
		for (const phase of phases) expect(statusOf({ phase, standing })).toBe(standing);
	});
});

describe('one line of a summary', () => {
	test.each([
		['Vi prøver sensorer om natten. Så måler vi.', 'Vi prøver sensorer om natten.'],
		['Vi prøvde med ca. 40 brukere. Det gikk bra.', 'Vi prøvde med ca. 40 brukere.'],
		['Uten punktum til slutt', 'Uten punktum til slutt']
	])('of «%s» is «%s»', (text, line) => {
		expect(firstSentence(text)).toBe(line);
	});

	test('is cut between two words when it is too long', () => {
		const line = firstSentence('ord '.repeat(100));
		expect(line.length).toBeLessThanOrEqual(181);
		expect(line).toMatch(/ord …$/);
	});

	test('of nothing is nothing', () => {
		expect(firstSentence('')).toBe('');
	});
});

test('lines are what new lines part, without the empty ones', () => {
	expect(linesOf('en\n\n  to \n')).toEqual(['en', 'to']);
	expect(linesOf('')).toEqual([]);
});
