/** The interface over the wire, where the framework has its say; every other answer is tested beside, without a server. */
import { expect, test, type APIResponse } from '@playwright/test';
import { describedAnswer, faultsOf, ways, type Way } from './described.ts';

const base = '/api/v1';
const reading = ways.filter(({ method }) => method === 'GET');
const sending = ways.filter(({ method }) => method === 'POST');

async function expectAsDescribed(way: Way, answer: APIResponse): Promise<void> {
	const content = Object.entries(describedAnswer(way, answer.status())?.content ?? {});
	expect(content.length, `${way.method} ${way.path} may answer ${answer.status()}`).toBe(1);
	for (const [type, { schema }] of content) {
		expect(answer.headers()['content-type']).toBe(`${type}; charset=utf-8`);
		expect(faultsOf(schema, await answer.json())).toEqual([]);
	}
}

test('every way to read answers as described, with its mark, its licence and no more than it has to', async ({
	request
}) => {
	for (const way of reading) {
		const ids = (await (await request.get(base + way.path.replace('/{id}', ''))).json()) as {
			items?: { id: string }[];
		};
		const address = base + way.path.replace('{id}', ids.items?.[0]?.id ?? '');
		const answer = await request.get(address);
		expect(answer.status(), address).toBe(200);
		await expectAsDescribed(way, answer);
		const { etag = '', link, 'access-control-allow-origin': origin } = answer.headers();
		expect([origin, link]).toEqual(['*', expect.stringContaining('rel="license"')]);
		expect((await request.get(address, { headers: { 'If-None-Match': etag } })).status()).toBe(304);
		const head = await request.head(address);
		expect([head.status(), head.headers()['etag'], (await head.body()).length]).toEqual([200, etag, 0]);
	}
});

test('every way to send refuses what it cannot take, as described', async ({ request }) => {
	for (const way of sending) {
		const address = base + way.path;
		const needsKey = '401' in way.responses;
		const nothing = await request.post(address, { data: {} });
		expect(nothing.status(), address).toBe(needsKey ? 401 : 422);
		await expectAsDescribed(way, nothing);
		const foreign = { 'Content-Type': 'text/plain', Origin: 'https://other.example' };
		const form = await request.post(address, { headers: foreign, data: 'x' });
		expect(form.status(), address).toBe(needsKey ? 401 : 415);
		await expectAsDescribed(way, form);
	}
});

test('what is too large is told so, before it is read', async ({ request }) => {
	const headers = { 'Content-Type': 'application/json' };
	const answer = await request.post(`${base}/funding/calculate`, { headers, data: `"${'x'.repeat(5_000_000)}"` });
	expect(await answer.json()).toMatchObject({ status: 413 });
});

test('a method that is none, a path that is none and a slash too many are told', async ({ request }) => {
	const wrong = await request.delete(`${base}/pilots`);
	expect([wrong.status(), wrong.headers()['content-type']]).toEqual([405, 'application/problem+json; charset=utf-8']);
	expect(wrong.headers()['allow']?.split(', ').sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST']);
	for (const path of ['/api', '/api/v1', '/api/v2/pilots', `${base}/pilot`, `${base}/pilots/a/b`])
		for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
			const nowhere = await request.fetch(path, { method, headers: { 'Accept-Language': 'sv', Accept: 'text/html' } });
			expect([path, method, nowhere.status()]).toEqual([path, method, 404]);
			expect(await nowhere.json()).toMatchObject({ title: 'Finns inte', errors: [{ key: 'api.no_such_route' }] });
		}
	const slash = await request.get(`${base}/pilots/?lang=sv`, { maxRedirects: 0 });
	expect([slash.status(), slash.headers()['location']]).toEqual([308, `${base}/pilots?lang=sv`]);
});

test('a page of another origin may ask and send', async ({ request }) => {
	for (const { method, path } of ways) {
		const asked = { Origin: 'https://other.example', 'Access-Control-Request-Method': method };
		const answer = await request.fetch(base + path.replace('{id}', 'x'), { method: 'OPTIONS', headers: asked });
		expect(answer.status()).toBe(204);
		expect(answer.headers()['access-control-allow-methods']?.split(', ')).toContain(method);
	}
});
