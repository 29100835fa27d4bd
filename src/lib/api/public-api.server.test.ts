import Ajv2020 from 'ajv/dist/2020.js';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { sha256 } from '#lib/ledger/append-ledger.server.ts';
import { verifyLedger } from '#lib/ledger/verify-ledger.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { testDb } from '../../../tests/db.ts';
import { readPilotFilter } from './list-query.ts';
import { openApi } from './openapi.ts';
import { indicatorItems } from './public-indicators.server.ts';
import { ledgerReply } from './public-ledger.server.ts';
import { organisationItems, organisationItemsOf } from './public-organisations.server.ts';
import { pilotInFull } from './public-pilot.server.ts';
import { pilotItems, pilotItemsOf } from './public-pilots.server.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
const origin = 'https://sol.example';
const today = '2026-11-22';
const all = await organisationDirectory(db);
const description = openApi(origin);
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', ...description });

/** Faults of an answer against the schema of this name; none when it is as described. */
function faultsOf(name: string, answer: unknown) {
	const check = ajv.compile({ $ref: `api#/components/schemas/${name}` });
	// as it goes over the wire
	return check(JSON.parse(JSON.stringify(answer))) ? [] : check.errors;
}

async function pilots(query = '') {
	const read = readPilotFilter(new URLSearchParams(query), {
		technology: () => true,
		organisation: (id) => all.has(id)
	});
	if (!read.ok) throw new Error('a bad query in a test');
	return pilotItems(db, read.value, all, origin);
}

describe('the list of pilots', () => {
	test('holds every published pilot once, page by page', async () => {
		const pages = await Promise.all([1, 2, 3].map((page) => pilots(`per_page=10&page=${page}`)));
		const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
		expect(new Set(ids).size).toBe(24);
		expect(pages.map(({ total }) => total)).toEqual([24, 24, 24]);
	});

	test('is as described', async () => {
		const { items } = await pilots('per_page=100');
		expect(items.flatMap((item) => faultsOf('Pilot', item))).toEqual([]);
	});

	test('is narrowed by country, outcome, language, technology and owner, with those it came after', async () => {
		expect((await pilots('country=SE')).items.every(({ country }) => country === 'SE')).toBe(true);
		expect((await pilots('outcome=harmful')).items.map(({ title }) => title.sv)).toEqual([
			expect.stringMatching(/robot/i)
		]);
		expect((await pilots('lang=sv')).items.every(({ title }) => title.sv !== undefined)).toBe(true);
		expect((await pilots('technology=medication_dispenser')).total).toBe(2);
		expect((await pilots('organisation=lillestrom')).items.map(({ owner }) => owner.id).sort()).toEqual([
			'fet',
			'skedsmo',
			'sorum'
		]);
	});

	test('finds pilots of both countries by a word of either', async () => {
		for (const word of ['läkemedelsautomat', 'medisindispenser']) {
			const { items } = await pilots(`q=${word}`);
			expect(items.map(({ country }) => country).sort()).toEqual(['NO', 'SE']);
		}
	});

	test('tells what has changed since an instant', async () => {
		const newest = (await pilots()).items[0];
		expect(newest && (await pilots(`updated_since=${newest.updated_at}`)).total).toBeGreaterThan(0);
		expect((await pilots('updated_since=2099-01-01')).total).toBe(0);
	});
});

describe('one pilot', () => {
	test('is as described, each of them', async () => {
		const { items } = await pilots('per_page=100');
		const answers = await Promise.all(items.map(({ id }) => pilotInFull(db, id, origin, today)));
		expect(answers.flatMap((answer) => faultsOf('PilotInFull', answer))).toEqual([]);
		expect(answers.flatMap((answer) => answer?.indicators ?? []).length).toBeGreaterThan(50);
		expect(answers.flatMap((answer) => answer?.lessons ?? []).length).toBeGreaterThan(20);
	});

	test('gives the numbers of its page: visits in Rælingen fell by 7.3, which is good', async () => {
		const [item] = (await pilots('q=medisindispenser&lang=nb')).items;
		const answer = item && (await pilotInFull(db, item.id, origin, today));
		expect(answer?.indicators.find(({ key }) => key === 'visits_per_user_week')).toMatchObject({
			direction: 'down',
			baseline: { value: '15.5', n: 27 },
			measurements: [{ value: '8.2', n: 24 }],
			change: '-7.3',
			favourable: true,
			suppressed: false
		});
	});

	test('gives no value that was taken on too few', async () => {
		const [item] = (await pilots('q=medisindispenser&lang=nb')).items;
		await db.execute(sql`update measurement set n = 4 where pilot_id = ${item?.id ?? ''} and
			indicator_key = 'visits_per_user_week' and point <> 'baseline'`);
		const answer = item && (await pilotInFull(db, item.id, origin, today));
		const visits = answer?.indicators.find(({ key }) => key === 'visits_per_user_week');
		expect(visits).toMatchObject({ measurements: [], change: null, favourable: null, suppressed: true });
		expect(JSON.stringify(visits)).not.toContain('8.2');
	});

	test('tells how a value splits, and of too few only that they are hidden', async () => {
		const [item] = (await pilots('q=läkemedelsautomat&lang=sv')).items;
		const id = item?.id ?? '';
		const measured = sql`(select id from measurement where pilot_id = ${id} and n > 12 and point <> 'baseline'
			and state = 'approved' order by indicator_key limit 1)`;
		await db.execute(sql`insert into measurement_part (measurement_id, dimension, part, value, n, is_hidden) values
			(${measured}, 'age', 'under_67', 7.7317, 3, false), (${measured}, 'age', 'from_67', 6.6613, 5, true),
			(${measured}, 'age', 'from_80', 2.5, 9, false)`);
		const answer = await pilotInFull(db, id, origin, today);
		expect(faultsOf('PilotInFull', answer)).toEqual([]);
		const splits = answer?.indicators.flatMap(({ measurements }) => measurements.flatMap((each) => each.splits));
		expect(splits).toEqual([
			{
				dimension: 'age',
				complete: null,
				groups: [
					{ group: 'under_67', suppressed: true },
					{ group: 'from_67', suppressed: true },
					{ group: 'from_80', suppressed: false, value: '2.5', numerator: null, denominator: null, n: 9 }
				]
			}
		]);
		expect(JSON.stringify(answer)).not.toMatch(/7\.73|6\.66/);
	});

	test.each(['nope', '00000000-0000-4000-8000-000000000000'])('is not found as %s', async (id) => {
		expect(await pilotInFull(db, id, origin, today)).toBeUndefined();
	});

	test('is not found while it is hidden, nor in the list', async () => {
		const [item] = (await pilots('q=läkemedelsautomat&lang=sv')).items;
		await db.execute(sql`update pilot set hidden_at = now() where id = ${item?.id ?? ''}`);
		expect(item && (await pilotInFull(db, item.id, origin, today))).toBeUndefined();
		expect((await pilots('q=läkemedelsautomat&lang=sv')).total).toBe(0);
	});

	test('is read as published, whatever is written in its next version', async () => {
		const { items, total } = await pilots('per_page=100');
		const id = items[0]?.id ?? '';
		await db.execute(sql`insert into pilot_version (pilot_id, number, publication, title, project_id)
			select pilot_id, max(number) + 1, 'draft', 'Gløttevind', min(project_id) from pilot_version
			where pilot_id = ${id} group by pilot_id`);
		expect((await pilots('per_page=100')).total).toBe(total);
		expect((await pilotInFull(db, id, origin, today))?.title).toEqual(items[0]?.title);
		expect((await pilotItemsOf(db, [id], origin)).get(id)?.title).toEqual(items[0]?.title);
	});

	test.each([
		['hidden', sql`update pilot set hidden_at = now()`],
		['taken back', sql`update pilot set withdrawn_at = now(), withdrawn_reason = 'Prøve'`]
	])('is told of in no list while it is %s', async (_, change) => {
		const id = (await pilots('per_page=100')).items[0]?.id ?? '';
		await db.execute(sql`${change} where id = ${id}`);
		expect((await pilots('per_page=100')).items.map((item) => item.id)).not.toContain(id);
		expect(await pilotInFull(db, id, origin, today)).toBeUndefined();
		expect(await pilotItemsOf(db, [id], origin)).toEqual(new Map());
	});

	test('that was never published is not found', async () => {
		const [draft] = await db.execute<{ id: string }>(sql`with made as (
				insert into pilot (slug, owner_id, project_id, language)
				select 'utkast-for-programmer', 'karlstad', id, 'sv' from project order by is_archive, id limit 1 returning *)
			insert into pilot_version (pilot_id, number, publication, title, project_id)
			select id, 1, 'submitted', 'Gløttevind', project_id from made returning pilot_id as id`);
		const id = draft?.id ?? '';
		expect(await pilotInFull(db, id, origin, today)).toBeUndefined();
		expect(await pilotItemsOf(db, [id], origin)).toEqual(new Map());
		expect(JSON.stringify(await pilots('per_page=100'))).not.toContain('Gløttevind');
	});
});

describe('organisations and indicators', () => {
	test('are as described', async () => {
		const organisations = await organisationItems(db, { page: 1, perPage: 100 }, origin);
		const indicators = await indicatorItems(db, { page: 1, perPage: 100 });
		expect(organisations.items.flatMap((item) => faultsOf('Organisation', item))).toEqual([]);
		expect(indicators.items.flatMap((item) => faultsOf('Indicator', item))).toEqual([]);
		expect(organisations.items.filter((item) => item.is_partner)).toHaveLength(16);
		expect(indicators.total).toBeGreaterThan(43);
	});

	test('are without the secretariat and without firms that nobody has verified', async () => {
		const [firm] = await db.execute<{ id: string }>(sql`update organisation set verified_at = null where id = (
			select id from organisation where kind = 'supplier' and verified_at is not null order by id limit 1) returning id`);
		const untold = ['secretariat', firm?.id ?? ''];
		const { items, total } = await organisationItems(db, { page: 1, perPage: 500 }, origin);
		expect(items).toHaveLength(total);
		expect(items.filter(({ id }) => untold.includes(id))).toEqual([]);
		expect(await organisationItemsOf(db, untold, origin)).toEqual(new Map());
	});
});

describe('the ledger', () => {
	const asked = (headers: Record<string, string> = {}) => new Request(`${origin}/api/v1/funding/ledger`, { headers });

	test('is as described, comes whole, and holds', async () => {
		const answer = await ledgerReply(asked(), db, null, today);
		const ledger: unknown = await answer.json();
		expect(faultsOf('Ledger', ledger)).toEqual([]);
		const verified = await verifyLedger(ledger, sha256);
		expect(verified).toMatchObject({ ok: true, count: (ledger as { count: number }).count });
		expect(answer.headers.get('Link')).toContain('rel="license"');
		expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
	});

	test('is not sent again to whoever has it', async () => {
		const mark = (await ledgerReply(asked(), db, null, today)).headers.get('ETag') ?? '';
		expect((await ledgerReply(asked({ 'If-None-Match': mark }), db, null, today)).status).toBe(304);
	});

	test('is empty for the archive, and not found for a project that is none', async () => {
		expect(await (await ledgerReply(asked(), db, 'demo-archive-never', today)).json()).toMatchObject({ status: 404 });
		const [archive] = await db.execute<{ id: string }>(sql`select id from project where is_archive`);
		expect(await (await ledgerReply(asked(), db, archive?.id ?? '', today)).json()).toMatchObject({
			count: 0,
			rows: []
		});
	});
});

describe('the description', () => {
	test('names only schemas that it holds', () => {
		const names = [...JSON.stringify(description).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
		expect(names.filter((name) => name === undefined || !(name in description.components.schemas))).toEqual([]);
	});
});
