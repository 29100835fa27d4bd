import { describe, expect, test } from 'vitest';
import { csvFile } from './csv.ts';
import { withEntityTag } from './entity-tag.server.ts';

function streamed(pieces: number, size: number): ReadableStream<Uint8Array> {
	let left = pieces;
	return new ReadableStream({
		pull(controller) {
			if (left === 0) controller.close();
			else controller.enqueue(new Uint8Array(size).fill((left -= 1)));
		}
	});
}

describe('a file that may be asked for again', () => {
	test('carries a mark of its content, and its bytes unchanged', async () => {
		const [one, same, other] = await Promise.all(
			['a;b', 'a;b', 'a;c'].map((text) => withEntityTag('GET', csvFile(text, 'x.csv', 'no-cache')))
		);
		expect(one?.headers.get('ETag')).toMatch(/^"[\w-]{27}"$/);
		expect(one?.headers.get('ETag')).toBe(same?.headers.get('ETag'));
		expect(one?.headers.get('ETag')).not.toBe(other?.headers.get('ETag'));
		expect(await one?.text()).toBe('a;b');
		expect(one?.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
	});

	test('is not held when it is long, and arrives whole', async () => {
		const answer = await withEntityTag('GET', csvFile(streamed(12, 1_000_000), 'x.csv', 'no-cache'));
		expect(answer.headers.has('ETag')).toBe(false);
		expect((await answer.arrayBuffer()).byteLength).toBe(12_000_000);
	});
});

test.each([
	['what nobody may keep', 'GET', csvFile('a', 'x.csv', 'no-store')],
	['an answer to what was sent', 'POST', csvFile('a', 'x.csv', 'no-cache')],
	['a page', 'GET', new Response('<p>', { headers: { 'Content-Type': 'text/html', 'Cache-Control': 'no-cache' } })],
	[
		'a refusal',
		'GET',
		new Response('no', { status: 404, headers: { 'Content-Type': 'text/csv', 'Cache-Control': 'no-cache' } })
	]
])('%s is left as it is', async (_, method, answer) => {
	expect(await withEntityTag(method, answer)).toBe(answer);
});

test('a mark that stands already stays', async () => {
	const answer = csvFile('a', 'x.csv', 'no-cache');
	answer.headers.set('ETag', '"own"');
	expect((await withEntityTag('GET', answer)).headers.get('ETag')).toBe('"own"');
});
