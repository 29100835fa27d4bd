import { describe, expect, test } from 'vitest';
import { isOpen, needSearch, readNeedQuery, stateOn } from '#lib/needs/need.ts';

const today = '2026-11-21';

describe('the state of a need', () => {
	test.each([
		['open', null, 'open'],
		['open', today, 'open'],
		['open', '2026-11-20', 'closed'],
		['dialogue', '2026-11-20', 'closed'],
		['in_procurement', '2026-11-20', 'in_procurement'],
		['cancelled', null, 'cancelled']
	] as const)('%s with the last day %s is %s today', (state, deadline, shown) => {
		expect(stateOn(today, state, deadline)).toBe(shown);
	});

	test('lets answers in while it is open or in dialogue', () => {
		expect(isOpen('open') && isOpen('dialogue')).toBe(true);
		expect(isOpen('closed') || isOpen('in_pilot')).toBe(false);
	});
});

describe('reading the address of the list of needs', () => {
	const read = (search: string) => readNeedQuery(new URLSearchParams(search), (key) => key === 'fall_sensor');

	test('understands every filter it writes itself', () => {
		const search = '?status=closed&type=market_dialogue&teknologi=fall_sensor&land=SE&side=3';
		expect(needSearch(read(search).query)).toBe(search);
		expect(read(search).ignored).toBe(false);
	});

	test.each(['status=gone', 'type=order', 'teknologi=robot', 'land=DK'])('leaves out %s and says so', (search) => {
		expect(read(search)).toMatchObject({ ignored: true, query: { open: true } });
		expect(needSearch(read(search).query)).toBe('');
	});

	test('takes empty fields of a form as no wish', () => {
		expect(read('status=&type=&land=').ignored).toBe(false);
		expect(read('status=open').ignored).toBe(false);
	});
});
