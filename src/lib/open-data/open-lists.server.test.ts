import { sql } from 'drizzle-orm';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { pilotItems } from '#lib/api/public-pilots.server.ts';
import { needItems } from '#lib/api/public-needs.server.ts';
import { readNeedFilter } from '#lib/api/need-query.ts';
import { readPilotFilter } from '#lib/api/list-query.ts';
import { messages } from '#lib/messages.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { pilotListPage } from '#lib/pilots/pilot-list-page.server.ts';
import { matching } from '#lib/search/matching.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { testDb } from '../../../tests/db.ts';
import { fileIn, listFile, type AskedFile } from './list-file.server.ts';
import { openLists, readerOf } from './open-lists.server.ts';
import { listNames, narrowing, type Format, type ListName } from './open-list.ts';

const { db } = await testDb({ demo: 'now' });
const around = { origin: 'https://sol.example', isDemo: false, today: '2026-11-22' };

function file(list: ListName, format: Format, query = '', more: Partial<AskedFile & typeof around> = {}) {
	const { lang = 'nb', ...rest } = more;
	return listFile(db, { list, format, lang, params: new URLSearchParams(query) }, { ...around, ...rest });
}

type Json = { total: number; count: number; items: Record<string, unknown>[]; notice?: unknown; licence: string };

async function json(list: ListName, query = '', isDemo = false): Promise<Json> {
	return (await (await file(list, 'json', query, { isDemo })).json()) as Json;
}

async function lines(list: ListName, query = '', more: Partial<AskedFile & typeof around> = {}): Promise<string[]> {
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
		await (await file(list, 'csv', query, more)).arrayBuffer()
	);
	expect(text.startsWith('\uFEFF')).toBe(true);
	return text.slice(1).trimEnd().split('\r\n');
}

async function sheet(list: ListName, query = '', isDemo = false) {
	const bytes = await (await file(list, 'xlsx', query, { isDemo })).arrayBuffer();
	const [first] = await readXlsxFile(Buffer.from(bytes));
	return first?.data ?? [];
}

describe('whoever downloads a list', () => {
	test.each(listNames)('gets the same %s in each format', async (list) => {
		const [program, table, workbook] = await Promise.all([json(list), lines(list), sheet(list)]);
		expect(program.items.length).toBeGreaterThan(0);
		expect(program.total).toBe(program.items.length);
		const [head = '', ...rows] = table;
		expect(workbook).toHaveLength(rowsOf(rows.length, workbook.length));
		expect(workbook[0]).toHaveLength(head.split(';').length);
	});

	test('gets all pages at once, in the shape of the interface', async () => {
		const all = await organisationDirectory(db);
		const known = { technology: () => true, organisation: () => true };
		const [pilots, needs] = [
			readPilotFilter(new URLSearchParams('per_page=100'), known),
			readNeedFilter(new URLSearchParams('per_page=100'), known)
		];
		if (!pilots.ok || !needs.ok) throw new Error('a bad query in a test');
		const inApi = await pilotItems(db, pilots.value, all, around.origin);
		const file = await json('piloter');
		expect(file.total).toBe(inApi.total);
		const byId = new Map(file.items.map((item) => [item['id'], item]));
		for (const item of inApi.items)
			expect(byId.get(item.id)).toEqual({ ...item, permanent_url: `https://sol.example/id/pilot/${item.id}` });

		const both = [...(await json('behov')).items, ...(await json('behov', 'status=closed')).items];
		const needsInApi = (await needItems(db, needs.value, all, around.origin)).items;
		expect(both.map(({ id }) => id).sort()).toEqual(needsInApi.map(({ id }) => id).sort());
	});

	test('gets what the filters of the page let through, whatever page was shown', async () => {
		const all = await json('piloter');
		const swedish = await json('piloter', 'land=SE&side=2');
		expect(swedish.total).toBeGreaterThan(0);
		expect(swedish.items).toEqual(all.items.filter(({ country }) => country === 'SE'));
		expect((await lines('piloter', 'land=SE')).length).toBe(swedish.total + 1);
		expect((await json('arrangementer', 'vis=tidligere')).items).not.toEqual((await json('arrangementer')).items);
		expect((await json('ordbok', 'q=trygghet')).total).toBeLessThan((await json('ordbok')).total);
		expect((await json('leverandorer', 'land=SE')).items.every(({ country }) => country === 'SE')).toBe(true);
	});

	test('gets what a search of the page finds, by the words of either language', async () => {
		const asked = new URLSearchParams('q=läkemedelsautomat');
		const search = (q: string) => matching(db, q, 'sv', 'pilot');
		const page = await pilotListPage(db, asked, 'sv', around.today, search);
		const found = (await (await file('piloter', 'json', `${asked}`, { lang: 'sv' })).json()) as Json;
		expect(page.total).toBeGreaterThan(1);
		expect(found.total).toBe(page.total);
		expect(found.items.slice(0, page.pilots.length).map(({ id }) => id)).toEqual(page.pilots.map(({ id }) => id));
	});

	test('is told when the file stops before the list does', async () => {
		const about = { list: 'ordbok', isDemo: false } as const;
		const opened = await openLists.ordbok(db, {
			params: new URLSearchParams(),
			lang: 'nb',
			today: around.today,
			origin: around.origin,
			technologies: []
		});
		const cut = await fileIn(
			'csv',
			{ ...opened, total: opened.count + 5 },
			readerOf(textFor('nb', messages.nb), around.origin, []),
			about
		);
		expect(typeof cut.body === 'string' && cut.body.split('\r\n')[0]).toContain('Filen viser de første');
	});

	test('reads headings in their own language, and content in its own', async () => {
		const [nb, sv] = [await lines('piloter'), await lines('piloter', '', { lang: 'sv' })];
		expect(nb[0]).toContain('Id;Tittel;Sammendrag;Språk');
		expect(sv[0]).toContain('Id;Titel;Sammanfattning;Språk');
		const title = (row = '') => row.split(';')[1];
		expect(nb.slice(1).map(title)).toEqual(sv.slice(1).map(title));
	});

	test('is told in every format that the demonstration is invented', async () => {
		expect((await lines('behov', '', { isDemo: true }))[0]).toContain('oppdiktet');
		expect((await sheet('behov', '', true))[0]?.[0]).toContain('oppdiktet');
		expect((await json('behov', '', true)).notice).toMatchObject({
			sv: expect.stringContaining('påhittade') as string
		});
		expect((await json('behov')).notice).toBeUndefined();
	});

	test('has dates and numbers in a workbook that can be sorted and added up', async () => {
		const [head = [], ...rows] = await sheet('piloter');
		const at = head.indexOf('Oppdatert');
		expect(rows.every((row) => row[at] instanceof Date)).toBe(true);
		const [names = [], ...partners] = await sheet('partner');
		expect(typeof partners[0]?.[names.indexOf('Piloter')]).toBe('number');
	});

	test('never gets a cell that a spreadsheet would run', async () => {
		await db.execute(sql`update solution set name = '=HYPERLINK("http://x")' where publication = 'published'
			and id = (select id from solution where publication = 'published' and changes_id is null order by id limit 1)`);
		expect((await lines('losninger')).join('\n')).toContain(`"'=HYPERLINK(""http://x"")"`);
		const found = (await sheet('losninger')).flat().find((cell) => String(cell).includes('HYPERLINK'));
		expect(found).toBe('=HYPERLINK("http://x")');
	});

	test('gets the same mark for the same content, and another when it changes or is asked for in another way', async () => {
		const mark = async (...asked: Parameters<typeof file>) => (await file(...asked)).headers.get('ETag');
		for (const format of ['csv', 'xlsx', 'json'] as const) {
			expect(await mark('laerdommer', format)).toBe(await mark('laerdommer', format));
			expect(await mark('laerdommer', format)).not.toBe(await mark('laerdommer', format, 'land=SE'));
		}
		const before = await mark('laerdommer', 'xlsx');
		await db.execute(sql`update lesson set title = title || '!' where publication = 'published'`);
		expect(await mark('laerdommer', 'xlsx')).not.toBe(before);
	});

	test('never meets a draft, a hidden pilot or its results and lessons', async () => {
		const [victim] = (await json('laerdommer')).items as { pilot: { id: string; title: string } }[];
		if (!victim) throw new Error('no lesson');
		await db.execute(sql`update pilot set hidden_at = now() where id = ${victim.pilot.id}`);
		const taken = [
			sql`update lesson set publication = 'draft', title = 'Gløttevind lærdom' where id = (
				select lesson.id from lesson join pilot on pilot.id = lesson.pilot_id
				where lesson.publication = 'published' and pilot.hidden_at is null limit 1) returning title`,
			sql`update solution set publication = 'draft', name = 'Gløttevind løsning' where id = (
				select id from solution where publication = 'published' and changes_id is null limit 1) returning name`,
			sql`insert into need select (jsonb_populate_record(need, jsonb_build_object('id', gen_random_uuid(), 'slug', 'hemmelig',
				'state', 'submitted', 'title', 'Gløttevind behov', 'published_at', null, 'external_id', null))).* from need
				where state = 'open' limit 1 returning title`,
			sql`update event set state = 'draft', title = 'Gløttevind møte' where id = (
				select id from event where state = 'published' and ends_at > now() limit 1) returning title`
		];
		for (const change of taken) expect(await db.execute(change)).toHaveLength(1);
		const lists = await Promise.all(
			listNames.flatMap((list) => [json(list), json(list, 'status=closed&vis=tidligere')])
		);
		const everything = JSON.stringify(lists);
		expect(everything.includes(victim.pilot.id)).toBe(false);
		expect(everything.includes('Gløttevind')).toBe(false);
	});

	test('is not told a value of too few', async () => {
		const hidden = (await json('resultat')).items.filter((item) => item['suppressed'] === true);
		expect(hidden.length).toBeGreaterThan(0);
		for (const item of hidden)
			expect(item).toMatchObject({ baseline: null, measurements: [], change: null, change_percent: null });
	});
});

test('a file takes over what narrows the list down, and not which page of it is shown', () => {
	expect(narrowing('/nb/piloter?q=fall&land=SE&side=3')).toBe('?q=fall&land=SE');
	expect(narrowing('/nb/piloter?side=3')).toBe('');
	expect(narrowing('/nb/piloter')).toBe('');
	expect(narrowing('/nb/piloter?q=a%26b')).toBe('?q=a%26b');
});

/** Cells may hold line breaks, which make more lines of text than rows. */
function rowsOf(lineCount: number, rowCount: number): number {
	return Math.min(rowCount, lineCount + 1);
}
