/** Holds answers of the interface against its description: status, headers, content and every property. */
import { expect } from 'vitest';
import { describedAnswer, faultsOf, type Way } from './described.ts';

/** Gives the body. */
export async function expectDescribed(way: Way, answer: Response): Promise<unknown> {
	const { headers, status } = answer;
	const told = describedAnswer(way, status);
	expect(told, `${way.method} ${way.path} may answer ${status}`).toBeDefined();
	expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
	for (const name of Object.keys(told?.headers ?? {}))
		if (!name.startsWith('RateLimit')) expect(headers.get(name), `${name} of ${status} ${way.path}`).not.toBeNull();
	const text = await answer.text();
	const [type] = Object.keys(told?.content ?? {});
	if (type === undefined) {
		expect(text).toBe('');
		return undefined;
	}
	expect(headers.get('Content-Type')).toBe(`${type}; charset=utf-8`);
	const body: unknown = JSON.parse(text);
	expect(faultsOf(told?.content?.[type]?.schema, body), `${status} of ${way.method} ${way.path}`).toEqual([]);
	return body;
}

type Ask = (method: string, address: string, init?: RequestInit) => Promise<Response>;

/** Asks, holds each answer against the description, and keeps which there were, so that none goes without being seen. */
export function observer(ask: Ask) {
	const seen = new Map<string, Set<number>>();
	const nameOf = ({ method, path }: Way) => `${method} ${path}`;
	return {
		asked: async (way: Way, address: string, init: RequestInit = {}): Promise<{ status: number; body: unknown }> => {
			const answer = await ask(way.method, address, init);
			seen.set(nameOf(way), (seen.get(nameOf(way)) ?? new Set<number>()).add(answer.status));
			return { status: answer.status, body: await expectDescribed(way, answer) };
		},
		/** But for what may happen to whatever is asked, which is tested of the door. */
		expectAllSeen: (all: readonly Way[]) => {
			const told = all.map((way) => [
				nameOf(way),
				Object.keys(way.responses).filter((code) => code !== '429' && code !== '500')
			]);
			const found = all.map((way) => [nameOf(way), [...(seen.get(nameOf(way)) ?? [])].map(String).sort()]);
			expect(found).toEqual(told);
		}
	};
}
