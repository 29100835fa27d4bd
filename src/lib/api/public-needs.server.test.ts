import Ajv2020 from 'ajv/dist/2020.js';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { testDb } from '../../../tests/db.ts';
import { openNeed } from '../../../tests/responses.ts';
import { readNeedFilter } from './need-query.ts';
import { openApi } from './openapi.ts';
import { needInApi, needItems, needItemsOf } from './public-needs.server.ts';

const { db } = await testDb({ demo: 'now' });
const origin = 'https://sol.example';
const all = await organisationDirectory(db);
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', ...openApi(origin) });

/** Faults of an answer against the schema of this name; none when it is as described. */
function faultsOf(name: string, answer: unknown) {
	const check = ajv.compile({ $ref: `api#/components/schemas/${name}` });
	return check(JSON.parse(JSON.stringify(answer))) ? [] : check.errors;
}

const read = (query: string) =>
	readNeedFilter(new URLSearchParams(query), {
		technology: (key) => key === 'e_lock',
		organisation: (id) => all.has(id)
	});

async function needs(query = '') {
	const filter = read(query);
	if (!filter.ok) throw new Error('a bad query in a test');
	return needItems(db, filter.value, all, origin);
}

describe('the list of needs for programs', () => {
	test('holds every opened need once, page by page, and no other', async () => {
		const pages = await Promise.all([1, 2, 3].map((page) => needs(`per_page=4&page=${page}`)));
		const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
		expect(new Set(ids).size).toBe(10);
		expect(pages.map(({ total }) => total)).toEqual([10, 10, 10]);
	});

	test.each(['draft', 'submitted', 'returned'])(
		'tells nothing of a need that is %s, nor when it is asked for',
		async (state) => {
			const { id } = await openNeed(db, { state, publishedAt: null });
			expect((await needs('per_page=100')).items.map((item) => item.id)).not.toContain(id);
			expect(await needInApi(db, id, all, origin)).toBeUndefined();
			expect(await needItemsOf(db, [id], origin)).toEqual(new Map());
		}
	);

	test('is as described', async () => {
		const { items } = await needs('per_page=100');
		expect(items.flatMap((item) => faultsOf('Need', item))).toEqual([]);
	});

	test.each([
		['country=SE', 4],
		['lang=nb', 6],
		['technology=e_lock', 1],
		['type=planned_procurement', 1],
		['state=dialogue', 1],
		['state=closed', 1],
		['state=open', 7],
		['organisation=karlstad', 1],
		['q=samtykke', 2],
		['updated_since=2999-01-01', 0]
	])('is narrowed by %s', async (query, total) => {
		expect((await needs(query)).total).toBe(total);
	});

	test('names every fault of its query at once', () => {
		const faults = read('state=draft&type=order&technology=x&typ=idea_request&per_page=0');
		expect(faults.ok ? [] : faults.issues.map(({ field }) => field).sort()).toEqual([
			'per_page',
			'state',
			'technology',
			'typ',
			'type'
		]);
	});
});

describe('one need for programs', () => {
	test('is as described, each of them', async () => {
		for (const { id } of (await needs('per_page=100')).items)
			expect(faultsOf('NeedInFull', await needInApi(db, id, all, origin))).toEqual([]);
	});

	test('tells what was added and who stands behind it', async () => {
		const [larm] = (await needs('organisation=hammaro')).items;
		const [enkat] = (await needs('organisation=karlstad')).items;
		expect((await needInApi(db, larm?.id ?? '', all, origin))?.addenda).toMatchObject([
			{ field: 'affected_count', before: '96', after: '112' }
		]);
		await db.execute(sql`insert into need_partner (need_id, organisation_id, role)
			values (${enkat?.id ?? ''}, 'lillestrom', 'co_owner')`);
		const behind = await needInApi(db, enkat?.id ?? '', all, origin);
		expect(behind?.co_owners.map(({ id }) => id)).toEqual(['region-varmland']);
		expect(behind?.same_need.map(({ id }) => id)).toEqual(['arvika', 'ringsaker']);
	});

	test('tells what was asked and answered, and neither who asked nor what waits', async () => {
		const [enkat] = (await needs('organisation=karlstad')).items;
		const whole = await needInApi(db, enkat?.id ?? '', all, origin);
		expect(whole?.questions).toEqual([
			{
				number: 1,
				language: 'nb',
				question: expect.stringContaining('spørreskjemaet') as string,
				answer: expect.stringContaining('fem minuter') as string,
				answer_language: 'sv',
				answered_at: expect.stringMatching(/Z$/) as string
			}
		]);
		expect(JSON.stringify(whole)).not.toMatch(/Vi lurer|andra språk|Sindre|Linnea/);
	});

	test.each(['', 'x', '00000000-0000-4000-8000-000000000000'])('is not there under %j', async (id) => {
		expect(await needInApi(db, id, all, origin)).toBeUndefined();
	});
});
