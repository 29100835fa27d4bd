import { describe, expect, test } from 'vitest';
import { full } from '../../../tests/pilot-contents.ts';
import { marksOf, periodOf, tallyOf } from './pilot-timeline.ts';

const pilot = { ...full, phaseDays: [{ on: '2026-01-05', phase: 'execution' }] } as const;
const empty = { startsOn: null, endsOn: null, milestones: [], phaseDays: [] };

describe('the timeline of a pilot', () => {
	test('shows its period, milestones, steps and measurements', () => {
		const marks = marksOf(pilot, [
			{ on: '2025-12-20', isBaseline: true },
			{ on: '2026-06-30', isBaseline: false }
		]);
		expect(marks.map(({ on, kind }) => `${on} ${kind}`).sort()).toEqual([
			'2025-12-20 baseline',
			'2026-01-01 start',
			'2026-01-05 phase',
			'2026-02-01 done',
			'2026-06-30 measured',
			'2026-09-01 coming',
			'2026-12-31 end'
		]);
		expect(marks.find(({ kind }) => kind === 'done')?.text).toBe('Opplæring gitt');
		expect(marksOf(empty, [])).toEqual([]);
	});

	test.each([
		['2025-12-31', 'before'],
		['2026-01-01', 'during'],
		['2026-12-31', 'during'],
		['2027-01-01', 'after']
	])('says on %s that it is %s its period', (today, expected) => {
		expect(periodOf(pilot, today)).toBe(expected);
		expect(periodOf(empty, today)).toBeNull();
	});
});

describe('counting milestones', () => {
	test('tells those that are done, late and next apart', () => {
		expect(tallyOf(full.milestones, '2026-08-31')).toMatchObject({
			done: 1,
			of: 2,
			overdue: 0,
			next: { dueOn: '2026-09-01' }
		});
		expect(tallyOf(full.milestones, '2026-09-01').overdue).toBe(0);
		expect(tallyOf(full.milestones, '2026-09-02')).toEqual({ done: 1, of: 2, overdue: 1, next: null });
		expect(tallyOf([], '2026-09-02')).toEqual({ done: 0, of: 0, overdue: 0, next: null });
	});
});
