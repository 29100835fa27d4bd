import { describe, expect, test } from 'vitest';
import { readableForm } from './form-body.server.ts';
import { withinSize } from './request-size.server.ts';

const sent = (type: string, body: string) =>
	new Request('http://127.0.0.1/', { method: 'POST', headers: { 'content-type': type }, body });

describe('a form that is sent', () => {
	test('is read as it is', async () => {
		const form = await readableForm(sent('application/x-www-form-urlencoded', 'a=1&b=2')).formData();
		expect([...form]).toEqual([
			['a', '1'],
			['b', '2']
		]);
	});

	test.each([
		['text/plain', 'a=b'],
		['multipart/form-data', 'a=b'],
		['multipart/form-data; boundary=x', '--x\r\nfoo'],
		['multipart/form-data; boundary=x', '']
	])('as %s with %j is refused as the sender’s mistake', async (type, body) => {
		await expect(readableForm(sent(type, body)).formData()).rejects.toMatchObject({ status: 400 });
	});

	test('keeps saying that it is too large', async () => {
		const large = sent('application/x-www-form-urlencoded', `a=${'x'.repeat(5 * 1024 * 1024)}`);
		await expect(readableForm(withinSize(large, '/x')).formData()).rejects.toMatchObject({ status: 413 });
	});
});
