import { expect, test } from 'vitest';
import { partOf } from '#lib/site/page-part.server.ts';

test('a part that comes is given as it is, also when it is nothing', async () => {
	expect(await partOf('figures', () => Promise.resolve(undefined))).toEqual({ ok: true, value: undefined });
});

test('a part that fails leaves the rest of the page standing', async () => {
	expect(await partOf('figures', () => Promise.reject(new Error('away')))).toEqual({ ok: false });
});
