/** Gives each way to ask its name, what every answer carries, and its examples. */
import { examples } from './openapi-examples.ts';
import {
	problemExamples,
	problemHeaders,
	readHeaders,
	sharedParameters,
	sharedResponses,
	successHeaders
} from './openapi-shared.ts';
import type { Draft, DraftPaths, Parameter } from './openapi-words.ts';
import { isProblemStatus } from './problem.ts';

type Content = Readonly<Record<string, { readonly schema?: object; readonly example?: unknown }>>;
export type Method = 'get' | 'post';
export type Answer = {
	readonly $ref?: string;
	readonly description?: string;
	readonly headers?: object;
	readonly content?: Content;
};
export type Operation = {
	readonly operationId: string;
	readonly tags: readonly string[];
	readonly summary: string;
	readonly security: readonly object[];
	readonly parameters: readonly (Parameter | { readonly $ref: string })[];
	readonly requestBody?: { readonly required: boolean; readonly content: Content };
	readonly responses: Readonly<Record<string, Answer>>;
};
export type Paths = Readonly<Record<string, Partial<Readonly<Record<Method, Operation>>>>>;

export function finished(drafts: DraftPaths): Paths {
	return Object.fromEntries(
		Object.entries(drafts).map(([path, ways]) => [
			path,
			Object.fromEntries(
				Object.entries(ways).map(([method, draft]) => [method, operationOf(path, method as Method, draft)])
			)
		])
	);
}

function operationOf(path: string, method: Method, draft: Draft): Operation {
	const operationId = nameOf(path, method);
	const kind = method === 'get' ? 'read' : 'write';
	const { parameters = [], requestBody, ...said } = draft;
	const body = requestBody as Operation['requestBody'];
	const example = examples[operationId];
	return {
		...said,
		operationId,
		tags: [path.split('/')[1] ?? ''],
		security: said.security ?? [],
		parameters: [...(parameters as Parameter[]), ...sharedParameters[kind]],
		...(body ? { requestBody: { ...body, content: exemplified(body.content, example?.body) } } : {}),
		responses: {
			...answersOf(draft, method, example?.answer),
			...(method === 'get' ? sharedResponses.read : {}),
			...(body ? sharedResponses.body : {}),
			...sharedResponses.any
		}
	};
}

/** `get /pilots/{id}` is get_pilots_by_id. */
function nameOf(path: string, method: Method): string {
	const words = path.replace('/{', '/by_').match(/\w+/g) ?? [];
	return [method, ...words].join('_');
}

function answersOf({ responses }: Draft, method: Method, example: unknown): Record<string, Answer> {
	return Object.fromEntries(
		Object.entries(responses).map(([code, answer]: [string, Answer]) => {
			const status = Number(code);
			const isRefusal = isProblemStatus(status);
			const headers = isRefusal ? problemHeaders(status) : method === 'get' ? readHeaders : successHeaders;
			const content = exemplified(answer.content ?? {}, isRefusal ? problemExamples[status] : example);
			return [code, { ...answer, headers, content }];
		})
	);
}

function exemplified(content: Content, example: unknown): Content {
	if (example === undefined) return content;
	return Object.fromEntries(Object.entries(content).map(([type, media]) => [type, { ...media, example }]));
}
