import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { readNeedQuery, type Need } from '#lib/needs/need.ts';
import { needsOf, openNeedCount, publishedNeed, publishedNeeds, searchNeeds } from '#lib/needs/needs.server.ts';
import { need } from '#lib/needs/schema.server.ts';
import { testDb } from '../../../tests/db.ts';

let db: Db;
let today: string;
let last: string;
beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	const days = (await db.select({ deadline: need.deadline }).from(need)).map(({ deadline }) => deadline ?? '').sort();
	[today, last] = [days[0] ?? '', days.at(-1) ?? ''];
});

const list = (search: string, day = today) =>
	publishedNeeds(db, readNeedQuery(new URLSearchParams(search), () => true).query, day);

async function firstNeed(): Promise<Need> {
	const [one] = (await list('')).needs;
	if (!one) throw new Error('The demonstration has no needs');
	return one;
}

describe('the list of needs', () => {
	test('shows the open ones, the one with the nearest last day first', async () => {
		const { needs, total } = await list('');
		expect(total).toBe(10);
		expect(total).toBe(await openNeedCount(db, today));
		const days = needs.map(({ deadline }) => deadline ?? '');
		expect(days).toEqual([...days].sort());
	});

	test('moves a need to the closed ones the day after its last day', async () => {
		const next = '2099-01-01';
		expect((await list('', last)).total).toBe(1);
		expect((await list('', next)).total).toBe(0);
		const closed = await list('status=closed', next);
		expect(closed.total).toBe(10);
		expect(new Set(closed.needs.map(({ state }) => state))).toEqual(new Set(['closed']));
	});

	test('keeps an open one without a last day, after those with one', async () => {
		const { needs } = await list('');
		await db
			.update(need)
			.set({ deadline: null })
			.where(eq(need.id, needs[0]?.id ?? ''));
		expect((await list('')).needs.at(-1)?.id).toBe(needs[0]?.id);
		await db
			.update(need)
			.set({ deadline: today })
			.where(eq(need.id, needs[0]?.id ?? ''));
	});

	test('is cut down by country, type and technology', async () => {
		const { needs } = await list('');
		const [one] = needs;
		const alike = (key: 'country' | 'type') => needs.filter((each) => each[key] === one?.[key]).length;
		expect((await list(`land=${one?.country}`)).total).toBe(alike('country'));
		expect((await list(`type=${one?.type}`)).total).toBe(alike('type'));
		const technology = one?.technology.key ?? '';
		const found = (await list(`teknologi=${technology}`)).needs;
		expect(new Set(found.map((each) => each.technology.key))).toEqual(new Set([technology]));
	});
});

describe('what is not public', () => {
	test.each(['draft', 'submitted', 'returned'])('is in no list while it is %s', async (state) => {
		const one = await firstNeed();
		await db.update(need).set({ state }).where(eq(need.id, one.id));
		expect(await publishedNeed(db, one.slug, today)).toBeUndefined();
		expect((await list('')).total).toBe(9);
		expect((await needsOf(db, [one.ownerId], today)).map(({ id }) => id)).not.toContain(one.id);
		await db.update(need).set({ state: 'open' }).where(eq(need.id, one.id));
		expect((await publishedNeed(db, one.slug, today))?.title).toBe(one.title);
	});
});

test('a search finds needs in the reader’s own language', async () => {
	const found = await searchNeeds(db, 'samtykke', 'nb', today, 5);
	expect(found.map(({ title }) => title)).toContain('Enklere samtykke og informasjon til pårørende');
	expect(await searchNeeds(db, 'samtykke', 'sv', today, 5)).toEqual([]);
});
