import { describe, expect, test } from 'vitest';
import { drawTimeline, labelStart, roomFor, type Drawing, type TimelineMark } from './timeline.ts';

const width = 760;
const mark = (on: string, label = 'Opplæring gitt', kind: TimelineMark['kind'] = 'coming'): TimelineMark => ({
	on,
	kind,
	label
});

function drawn(marks: readonly TimelineMark[], today = '2026-11-22'): Drawing {
	const drawing = drawTimeline(marks, today, width);
	if (!drawing) throw new Error('nothing drawn');
	return drawing;
}

describe('a drawn timeline', () => {
	test('puts the first day at its beginning, the last at its end and a day half way in the middle', () => {
		const { marks, axisEnd } = drawn([mark('2026-01-01'), mark('2026-07-02'), mark('2026-12-31')]);
		expect(marks.map(({ x }) => Math.round(x))).toEqual([10, Math.round(axisEnd / 2), Math.round(axisEnd - 10)]);
	});

	test('is none without two different days', () => {
		expect(drawTimeline([], '2026-11-22', width)).toBeUndefined();
		expect(drawTimeline([mark('2026-01-01'), mark('2026-01-01')], '2026-11-22', width)).toBeUndefined();
	});

	test('shows today only between its days', () => {
		const marks = [mark('2026-01-01'), mark('2026-12-31')];
		expect(drawn(marks, '2026-01-01').todayX).toBe(10);
		expect(drawn(marks, '2025-12-31').todayX).toBeNull();
		expect(drawn(marks, '2027-01-01').todayX).toBeNull();
	});

	test.each([12, 28])('of %i marks close together keeps every label free and inside', (count) => {
		const marks = Array.from({ length: count }, (_, place) =>
			mark(
				`2026-${String(1 + (place % 12)).padStart(2, '0')}-${String(1 + place).padStart(2, '0')}`,
				`Merke ${place} med tekst`
			)
		);
		const { marks: placed } = drawn(marks);
		expect(placed).toHaveLength(count);
		for (const one of placed) {
			expect(one.x + labelStart + roomFor(one.short)).toBeLessThanOrEqual(width);
			for (const other of placed) {
				if (one === other) continue;
				const covers = (x: number) => one.x < x && x < one.x + labelStart + roomFor(one.short);
				if (one.lane === other.lane) expect(covers(other.x)).toBe(false);
				// the line of a mark goes from the axis down to its own lane
				if (other.lane > one.lane) expect(covers(other.x)).toBe(false);
			}
		}
	});

	test('shortens a long label and keeps the whole one for the table', () => {
		const long = 'Alle hjemmeboende i begge soner har fått opplæring';
		const [placed] = drawn([mark('2026-01-01', long), mark('2026-12-31')]).marks;
		expect(placed?.short).toBe('Alle hjemmeboende i begge soner…');
		expect(placed?.label).toBe(long);
	});

	test.each([
		['2026-01-10', '2026-04-20', ['2026-02-01', '2026-03-01', '2026-04-01']],
		['2025-12-01', '2027-03-31', ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01', '2027-01-01']],
		['2017-01-16', '2026-06-30', ['2019-01-01', '2021-01-01', '2023-01-01', '2025-01-01']]
	])('from %s to %s names its months or years where there is room', (from, to, expected) => {
		const { ticks } = drawn([
			mark(from, 'En litt lengre tekst til merket'),
			mark(to, 'En litt lengre tekst til merket')
		]);
		const room = ticks.slice(1).map(({ x }, place) => x - (ticks[place]?.x ?? 0));
		expect(Math.min(...room)).toBeGreaterThan(60);
		expect(ticks.map(({ on }) => on)).toEqual(expected);
	});
});
