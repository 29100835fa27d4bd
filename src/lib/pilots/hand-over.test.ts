import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { mayReceive, readHandOver } from './hand-over.ts';

const owner = { id: 'ringsaker', country: 'NO' };
const other = { id: 'hamar', country: 'NO', kind: 'municipality', activeTo: null };

describe('a pilot can be handed over', () => {
	test('to others of the same country that are there today', () => {
		expect(mayReceive(other, owner, '2026-11-22')).toBe(true);
		expect(mayReceive({ ...other, activeTo: '2026-11-22' }, owner, '2026-11-22')).toBe(true);
		expect(mayReceive({ ...other, activeTo: '2026-11-21' }, owner, '2026-11-22')).toBe(false);
		expect(mayReceive({ ...other, country: 'SE' }, owner, '2026-11-22')).toBe(false);
		expect(mayReceive({ ...other, id: 'ringsaker' }, owner, '2026-11-22')).toBe(false);
	});

	test('not to suppliers nor to the secretariat', () => {
		for (const kind of ['supplier', 'secretariat'])
			expect(mayReceive({ ...other, kind }, owner, '2026-11-22')).toBe(false);
	});
});

describe('the question', () => {
	const form = (to: string, reason: string) => {
		const data = new FormData();
		data.set('to', to);
		data.set('reason', reason);
		return data;
	};

	test('names who and why, all that is missing at once', () => {
		expect(readHandOver(form('hamar', ' Hun flyttet '), ['hamar'])).toEqual({
			ok: true,
			value: { to: 'hamar', reason: 'Hun flyttet' }
		});
		expect(issuesOf(readHandOver(form('karlstad', ''), ['hamar'])).map(({ field }) => field)).toEqual(['to', 'reason']);
	});
});
