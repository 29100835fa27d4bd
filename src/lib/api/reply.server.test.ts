import { describe, expect, test } from 'vitest';
import { reply, replyCreated, replyProblem, replyStreamed } from './reply.server.ts';

// nothing here comes as far as a database
process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:9/none';
process.env['DEMO'] = '1';

const asked = (method = 'GET', headers = {}) => new Request('https://sol.example/api/v1/pilots', { method, headers });

async function* rows() {
	yield await Promise.resolve([{ number: 1 }, { number: 2 }]);
	yield [{ number: 3 }];
}

describe('a program', () => {
	test.each([
		['a list', () => reply(asked(), { items: [] })],
		['a long list', () => replyStreamed(asked(), 'mark', { count: 3 }, 'rows', rows())],
		['what it sent', () => replyCreated({ id: 'x' })]
	])('is told with %s that it is invented', async (_, answer) => {
		expect(await answer().json()).toMatchObject({
			notice: {
				nb: expect.stringContaining('oppdiktet') as string,
				sv: expect.stringContaining('påhittade') as string
			}
		});
	});

	test('keeps neither a refusal nor what was made for it alone', () => {
		for (const answer of [replyCreated({ id: 'x' }), replyProblem(asked(), 404), replyProblem(asked(), 401)])
			expect(answer.headers.get('Cache-Control')).toBe('no-store');
	});

	test('that sends something gets its answer, whatever it says that it has already', () => {
		const known = { 'If-None-Match': '*' };
		expect(reply(asked('GET', known), {}).status).toBe(304);
		expect(reply(asked('HEAD', known), {}).status).toBe(304);
		expect(reply(asked('POST', known), {}).status).toBe(200);
	});
});
