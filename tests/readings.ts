/** A reading as tests need it: two weeks of a system log among eighteen, unless told otherwise. */
import type { Reading } from '#lib/results/change.ts';

export function readingOf(
	point: Reading['point'],
	value: string,
	n: number | null,
	told: Partial<Reading> = {}
): Reading {
	return {
		point,
		value,
		numerator: null,
		denominator: null,
		n,
		method: 'system_log',
		collectedBy: 'unit',
		design: 'before_after',
		startsOn: '2026-03-02',
		endsOn: '2026-03-15',
		exclusions: '',
		otherChanges: '',
		uncertainReason: '',
		note: '',
		language: 'nb',
		...told
	};
}
