/** Words for the shapes of the interface, JSON Schema 2020-12 as OpenAPI 3.1 uses it. */
export type Schema = Readonly<Record<string, unknown>>;

export const text = { type: 'string' };
export const count = { type: 'integer', minimum: 0 };
export const flag = { type: 'boolean' };
export const uuid = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };
export const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'ISO 8601 date' };
export const decimal = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$', description: 'Exact decimal number' };
export const oneOf = (words: readonly string[]) => ({ type: 'string', enum: words });
export const orNull = (schema: Schema) => ({ anyOf: [schema, { type: 'null' }] });
export const list = (items: Schema) => ({ type: 'array', items });
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Every property is always there, and no other. */
export function whole(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
	const required = Object.keys(properties).filter((name) => !optional.includes(name));
	return { type: 'object', properties, required, additionalProperties: false };
}
export const both = whole({ nb: text, sv: text });
export const inOwnLanguage = {
	...whole({ nb: text, nn: text, sv: text }, ['nb', 'nn', 'sv']),
	minProperties: 1,
	description: 'The text in the language it was written in'
};
/** Two places exactly, as all money here. */
export const amount = { type: 'string', pattern: '^-?\\d+\\.\\d{2}$', description: 'Decimal with two places' };
