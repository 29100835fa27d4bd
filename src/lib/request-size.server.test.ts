import { describe, expect, test } from 'vitest';
import { readToEnd, withinSize } from './request-size.server.ts';

const mebibyte = 1024 * 1024;

function sending(mebibytes: number, headers: Record<string, string> = {}) {
	let sent = 0;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (sent === mebibytes) controller.close();
			else {
				sent += 1;
				controller.enqueue(new Uint8Array(mebibyte));
			}
		}
	});
	const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };
	const request = new Request('http://127.0.0.1/', init);
	return { request, sent: () => sent };
}

describe('a request', () => {
	test('within the limit comes through as it is', async () => {
		const { request } = sending(4, { 'content-length': String(4 * mebibyte) });
		expect(withinSize(request, '/x')).toBe(request);
		expect((await withinSize(sending(4).request, '/x').arrayBuffer()).byteLength).toBe(4 * mebibyte);
	});

	test('beyond it is refused, whether it says so or not, and read to its end for the sender', async () => {
		for (const headers of [{}, { 'content-length': String(40 * mebibyte) }]) {
			const { request, sent } = sending(40, headers);
			await expect(withinSize(request, '/x').formData()).rejects.toMatchObject({ status: 413 });
			await expect.poll(sent).toBe(40);
		}
	});

	test('with files is counted where the files are', () => {
		const { request } = sending(40);
		expect(withinSize(request, '/[lang=lang]/piloter/[id]/dokumenter')).toBe(request);
	});

	test('that nobody read is read to its end', async () => {
		const { request, sent } = sending(9);
		await readToEnd(request);
		expect(sent()).toBe(9);
		await readToEnd(request);
	});
});
