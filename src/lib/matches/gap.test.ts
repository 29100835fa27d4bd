import { describe, expect, test } from 'vitest';
import { behind, countOf, gapRows, type TriedPilot } from './gap.ts';

const pilot = (id: string, more: Partial<TriedPilot> = {}): TriedPilot => ({
	id,
	area: 'gps',
	country: 'NO',
	phase: 'execution',
	standing: 'running',
	outcome: null,
	...more
});

describe('What is lacked stands beside what has been tried', () => {
	test.each([
		[{}, 'running'],
		[{ standing: 'paused' }, 'running'],
		[{ standing: 'stopped' }, undefined],
		[{ phase: 'planning' }, undefined],
		[{ phase: 'closing' }, undefined],
		[{ outcome: 'works' }, 'worked'],
		[{ phase: 'realisation', outcome: 'mixed' }, 'worked'],
		[{ outcome: 'no_effect' }, 'failed'],
		[{ outcome: 'harmful' }, 'failed'],
		[{ standing: 'stopped', outcome: 'not_completed' }, 'failed']
	] as const)('a pilot of %o counts as %s', (more, counted) => {
		expect(countOf(pilot('a', more))).toBe(counted);
	});

	test('per country and for both, with what it cost', () => {
		const [gps, video] = gapRows(
			['gps', 'video'],
			[
				{ area: 'gps', country: 'SE', count: 2 },
				{ area: 'video', country: 'NO', count: 1 },
				{ area: 'unknown', country: 'NO', count: 1 }
			],
			[pilot('a'), pilot('b', { country: 'SE', outcome: 'works' }), pilot('c', { area: 'video', outcome: 'harmful' })],
			new Map([
				['a', 100n],
				['b', 50n]
			])
		);
		expect(gps).toMatchObject({ area: 'gps', isGap: false });
		expect(gps?.figures).toEqual({
			NO: { needs: 0, running: 1, worked: 0, failed: 0, spent: 100n },
			SE: { needs: 2, running: 0, worked: 1, failed: 0, spent: 50n },
			both: { needs: 2, running: 1, worked: 1, failed: 0, spent: 150n }
		});
		expect(video).toMatchObject({ isGap: true, figures: { both: { needs: 1, failed: 1, spent: 0n } } });
	});

	test('and each number leads to the list behind it', () => {
		expect(behind('needs', 'gps', 'SE')).toBe('/behov?teknologi=gps&land=SE');
		expect(behind('running', 'gps', 'both')).toBe('/piloter?teknologi=gps&fase=execution');
		expect(behind('worked', 'gps', 'NO')).toBe('/piloter?teknologi=gps&land=NO&utfall=works&utfall=mixed');
		expect(behind('spent', 'gps', 'NO')).toBe('/piloter?teknologi=gps&land=NO');
	});
});
