import { globSync, readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { calculate } from '#lib/funding/calculate.ts';
import { calculationAnswer, readCalculation } from './calculate-body.ts';
import { examples } from './openapi-examples.ts';
import type { Answer, Operation } from './openapi-finish.ts';
import { problemExamples } from './openapi-shared.ts';
import { openApi } from './openapi.ts';

const description = openApi('https://sol.example');
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', ...description });

const operations = Object.entries(description.paths).flatMap(([path, ways]) =>
	Object.entries(ways).map(([method, operation]: [string, Operation]) => ({ path, method, ...operation }))
);
type Media = { schema?: object; example?: unknown };
const mediaOf = ({ content = {} }: Answer | { content?: Record<string, Media> }) => Object.values(content) as Media[];

/** As ajv reads a part of the document: its references are to the whole. */
function faultsOf(schema: object | undefined, value: unknown) {
	const text = JSON.stringify(schema ?? false).replaceAll('"#/', '"api#/');
	const check = ajv.compile(JSON.parse(text) as object);
	return check(value) ? [] : check.errors;
}

function everySchema(node: unknown, see: (schema: Record<string, unknown>) => void): void {
	if (typeof node !== 'object' || node === null) return;
	if (!Array.isArray(node)) see(node as Record<string, unknown>);
	for (const each of Object.values(node)) everySchema(each, see);
}

describe('the description', () => {
	test('has the parts that OpenAPI 3.1 asks for', () => {
		expect(description.openapi).toMatch(/^3\.1\.\d+$/);
		expect(description.info).toMatchObject({ title: 'SOL', version: expect.stringMatching(/^1\./) as string });
		for (const path of Object.keys(description.paths)) expect(path).toMatch(/^\/[a-z{}./]+$/);
		for (const { path, parameters, responses, tags, summary, operationId } of operations) {
			expect([path, summary.length > 10, tags.length, Object.keys(responses).length > 1]).toEqual([
				path,
				true,
				1,
				true
			]);
			expect(operationId).toMatch(/^[a-z_]+$/);
			for (const parameter of parameters)
				if ('in' in parameter)
					expect(parameter).toMatchObject({ name: expect.any(String) as string, schema: expect.any(Object) as object });
			const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
			const told = parameters.flatMap((each) => ('in' in each && each.in === 'path' ? [each.name] : []));
			expect(told).toEqual(inPath);
			for (const answer of Object.values(responses)) expect('$ref' in answer || 'description' in answer).toBe(true);
		}
	});

	test('names each way to ask once, under a topic that is told', () => {
		const names = operations.map(({ operationId }) => operationId);
		expect(new Set(names).size).toBe(names.length);
		const topics = description.tags.map(({ name }) => name);
		expect([...new Set(operations.flatMap(({ tags }) => tags))].filter((tag) => !topics.includes(tag))).toEqual([]);
	});

	test('refers only to what it holds', () => {
		const text = JSON.stringify(description);
		const refs = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)];
		const components = description.components as Record<string, Record<string, unknown>>;
		expect(refs.length).toBeGreaterThan(100);
		expect(refs.filter(([, kind = '', name = '']) => !components[kind]?.[name]).map(([ref]) => ref)).toEqual([]);
		expect(refs.length).toBe(text.match(/"\$ref"/g)?.length);
	});

	test('knows every property: an object with another is refused', () => {
		const open: unknown[] = [];
		everySchema(description.components.schemas, (schema) => {
			if (schema['type'] === 'object' && 'properties' in schema && schema['additionalProperties'] !== false)
				open.push(schema);
		});
		for (const { responses } of operations)
			for (const { schema = {} } of Object.values(responses).flatMap(mediaOf))
				if (!('$ref' in schema) && !('additionalProperties' in schema)) open.push(schema);
		expect(open).toEqual([]);
	});

	test('has schemas that are JSON Schema 2020-12', () => {
		for (const schema of Object.values(description.components.schemas))
			expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
	});

	test('tells of each route of the interface, with its methods, and of no other', () => {
		const files = globSync('src/routes/api/v1/**/+server.ts');
		const built = files.flatMap((file) => {
			const path = file.slice('src/routes/api/v1'.length, -'/+server.ts'.length).replace(/\[(\w+)\]/g, '{$1}');
			const methods = [...readFileSync(file, 'utf8').matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)];
			return methods.map(([, method = '']) => `${method} ${path}`);
		});
		expect(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(built.sort());
	});
});

describe('an example', () => {
	const successes = operations.map((each) => ({ ...each, answer: each.responses['200'] ?? each.responses['201'] }));

	test.each(successes)('of $method $path is as its answer is described', ({ answer = {}, operationId }) => {
		const [media] = mediaOf(answer);
		expect(media?.example, operationId).toBeDefined();
		expect(faultsOf(media?.schema, media?.example)).toEqual([]);
	});

	test.each(operations.filter(({ requestBody }) => requestBody))('is sent by $method $path', ({ requestBody }) => {
		const [media] = mediaOf(requestBody ?? {});
		expect(faultsOf(media?.schema, media?.example)).toEqual([]);
	});

	test('is there for every problem, and is one', () => {
		const shared = description.components.responses as Readonly<Record<string, Answer>>;
		const all = [...operations.flatMap(({ responses }) => Object.entries(responses)), ...Object.entries(shared)];
		const problems = all.flatMap(([code, { content = {} }]) =>
			Object.entries(content).flatMap(([type, media]) => (type.includes('problem') ? [{ code, ...media }] : []))
		);
		expect(problems.length).toBeGreaterThan(30);
		for (const { code, schema, example } of problems) {
			expect(faultsOf(schema, example)).toEqual([]);
			if (/^\d/.test(code)) expect(example).toMatchObject({ status: Number(code) });
		}
		expect(Object.entries(problemExamples).filter(([code, { status }]) => Number(code) !== status)).toEqual([]);
	});

	test('belongs to a way to ask', () => {
		expect(Object.keys(examples).sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
	});

	test('of the arithmetic is right', () => {
		const { body, answer } = examples['post_funding_calculate'] ?? {};
		const asked = readCalculation(body as Record<string, unknown>);
		expect(asked.ok && calculationAnswer(calculate(asked.value))).toEqual(answer);
	});
});
