/** The door of the interface: who may ask from where, how often, and what becomes of what the framework itself says. */
import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { apiDoor, newDoor, newShare } from '#lib/api/door.server.ts';
import { rateHeaders } from '#lib/api/rate-limit.ts';
import { apiRoutes, asker, site } from './ask.ts';
import { ways } from './described.ts';
import { expectDescribed } from './observer.ts';

// nothing here comes as far as a database
process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:9/none';
const routes = await apiRoutes();
const ask = asker(routes);

describe('a browser that asks first', () => {
	test.each(ways)('is told that $method $path is open to pages of every origin', async ({ method, path }) => {
		const answer = await ask('OPTIONS', path.replace('{id}', 'x'), { headers: { Origin: 'https://other.example' } });
		expect([answer.status, await answer.text()]).toEqual([204, '']);
		expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
		expect(answer.headers.get('Access-Control-Allow-Methods')?.split(', ')).toContain(method);
		expect(answer.headers.get('Access-Control-Allow-Headers')).toMatch(/Authorization, Content-Type, Idempotency-Key/);
	});
});

describe('a caller that asks too often', () => {
	test.each(ways)('of $method $path is told when to come again', async (way) => {
		const limited = asker(routes, { read: 1, write: 1 });
		await limited('OPTIONS', way.path);
		await limited('GET', '/openapi.json');
		const answer = await limited(way.method, way.path, {});
		expect(answer.status).toBe(429);
		expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
		await expectDescribed(way, answer);
	});

	test.each([
		['/api/v1/pilots', '/api/v1/pilots', true],
		['/%61pi/v1/pilots', '/api/v1/pilots', true],
		['/api/', null, true],
		['/nb/piloter', '/[lang=lang]/piloter', false]
	])('is counted however the address is written: %s', async (path, id, isCounted) => {
		const url = new URL(path, site);
		const event = { request: new Request(url), route: { id }, url, getClientAddress: () => '::1' } as RequestEvent;
		const answer = await apiDoor({ event, resolve: () => new Response('{}') });
		expect(answer.headers.has('RateLimit')).toBe(isCounted);
	});

	test('is told with each answer what is left, of its address and of its key', async () => {
		const limited = newDoor({ read: 10, write: 5 });
		const headers = { Authorization: `Bearer ${'x'.repeat(43)}` };
		const request = new Request(`${site}/api/v1/pilots`, { method: 'POST', headers });
		const answer = await limited({ request, getClientAddress: () => '::1' }, () => new Response('{}'));
		expect(answer.headers.get('RateLimit')).toMatch(/^"read";r=9;t=\d+, "write";r=4;t=\d+$/);
		expect(answer.headers.get('RateLimit-Policy')).toBe('"read";q=10;w=300, "write";q=5;w=300');
	});
});

describe('what the framework itself says', () => {
	const door = newDoor({ read: 0, write: 0 });
	const told = (answer: Response, getClientAddress = () => '127.0.0.1') =>
		door({ request: new Request(`${site}/api/v1/pilots`), getClientAddress }, () => answer);

	test.each([400, 404, 405, 413, 415, 500])('is told as a problem when it is %i', async (status) => {
		const answer = await told(new Response('Some words', { status, headers: { Allow: 'GET, HEAD' } }));
		expect(answer.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
		expect(answer.headers.get('Allow')).toBe('GET, HEAD');
		expect(await answer.json()).toEqual({ title: expect.any(String) as string, status, errors: [] });
	});

	test('is told as what it comes nearest to when no problem has its number', async () => {
		expect((await told(new Response('', { status: 418 }))).status).toBe(400);
		expect((await told(new Response('', { status: 503 }))).status).toBe(500);
	});

	test('is left as it is when it is no fault, or told as a problem already', async () => {
		const fine = new Response('{}');
		expect(await told(fine)).toBe(fine);
		const problem = Response.json({}, { status: 404, headers: { 'Content-Type': 'application/problem+json' } });
		expect(await told(problem)).toBe(problem);
	});

	test('is no fault of a caller whom the proxy in front does not name', async () => {
		const limited = newDoor({ read: 1, write: 1 });
		const unnamed = () => {
			throw new Error('no such header');
		};
		const asked = { request: new Request(`${site}/api/v1/pilots`), getClientAddress: unnamed };
		expect((await limited(asked, () => new Response('{}'))).status).toBe(200);
		expect((await limited(asked, () => new Response('{}'))).status).toBe(429);
	});
});

describe('a reader who searches on the pages', () => {
	const from = (address: string) => ({ getClientAddress: () => address });

	test('may do it as often as a program, and no oftener, whoever else sits at the same address', () => {
		const search = newShare({ read: 600, write: 120 });
		// ten readers at a town hall, each with a search every five seconds
		for (let each = 0; each < 600; each += 1) expect(search(from('192.0.2.1')).isOver).toBe(false);
		const over = search(from('192.0.2.1'));
		expect(over.isOver).toBe(true);
		expect(Number(rateHeaders(over)['Retry-After'])).toBeGreaterThan(0);
		expect(search(from('192.0.2.2')).isOver).toBe(false);
	});

	test('is one reader with all the addresses that one customer has', () => {
		const search = newShare({ read: 2, write: 2 });
		expect(
			['2001:db8:0:1::1', '2001:db8:0:1:ffff::2', '2001:db8:0:1:a:b:c:d'].map((each) => search(from(each)).isOver)
		).toEqual([false, false, true]);
		expect(search(from('2001:db8:0:2::1')).isOver).toBe(false);
	});

	test('begins anew five minutes later, and is never stopped where the operator limits nothing', () => {
		let now = 0;
		const search = newShare({ read: 1, write: 1 }, () => now);
		expect([search(from('::1')).isOver, search(from('::1')).isOver]).toEqual([false, true]);
		now = 300_000;
		expect(search(from('::1')).isOver).toBe(false);
		const free = newShare({ read: 0, write: 0 });
		expect(Array.from({ length: 2000 }, () => free(from('::1')).isOver)).not.toContain(true);
	});
});
