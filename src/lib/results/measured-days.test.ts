import { describe, expect, test } from 'vitest';
import type { Comparison, Reading } from './change.ts';
import { measuredDays } from './measured-days.ts';

const reading = (point: 'baseline' | 'mid', endsOn: string) => ({ point, endsOn }) as Reading;
const before = reading('baseline', '2026-01-14');
const after = reading('mid', '2026-06-30');

describe('the days on which something was measured', () => {
	test('stand once each, the baseline apart', () => {
		const change = { kind: 'change', before, after } as Comparison;
		const only = { kind: 'baseline_only', before } as Comparison;
		const without = { kind: 'no_baseline', after: reading('mid', '2026-09-30') } as Comparison;
		expect(measuredDays([change, only, change, without])).toEqual([
			{ on: '2026-01-14', isBaseline: true },
			{ on: '2026-06-30', isBaseline: false },
			{ on: '2026-09-30', isBaseline: false }
		]);
	});

	test('say nothing of what is hidden', () => {
		expect(measuredDays([{ kind: 'suppressed', point: 'mid', limit: 5 }])).toEqual([]);
	});
});
