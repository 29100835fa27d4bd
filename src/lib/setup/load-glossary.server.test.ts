import { eq, isNull, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { openDb } from '#lib/db.server.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import { concept, glossaryRevision, lookAlike, term } from '#lib/glossary/schema.server.ts';
import { senseOf } from '#lib/glossary/word-sense.ts';
import { testDb } from '../../../tests/db.ts';
import { delivered } from '../../../tests/word-book.ts';
import { loadGlossary, takeDelivery } from './load-glossary.server.ts';

const { db, url } = await testDb();
const id = 'social-alarm';
const kept = async (of = id) => (await db.select().from(concept).where(eq(concept.id, of)))[0];
const words = async (of = id) =>
	(
		await db
			.select({ word: term.word })
			.from(term)
			.where(sql`concept_id = ${of} and language = 'nb'`)
			.orderBy(term.position)
	).map(({ word }) => word);
const changed = {
	...delivered,
	concepts: delivered.concepts.map((each) =>
		each.id === id ? { ...each, weight: 42, words: { ...each.words, nb: ['trygghetsdings'] } } : each
	)
};

beforeEach(async () => {
	await db
		.update(concept)
		.set({ editedAt: null, reviewedAt: null, retiredAt: null })
		.where(sql`coalesce(edited_at, reviewed_at, retired_at) is not null`);
	await takeDelivery(db, delivered);
});

describe('The glossary is delivered', () => {
	test('with every start, whole, and a second time it changes nothing', async () => {
		await db.update(glossaryRevision).set({ delivered: '' });
		await loadGlossary(db);
		const all = await db.select().from(concept).where(isNull(concept.retiredAt));
		expect(all).toHaveLength(delivered.concepts.length);
		expect(await db.select().from(lookAlike)).toHaveLength(delivered.lookAlikes.length);
		const [before] = await db.select().from(glossaryRevision);
		await loadGlossary(db);
		expect(await db.select().from(glossaryRevision)).toEqual([before]);
	});

	test('anew: a better entry takes the place of the old one', async () => {
		await takeDelivery(db, changed);
		expect(await kept()).toMatchObject({ weight: 42 });
		expect(await words()).toEqual(['trygghetsdings']);
	});

	test.each(['editedAt', 'reviewedAt'] as const)('and what has its %s stays as a person left it', async (column) => {
		await db
			.update(concept)
			.set({ [column]: new Date(), weight: 7 })
			.where(eq(concept.id, id));
		await takeDelivery(db, changed);
		expect(await kept()).toMatchObject({ weight: 7 });
		expect(await words()).toContain('trygghetsalarm');
	});

	test('and what a person took out does not come back', async () => {
		await db.update(concept).set({ editedAt: new Date(), retiredAt: new Date() }).where(eq(concept.id, id));
		await takeDelivery(db, changed);
		expect((await kept())?.retiredAt).not.toBeNull();
	});

	test('without a concept of before: its address stays, retired, until it is delivered again', async () => {
		await takeDelivery(db, { ...delivered, concepts: delivered.concepts.filter((each) => each.id !== id) });
		expect((await kept())?.retiredAt).not.toBeNull();
		expect(await words()).toContain('trygghetsalarm');
		await takeDelivery(db, delivered);
		expect((await kept())?.retiredAt).toBeNull();
	});
});

describe('The book of words', () => {
	test('is the same one until something changes, and then at once another, over every connection', async () => {
		const { db: elsewhere, close } = openDb(url, 1);
		const first = await glossaryBook(elsewhere);
		expect(await glossaryBook(db)).toBe(first);
		await db.insert(term).values({ conceptId: id, language: 'nb', position: 90, word: 'fnugglebinge' });
		const second = await glossaryBook(elsewhere);
		expect(second).not.toBe(first);
		expect([...senseOf('fnugglebingen', 'nb', second).concepts.keys()]).toEqual([id]);
		await close();
	});

	test('leaves out what was retired', async () => {
		await db.update(concept).set({ retiredAt: new Date() }).where(eq(concept.id, id));
		const book = await glossaryBook(db);
		expect(book.concepts.has(id)).toBe(false);
		expect([...senseOf('trygghetsalarm', 'nb', book).concepts.keys()]).not.toContain(id);
	});

	test('of a change that is not to be seen yet is nobody else’s, and gone when the change is', async () => {
		const before = await glossaryBook(db);
		const undone = db.transaction(async (tx) => {
			await tx.update(concept).set({ weight: 1 }).where(eq(concept.id, id));
			expect((await glossaryBook(tx)).weights.get(id)).toBe(0.01);
			expect(await glossaryBook(db)).toBe(before);
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		await db.update(concept).set({ weight: 2 }).where(eq(concept.id, id));
		expect((await glossaryBook(db)).weights.get(id)).toBe(0.02);
	});
});
