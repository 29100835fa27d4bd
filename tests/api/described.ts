/** The description of the interface, way by way, and what is wrong by it. */
import Ajv2020 from 'ajv/dist/2020.js';
import type { Answer, Operation } from '#lib/api/openapi-finish.ts';
import { openApi } from '#lib/api/openapi.ts';

const description = openApi('http://127.0.0.1:3000');
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', ...description });

export type Way = Operation & { path: string; method: string };
export const ways: readonly Way[] = Object.entries(description.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, operation]: [string, Operation]) => ({
		...operation,
		path,
		method: method.toUpperCase()
	}))
);

export function faultsOf(schema: object | undefined, value: unknown) {
	const check = ajv.compile(JSON.parse(JSON.stringify(schema ?? false).replaceAll('"#/', '"api#/')) as object);
	return check(value) ? [] : check.errors;
}

export function wayTo(method: string, path: string): Way {
	const way = ways.find((each) => each.method === method && each.path === path);
	if (!way) throw new Error(`${method} ${path} is not described`);
	return way;
}

/** What is told of the answer with this status; undefined when it is none that may come. */
export function describedAnswer({ responses }: Way, status: number): Answer | undefined {
	const answer = responses[String(status)];
	if (answer?.$ref === undefined) return answer;
	const shared: Readonly<Record<string, Answer>> = description.components.responses;
	return shared[answer.$ref.split('/').at(-1) ?? ''];
}
