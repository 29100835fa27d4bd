import { describe, expect, test } from 'vitest';
import { newCounter, rateHeaders, WINDOW_SECONDS } from './rate-limit.ts';

const reader = (caller: string) => [{ what: 'read', caller }] as const;
const writer = (address: string, key: string) =>
	[
		{ what: 'read', caller: address },
		{ what: 'write', caller: key }
	] as const;

describe('a caller of the interface', () => {
	test('is told what is left, and to wait when nothing is', () => {
		const count = newCounter({ read: 2, write: 1 });
		expect(rateHeaders(count(reader('a'), 0))).toEqual({
			'RateLimit-Policy': '"read";q=2;w=300',
			RateLimit: '"read";r=1;t=300'
		});
		expect(count(reader('a'), 1000)).toMatchObject({ isOver: false, standings: [{ left: 0 }] });
		const over = count(reader('a'), 10_500);
		expect(over.isOver).toBe(true);
		expect(rateHeaders(over)).toMatchObject({ RateLimit: '"read";r=0;t=290', 'Retry-After': '290' });
	});

	test('does not use up what another may ask', () => {
		const count = newCounter({ read: 1, write: 1 });
		expect(count(reader('a'), 0).isOver).toBe(false);
		expect(count(reader('a'), 0).isOver).toBe(true);
		expect(count(reader('b'), 0).isOver).toBe(false);
	});

	test('begins anew when the window is over', () => {
		const count = newCounter({ read: 1, write: 1 });
		count(reader('a'), 0);
		expect(count(reader('a'), WINDOW_SECONDS * 1000 - 1).isOver).toBe(true);
		expect(count(reader('a'), WINDOW_SECONDS * 1000).isOver).toBe(false);
	});

	test('that writes is counted by its key, wherever it sends from, and by its address, whatever key it names', () => {
		const byKey = newCounter({ read: 10, write: 1 });
		expect(byKey(writer('a', 'key'), 0).isOver).toBe(false);
		expect(byKey(writer('b', 'key'), 0).isOver).toBe(true);
		const byAddress = newCounter({ read: 1, write: 10 });
		expect(byAddress(writer('a', 'one'), 0).isOver).toBe(false);
		expect(byAddress(writer('a', 'two'), 0).isOver).toBe(true);
	});

	test('asks without end where the operator limits nothing', () => {
		const count = newCounter({ read: 0, write: 0 });
		const asked = Array.from({ length: 5000 }, () => count(writer('a', 'key'), 0));
		expect(asked.every(({ isOver }) => !isOver)).toBe(true);
		expect(rateHeaders(count(reader('a'), 0))).toEqual({});
	});

	test('is forgotten when more come than anybody would believe', () => {
		const count = newCounter({ read: 1, write: 1 });
		count(reader('first'), 0);
		for (let caller = 0; caller < 100_000; caller += 1) count(reader(String(caller)), 0);
		expect(count(reader('first'), 0).isOver).toBe(false);
		expect(count(reader('99999'), 0).isOver).toBe(true);
	});
});
