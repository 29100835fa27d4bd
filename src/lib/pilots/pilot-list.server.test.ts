import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import type { Directory } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { pilotCounts, pilotsOf, publishedPilotCount, publishedPilots } from '#lib/pilots/pilot-list.server.ts';
import { readPilotQuery } from '#lib/pilots/pilot-list.ts';
import { matching } from '#lib/search/matching.server.ts';
import { testDb } from '../../../tests/db.ts';

let db: Db;
let all: Directory;
beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	all = await organisationDirectory(db);
});

const known = { technology: () => true, owner: () => true };
async function list(search: string, lang: 'nb' | 'sv' = 'nb') {
	const { query } = readPilotQuery(new URLSearchParams(search), known);
	const found = query.q === '' ? undefined : await matching(db, query.q, lang, 'pilot');
	return publishedPilots(db, { ...query, found }, lang, all);
}

describe('the list of pilots', () => {
	test('shows twelve a page, newest first, in both languages', async () => {
		const first = await list('');
		expect(first.total).toBe(24);
		expect(first.pilots).toHaveLength(12);
		expect(first.page.pages).toBe(2);
		const days = first.pilots.map(({ updatedOn }) => updatedOn);
		expect(days).toEqual([...days].sort().reverse());

		const second = await list('side=2');
		const ids = new Set([...first.pilots, ...second.pilots].map(({ id }) => id));
		expect(ids.size).toBe(24);
	});

	test('sorts by name in the alphabet of the reader', async () => {
		const names = (await list('sorter=name')).pilots.map(({ title }) => title);
		expect(names).toEqual([...names].sort(new Intl.Collator('nb').compare));
	});

	test('counts each value of a filter under the other filters, not under its own', async () => {
		const { total, counts } = await list('land=SE&fase=execution');
		const running = counts.find(({ facet, value }) => facet === 'phase' && value === 'execution');
		expect(running?.count).toBe(total);
		const swedish = await list('land=SE');
		const phases = counts.filter(({ facet }) => facet === 'phase').map(({ count }) => count);
		expect(phases.reduce((sum, each) => sum + each, 0)).toBe(swedish.total);
		expect(swedish.total).toBeGreaterThan(total);
	});

	test('shows the pilots of those who became an organisation under its name', async () => {
		const { pilots, total } = await list('eier=lillestrom');
		expect(total).toBeGreaterThan(0);
		expect(new Set(pilots.map(({ ownerId }) => ownerId))).not.toContain('ringsaker');
		expect(pilots.some(({ ownerId }) => ownerId === 'skedsmo')).toBe(true);
	});

	test('joins filters of one kind by or, of different kinds by and', async () => {
		const both = await list('fase=planning&fase=execution');
		const one = await list('fase=planning');
		const other = await list('fase=execution');
		expect(both.total).toBe(one.total + other.total);
		expect((await list('fase=planning&land=NO')).total).toBeLessThanOrEqual(one.total);
	});
});

describe('searching the pilots', () => {
	test('finds other forms of a word and the compounds that it begins', async () => {
		const found = await list('q=hjelpemiddel');
		expect(found.pilots.map(({ title }) => title)).toContain('Én inngang til hjelpemiddellageret');
	});

	test('finds what the neighbour calls by another word', async () => {
		const languages = (found: Awaited<ReturnType<typeof list>>) =>
			new Set(found.pilots.map(({ language }) => language));
		expect(languages(await list('q=medisindispenser'))).toEqual(new Set(['nb', 'sv']));
		expect(languages(await list('q=läkemedelsautomat', 'sv'))).toEqual(new Set(['nb', 'sv']));
	});

	test('is no list of everything where nobody searched', async () => {
		const { query } = readPilotQuery(new URLSearchParams('q=robot'), known);
		await expect(publishedPilots(db, query, 'nb', all)).rejects.toThrow('No search');
	});

	test('wants every word, and overlooks the small ones', async () => {
		expect((await list('q=hjelpemiddel+og+lager')).total).toBeGreaterThan(0);
		expect((await list('q=hjelpemiddel+romskip')).total).toBe(0);
	});

	test.each(["q='", 'q=%26+%7C+!', 'q=a:*', 'q=(', 'q=%00', `q=${'å'.repeat(500)}`, 'q=%5C'])(
		'takes %s as words, not as commands',
		async (search) => {
			await expect(list(search)).resolves.toMatchObject({ total: 0 });
		}
	);
});

describe('what is not public', () => {
	test('is in no list and no count', async () => {
		const { pilots } = await list('eier=karlstad');
		const [one] = pilots;
		expect(one).toBeDefined();
		const [before, counts] = [await publishedPilotCount(db), await pilotCounts(db)];
		await db.execute(sql`update pilot set hidden_at = now() where id = ${one?.id}`);

		expect((await list('eier=karlstad')).pilots.map(({ id }) => id)).not.toContain(one?.id);
		expect((await pilotsOf(db, ['karlstad'])).map(({ id }) => id)).not.toContain(one?.id);
		expect(await publishedPilotCount(db)).toBe(before - 1);
		expect((await pilotCounts(db)).get('karlstad')).toBe((counts.get('karlstad') ?? 0) - 1);
		await db.execute(sql`update pilot set hidden_at = null`);
	});
});

test('an organisation is counted for the pilots it owns and for those it takes part in, each once', async () => {
	const counts = await pilotCounts(db);
	for (const id of ['karlstad', 'fet', 'ringsaker']) expect(counts.get(id)).toBe((await pilotsOf(db, [id])).length);
});
