import { readFileSync } from 'node:fs';
import { DataFactory, Parser, Store, type Quad } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { catalogueNodes, jsonLdText, turtle } from './dcat.server.ts';
import { dcatAnswer } from './dcat-answer.server.ts';
import { listNames } from './open-list.ts';
import { prefixes, type Node } from './triples.ts';

const folder = new URL('../../../tests/dcat-ap/', import.meta.url);
const parsed = (name: string) => new Parser().parse(readFileSync(new URL(name, folder), 'utf8'));
const [shapes, range, background] = [
	new Store(parsed('dcat-ap-3.0.1-shapes.ttl')),
	new Store(parsed('dcat-ap-3.0.1-range.ttl')),
	parsed('background.ttl')
];

const origin = 'https://sol.example';
const nodes = catalogueNodes({ origin, dump: { day: '2026-11-22', byteCount: 655_518 } });
const quads: Quad[] = new Parser().parse(await turtle(nodes));
const { dcat, dct, rdf } = prefixes;

/** What the shapes find fault with, as `property of thing: rule`. */
async function faults(data: readonly Quad[], against: Store = shapes): Promise<string[]> {
	const report = await new SHACLValidator(against).validate(new Store([...data, ...background]));
	return report.results
		.filter(({ severity }) => severity.value.endsWith('Violation'))
		.map((each) => `${each.path.value} of ${each.focusNode.value}: ${each.sourceConstraintComponent.value}`);
}

function all(property: string): string[] {
	return quads.filter(({ predicate }) => predicate.value === property).map(({ object }) => object.value);
}

function typed(type: string): string[] {
	const isType = ({ predicate, object }: Quad) => predicate.value === `${rdf}type` && object.value === type;
	return quads.filter(isType).map(({ subject }) => subject.value);
}

describe('the catalogue of the open data', () => {
	test('is as DCAT-AP 3.0.1 asks, in its form and in what it points at', async () => {
		expect(await faults(quads)).toEqual([]);
		expect(await faults(quads, range)).toEqual([]);
	});

	test.each([
		['a dataset without a title', (quad: Quad) => quad.predicate.value === `${dct}title`],
		['a dataset without a description', (quad: Quad) => quad.predicate.value === `${dct}description`],
		['a catalogue without a publisher', (quad: Quad) => quad.predicate.value === `${dct}publisher`],
		['a file without an address', (quad: Quad) => quad.predicate.value === `${dcat}accessURL`],
		['an interface without an address', (quad: Quad) => quad.predicate.value === `${dcat}endpointURL`]
	])('is refused by the shapes as %s', async (_, isLost) => {
		const kept = quads.filter((quad) => !isLost(quad));
		expect(kept.length).toBeLessThan(quads.length);
		const found = [...(await faults(kept)), ...(await faults(kept, range))];
		expect(found).not.toEqual([]);
	});

	test('is refused when it points at a thing of another kind', async () => {
		const named = (address: string) => DataFactory.namedNode(address);
		const [dataset = ''] = typed(`${dcat}Dataset`);
		const wrong = DataFactory.quad(named(dataset), named(`${dct}publisher`), named(`${origin}/nb/apne-data`));
		expect(await faults([...quads, wrong], range)).not.toEqual([]);
		const text = DataFactory.quad(named(dataset), named(`${dcat}distribution`), DataFactory.literal('file.csv'));
		expect(await faults([...quads, text])).not.toEqual([]);
	});

	test('has every list, the money and the archive, each with files, licence, themes and both countries', () => {
		const datasets = typed(`${dcat}Dataset`);
		expect(datasets).toHaveLength(listNames.length + 3);
		const count = (property: string, subject: string) =>
			quads.filter((quad) => quad.predicate.value === property && quad.subject.value === subject).length;
		for (const dataset of datasets) {
			expect(count(`${dcat}distribution`, dataset)).toBeGreaterThan(0);
			expect(count(`${dcat}theme`, dataset)).toBe(3);
			expect(count(`${dct}spatial`, dataset)).toBe(2);
			expect(count(`${dct}title`, dataset)).toBeGreaterThanOrEqual(2);
		}
		for (const file of typed(`${dcat}Distribution`)) expect(count(`${dct}license`, file)).toBe(1);
		expect(all(`${dcat}byteSize`)).toEqual(['655518']);
	});

	test('names each thing once', () => {
		const ids = nodes.map(({ id }: Node) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('says the same as JSON-LD', () => {
		const graph = (JSON.parse(jsonLdText(nodes)) as { '@graph': Record<string, unknown>[] })['@graph'];
		const statements = graph.flatMap((node) =>
			Object.entries(node).flatMap(([key, value]) => {
				if (key === '@id') return [];
				const values = (value as (string | Record<string, string>)[]).map((each) =>
					typeof each === 'string' ? each : (each['@id'] ?? each['@value'])
				);
				return values.map((each) => `${String(node['@id'])} ${key === '@type' ? `${rdf}type` : key} ${each}`);
			})
		);
		const inTurtle = quads.map(
			({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`
		);
		expect(statements.sort()).toEqual(inTurtle.sort());
	});
});

test('nobody harvests what is invented', async () => {
	const { db } = await testDb();
	const place = { dataDir: '/nowhere', isDemo: true, origin, today: '2026-11-22' };
	await expect(dcatAnswer(db, 'turtle', place)).rejects.toMatchObject({ status: 404 });
});
