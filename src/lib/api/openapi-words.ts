/** What the parts of the description are put together from. */
import { ref, type Schema } from './json-schema.ts';
import { schemas } from './openapi-schemas.ts';

export type Parameter = {
	readonly name: string;
	/** query, path or header */
	readonly in: string;
	readonly required: boolean;
	readonly schema: Schema;
	readonly description?: string;
};

/** What a part says of a way to ask; what is the same everywhere comes to it in openapi-finish.ts. */
export type Draft = {
	readonly summary: string;
	readonly description?: string;
	readonly security?: readonly object[];
	readonly parameters?: readonly object[];
	readonly requestBody?: object;
	readonly responses: Readonly<Record<number, object>>;
};
export type DraftPaths = Readonly<Record<string, { readonly get?: Draft; readonly post?: Draft }>>;

export function query(name: string, schema: Schema, description?: string): Parameter {
	return { name, in: 'query', required: false, schema, ...(description === undefined ? {} : { description }) };
}

const paging: readonly Parameter[] = [
	query('page', { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 }, 'Page of the list'),
	query('per_page', { type: 'integer', minimum: 1, maximum: 100, default: 25 }, 'Items on a page')
];

export function json(description: string, schema: object) {
	return { description, content: { 'application/json': { schema } } };
}

export function refused(description: string) {
	return { description, content: { 'application/problem+json': { schema: ref('Problem') } } };
}

export function sent(schema: string) {
	return { required: true, content: { 'application/json': { schema: ref(schema) } } };
}

/** Reading a list page by page. */
export function listed(summary: string, item: string, parameters: readonly Parameter[]): Draft {
	return {
		summary,
		parameters: [...parameters, ...paging],
		responses: { 200: json('A page of the list', pageOf(item)), 400: refused('Faults in the query') }
	};
}

function pageOf(name: string): Schema {
	const properties = {
		notice: ref('Notice'),
		total: { type: 'integer', minimum: 0, description: 'On all pages together' },
		page: { type: 'integer', minimum: 1 },
		per_page: { type: 'integer', minimum: 1, maximum: 100 },
		items: { type: 'array', items: ref(name), maxItems: 100 }
	};
	const required = Object.keys(properties).filter((each) => each !== 'notice');
	return { type: 'object', properties, required, additionalProperties: false };
}

/** Reading one of them in full. */
export function one(summary: string, name: string, what: string): Draft {
	const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: `Of the ${what}` };
	return {
		summary,
		parameters: [id],
		responses: { 200: json(`The ${what}`, withNotice(name)), 404: refused(`No such public ${what}`) }
	};
}

function withNotice(name: string): Schema {
	const { properties, required, ...rest } = schemas[name] as { properties: object; required: string[] };
	return { ...rest, properties: { notice: ref('Notice'), ...properties }, required };
}
