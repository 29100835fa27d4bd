import { describe, expect, test } from 'vitest';
import { noGoal, progressOf, targetOf } from './progress.ts';

const value = (target: string) => ({ target, targetPercent: null });
const percent = (targetPercent: string) => ({ target: null, targetPercent });

describe('how far a pilot has come', () => {
	// By hand: (actual − baseline) ÷ (target − baseline) · 100, one place, halves away from zero.
	test.each([
		['down, on the way', '3.1', '1.9', '1.1', '60.0', false],
		['down, there', '3.1', '1.1', '1.1', '100.0', true],
		['down, beyond', '15.5', '8.2', '10', '132.7', true],
		['down, the wrong way', '6', '9', '4', '-150.0', false],
		['up, on the way', '22', '81', '90', '86.8', false],
		['up, beyond', '2.9', '6.1', '5', '152.4', true],
		['up, the wrong way', '8', '6', '10', '-100.0', false],
		['up, nothing moved', '8', '8', '10', '0.0', false],
		['down to nothing', '14', '0', '0', '100.0', true],
		['from nothing', '0', '28', '40', '70.0', false],
		['a third of the way', '0', '1', '3', '33.3', false],
		['a half of a tenth rounds away from zero', '0', '1', '2000', '0.1', false],
		['a half of a tenth the other way', '0', '-1', '2000', '-0.1', false],
		['as no float would have it', '0.1', '0.3', '0.4', '66.7', false],
		['from below zero', '-200', '-50', '100', '50.0', false]
	])('%s: from %s, now %s, target %s', (...row) => {
		const [, baseline, actual, target, shown, isReached] = row;
		expect(progressOf(baseline, actual, value(target))).toEqual({
			kind: 'progress',
			target,
			percent: shown,
			isReached
		});
	});

	test('is nothing without a target', () => {
		expect(progressOf('3.1', '1.9', noGoal)).toBeNull();
	});

	test.each(['3.1', '3.10'])('no change is planned when the target %s is the baseline', (target) => {
		expect(progressOf('3.1', '1.9', value(target))).toMatchObject({ kind: 'no_change_planned' });
	});

	test('no change is planned when per cent of nothing is hoped for', () => {
		expect(progressOf('0', '4', percent('-30'))).toEqual({ kind: 'no_change_planned', target: '0' });
	});
});

describe('the target of a pilot', () => {
	test.each([
		['3.1', '-30', '2.17'],
		['15.5', '-47.5', '8.1375'],
		['8', '25', '10'],
		['14', '-100', '0'],
		['0.0001', '-33.33', '0.00006667'],
		['-200', '50', '-100']
	])('from %s by %s per cent is %s, exactly', (baseline, share, target) => {
		expect(targetOf(baseline, percent(share))).toBe(target);
	});

	test('in per cent is unknown until the baseline is', () => {
		expect(targetOf(null, percent('-30'))).toBeNull();
		expect(targetOf(null, value('2'))).toBe('2');
		expect(targetOf('3', noGoal)).toBeNull();
	});
});
