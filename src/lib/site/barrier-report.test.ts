import { expect, test } from 'vitest';
import { longestReport, readBarrierReport } from '#lib/site/barrier-report.ts';

const typed = { page: '/nb/piloter', text: 'Jeg ser ikke fokus.', replyTo: '' };
const faults = (change: Partial<typeof typed>) => {
	const read = readBarrierReport({ ...typed, ...change });
	return read.ok ? [] : read.issues.map(({ field }) => field);
};

test('a report needs a text and nothing else', () => {
	expect(readBarrierReport(typed)).toMatchObject({ ok: true, value: { replyTo: null } });
	expect(faults({ page: '' })).toEqual([]);
	expect(faults({ text: '' })).toEqual(['text']);
});

test('a report names every fault at once', () => {
	expect(faults({ page: 'x'.repeat(501), text: 'x'.repeat(longestReport + 1), replyTo: 'not an address' })).toEqual([
		'page',
		'text',
		'replyTo'
	]);
});

test('an address for the answer is kept as an address', () => {
	expect(readBarrierReport({ ...typed, replyTo: ' Anna@Example.SE ' })).toMatchObject({
		value: { replyTo: 'anna@example.se' }
	});
});
