import Ajv2020 from 'ajv/dist/2020.js';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { concept } from '#lib/glossary/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { delivered } from '../../../tests/word-book.ts';
import { readGlossaryFilter } from './glossary-query.ts';
import { glossarySchemas } from './openapi-glossary.ts';
import { glossaryItems } from './public-glossary.server.ts';

const { db } = await testDb();
const origin = 'https://sol.example';
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', components: { schemas: glossarySchemas } });
const check = ajv.compile({ $ref: 'api#/components/schemas/Concept' });

async function items(query: string) {
	const read = readGlossaryFilter(new URLSearchParams(query));
	if (!read.ok) throw new Error('a bad query in a test');
	return glossaryItems(db, read.value, origin);
}
const ids = async (query: string) => (await items(query)).items.map(({ id }) => id);

describe('the glossary for programs', () => {
	test('is every concept in use, as described', async () => {
		const seen: string[] = [];
		for (let page = 1; ; page += 1) {
			const { items: batch, total } = await items(`per_page=100&page=${page}`);
			expect(total).toBe(delivered.concepts.length);
			if (batch.length === 0) break;
			for (const item of batch) {
				expect(check(JSON.parse(JSON.stringify(item))), `${item.id} ${JSON.stringify(check.errors)}`).toBe(true);
				seen.push(item.id);
			}
		}
		expect(seen).toEqual(delivered.concepts.map(({ id }) => id).toSorted());
	});

	test('tells both words, the difference and where its page is', async () => {
		const found = await items('q=hjemmetjeneste&relation=partial');
		const item = found.items.find(({ id }) => id === 'home-care-services');
		expect(item).toMatchObject({
			id: 'home-care-services',
			url: { sv: `${origin}/sv/ordbok/home-care-services` },
			nb: 'hjemmetjeneste',
			sv: 'hemtjänst',
			weight: 0.6
		});
	});

	test('is found by any of its words, within a field', async () => {
		expect(await ids('q=lakemedelsautomat')).toContain('medication-dispenser');
		expect(await ids('q=lakemedelsautomat&category=legal')).toEqual([]);
	});

	test('is without what was retired', async () => {
		await db.update(concept).set({ retiredAt: new Date() }).where(eq(concept.id, 'home-care-services'));
		expect(await ids('q=hjemmetjeneste&per_page=100')).not.toContain('home-care-services');
		await db.update(concept).set({ retiredAt: null }).where(eq(concept.id, 'home-care-services'));
	});

	test('names every fault of the query', () => {
		const read = readGlossaryFilter(new URLSearchParams('page=0&category=x&relation=y&z=1'));
		expect(read.ok ? [] : read.issues.map(({ field }) => field).toSorted()).toEqual([
			'category',
			'page',
			'relation',
			'z'
		]);
	});
});
