/** The description as people read it: each way to ask with its parameters and an example, taken from the document itself. */
import type { MessageKey } from '#lib/i18n.ts';
import { asKey } from '#lib/i18n.ts';
import type { Method, Operation, Paths } from './openapi-finish.ts';
import type { Parameter } from './openapi-words.ts';

type Described = {
	readonly servers: readonly { readonly url: string }[];
	readonly paths: Paths;
	readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};

type GuideParameter = {
	name: string;
	about: MessageKey;
	required: boolean;
	/** What it may be; empty when that cannot be listed. */
	values: readonly string[];
	otherwise: string | null;
};

export type GuideRoute = {
	id: string;
	method: string;
	path: string;
	about: MessageKey;
	needsKey: boolean;
	parameters: readonly GuideParameter[];
	/** Properties of what is sent. */
	fields: { needed: readonly string[]; others: readonly string[] } | null;
	request: string;
	status: string;
	answer: string;
	refusals: readonly string[];
};

/** What is asked for in the example of a list. */
export const askedFor: Readonly<Record<string, string>> = {
	'/pilots': '?country=NO&phase=execution',
	'/needs': '?state=open&updated_since=2026-11-01',
	'/search': '?q=medisindispenser&lang=sv',
	'/glossary': '?relation=false_friend'
};

export function guideOf(document: Described): GuideRoute[] {
	return Object.entries(document.paths).flatMap(([path, ways]) =>
		Object.entries(ways).map(([method, operation]) => routeOf(document, path, method as Method, operation))
	);
}

function routeOf(document: Described, path: string, method: Method, operation: Operation): GuideRoute {
	const { operationId: id, parameters, responses, security } = operation;
	const [status = '', success = {}] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
	const example = exampleIn(success.content);
	return {
		id,
		method: method.toUpperCase(),
		path,
		about: asKey(`api.route_${id}`),
		needsKey: security.length > 0,
		parameters: parameters.flatMap((each) => ('name' in each ? [parameterOf(path, each)] : [])),
		fields: fieldsOf(document, operation),
		request: requestOf(document, path, operation, example),
		status,
		answer: shown(example),
		refusals: Object.keys(responses).filter((code) => code >= '4')
	};
}

/** Words that are not the same everywhere they stand. */
const ownWords = ['search_q', 'search_lang', 'glossary_q'];

function parameterOf(path: string, { name, required, schema }: Parameter): GuideParameter {
	const word = name.toLowerCase().replaceAll('-', '_');
	const own = `${path.split('/')[1] ?? ''}_${word}`;
	const { enum: values, default: otherwise } = schema as { enum?: readonly string[]; default?: string | number };
	return {
		name,
		about: asKey(`api.param_${ownWords.includes(own) ? own : word}`),
		required,
		values: values ?? [],
		otherwise: otherwise === undefined ? null : String(otherwise)
	};
}

type Media = Operation['responses'][string]['content'];
const exampleIn = (content: Media): unknown => Object.values(content ?? {})[0]?.example;
const shown = (value: unknown) => JSON.stringify(value, null, 2);

function fieldsOf({ components }: Described, { requestBody }: Operation): GuideRoute['fields'] {
	const schema = Object.values(requestBody?.content ?? {})[0]?.schema as { $ref?: string } | undefined;
	const named = components.schemas[schema?.$ref?.split('/').at(-1) ?? ''];
	if (named === undefined) return null;
	const { properties, required } = named as { properties: object; required: readonly string[] };
	return { needed: required, others: Object.keys(properties).filter((name) => !required.includes(name)) };
}

/** As one would write it in a terminal. */
function requestOf({ servers }: Described, path: string, operation: Operation, answer: unknown): string {
	const id = typeof answer === 'object' && answer !== null && 'id' in answer ? String(answer.id) : '';
	const address = `${servers[0]?.url ?? ''}${path.replace('{id}', id)}${operation.requestBody ? '' : (askedFor[path] ?? '')}`;
	if (!operation.requestBody) return `curl "${address}"`;
	return [
		`curl "${address}"`,
		...(operation.security.length > 0
			? ['  -H "Authorization: Bearer $SOL_KEY"', '  -H "Idempotency-Key: 2026-11-22-0001"']
			: []),
		'  -H "Content-Type: application/json"',
		`  -d '${shown(exampleIn(operation.requestBody.content))}'`
	].join(' \\\n');
}
