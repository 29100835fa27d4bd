import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { search } from '#lib/search/search.server.ts';
import { testDb } from '../../../tests/db.ts';
import { importFile } from './import-file.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';

type Document = Record<string, unknown>;
const pilotOf = (id: string, more: Document = {}): Document => ({
	id,
	kind: 'pilot',
	lang: 'nb',
	title: `Nattlampe ${id}`,
	summary: 'En lampe som lyser når noen står opp.',
	technology_area: 'medication_dispenser',
	...more
});
const needOf = (id: string, more: Document = {}): Document => ({
	...pilotOf(id),
	kind: 'need',
	lang: 'sv',
	title: `Vi vill sova ${id}`,
	...more
});
const load = (...documents: Document[]) =>
	importFile(db, { where: 'x.json', text: JSON.stringify({ documents }) }, today);
const last = async (...documents: Document[]) => (await load(...documents)).lines.at(-1);

async function imported(id: string) {
	const [row] = await db.execute<{ subject: string }>(
		sql`select subject_id as subject from imported_document where id = ${id}`
	);
	return row?.subject ?? '';
}

describe('a file is loaded', () => {
	test('as published pilots in planning or closing, and open needs without a last day', async () => {
		expect(await last(pilotOf('a1'), pilotOf('a2', { ends_on: '2026-01-01' }), needOf('a3'))).toBe(
			'3 new, 0 changed, 0 unchanged.'
		);
		const pilots = await db.execute(sql`
			select p.phase, p.owner_id, v.publication, v.title from pilot p join pilot_version v on v.pilot_id = p.id
			join imported_document d on d.subject_id = p.id order by d.id`);
		expect([...pilots]).toEqual([
			{ phase: 'planning', owner_id: 'ringsaker', publication: 'published', title: 'Nattlampe a1' },
			{ phase: 'closing', owner_id: 'ringsaker', publication: 'published', title: 'Nattlampe a2' }
		]);
		const [need] = await db.execute(
			sql`select state, deadline, owner_id, text from need where id = ${await imported('a3')}`
		);
		expect(need).toEqual({
			state: 'open',
			deadline: null,
			owner_id: 'karlstad',
			text: 'En lampe som lyser når noen står opp.'
		});
	});

	test('twice, and the second time changes nothing', async () => {
		const file = [pilotOf('b1'), needOf('b2')];
		await load(...file);
		const before = await db.execute(sql`select count(*) from journal_entry`);
		expect(await last(...file)).toBe('0 new, 0 changed, 2 unchanged.');
		expect(await db.execute(sql`select count(*) from journal_entry`)).toEqual(before);
	});

	test('again with other words: a pilot gets a new version, a need an addendum of old and new', async () => {
		await load(pilotOf('c1'), needOf('c2'));
		expect(await last(pilotOf('c1', { title: 'Lys om natten' }), needOf('c2', { title: 'Vi vill vila' }))).toBe(
			'0 new, 2 changed, 0 unchanged.'
		);
		const versions = await db.execute(
			sql`select number, publication, title from pilot_version where pilot_id = ${await imported('c1')} order by number`
		);
		expect([...versions]).toEqual([
			{ number: 1, publication: 'withdrawn', title: 'Nattlampe c1' },
			{ number: 2, publication: 'published', title: 'Lys om natten' }
		]);
		const addenda = await db.execute(
			sql`select field, before, after from need_addendum where need_id = ${await imported('c2')}`
		);
		expect([...addenda]).toEqual([{ field: 'title', before: 'Vi vill sova c2', after: 'Vi vill vila' }]);
	});

	test('all or nothing: one faulty line stops all and is named', async () => {
		const said = await load(pilotOf('d1'), needOf('d2', { lang: 'fi' }));
		expect(said).toEqual({
			ok: false,
			lines: ['documents[1] (d2) lang: must be nb, nn or sv', '1 fault; nothing was imported.']
		});
		expect(await imported('d1')).toBe('');
	});

	test('not at all when it cannot be read', async () => {
		const said = await importFile(db, { where: '/nowhere/x.json', text: undefined }, today);
		expect(said).toEqual({ ok: false, lines: ['/nowhere/x.json cannot be read.'] });
		expect((await importFile(db, { where: 'x.json', text: '{' }, today)).ok).toBe(false);
	});

	test('telling two hundred faults, and how many more there are', async () => {
		const said = await load(...Array.from({ length: 205 }, (_, index) => pilotOf(`k${index}`, { lang: 'fi' })));
		expect(said.lines).toHaveLength(202);
		expect(said.lines.slice(-2)).toEqual(['… and 5 more.', '205 faults; nothing was imported.']);
	});

	test('once, when two load it at the same moment', async () => {
		const file = [pilotOf('l1'), needOf('l2')];
		const said = await Promise.all([last(...file), last(...file)]);
		expect(said.sort()).toEqual(['0 new, 0 changed, 2 unchanged.', '2 new, 0 changed, 0 unchanged.']);
	});

	test('anew where what came before is gone from here', async () => {
		await load(pilotOf('m1'));
		await db.execute(sql`delete from pilot where id = ${await imported('m1')}`);
		expect(await last(pilotOf('m1'))).toBe('1 new, 0 changed, 0 unchanged.');
		expect(await db.execute(sql`select from pilot where id = ${await imported('m1')}`)).toHaveLength(1);
	});

	test('again, and takes nothing of what people wrote beside it', async () => {
		await load(pilotOf('n1'));
		const id = await imported('n1');
		await db.execute(sql`update pilot_version set target_group = 'Nattugler' where pilot_id = ${id}`);
		await db.execute(sql`update pilot set phase = 'execution' where id = ${id}`);
		await db.execute(sql`insert into pilot_version (pilot_id, number, publication, title, project_id)
			select pilot_id, 2, 'draft', 'Påbegynt', project_id from pilot_version where pilot_id = ${id}`);
		expect(await last(pilotOf('n1', { title: 'Nytt navn', ends_on: '2026-01-01' }))).toBe(
			'0 new, 1 changed, 0 unchanged.'
		);
		const versions = await db.execute(sql`select publication, title, target_group as "group" from pilot_version
			where pilot_id = ${id} order by number`);
		expect([...versions]).toMatchObject([
			{ publication: 'withdrawn', title: 'Nattlampe n1' },
			{ publication: 'draft', title: 'Påbegynt' },
			{ publication: 'published', title: 'Nytt navn', group: 'Nattugler' }
		]);
		const [kept] = await db.execute(sql`select phase from pilot where id = ${id}`);
		expect(kept).toEqual({ phase: 'execution' });
	});

	test('and each change stands in the log', async () => {
		await load(pilotOf('o1'), needOf('o2'));
		await load(pilotOf('o1', { title: 'Ett' }), needOf('o2', { title: 'Två' }));
		const [pilotId, needId] = [await imported('o1'), await imported('o2')];
		const entries = await db.execute<{ kind: string }>(sql`select kind from journal_entry
			where about_id in (${pilotId}, ${needId}) order by kind`);
		expect(entries.map(({ kind }) => kind)).toEqual([
			'need.addendum_added',
			'need.opened',
			'pilot.published',
			'pilot.published'
		]);
		const [change] = await db.execute(sql`select before, after from journal_entry
			where about_id = ${needId} and kind = 'need.addendum_added'`);
		expect(change).toEqual({ before: { title: 'Vi vill sova o2' }, after: { title: 'Två' } });
		const log = await db.execute(sql`select kind, detail ->> 'after' as after from need_log
			where need_id = ${needId} order by id`);
		expect([...log]).toEqual([
			{ kind: 'opened', after: null },
			{ kind: 'addendum', after: 'Två' }
		]);
	});

	test('and never makes a need of a pilot', async () => {
		await load(pilotOf('e1'));
		expect(await load(needOf('e1'))).toEqual({
			ok: false,
			lines: ['documents[0] (e1) kind: was pilot before', '1 fault; nothing was imported.']
		});
	});

	test('leaves what people wrote here since, until the file says something new', async () => {
		await load(pilotOf('f1'));
		const id = await imported('f1');
		await db.execute(sql`update pilot_version set title = 'Skrevet her' where pilot_id = ${id}`);
		expect(await last(pilotOf('f1'))).toBe('0 new, 0 changed, 1 unchanged.');
		const [kept] = await db.execute(sql`select title from pilot_version where pilot_id = ${id}`);
		expect(kept).toEqual({ title: 'Skrevet her' });
	});

	test('gives things of one title addresses of their own', async () => {
		await load(pilotOf('g1', { title: 'Samme navn' }), pilotOf('g2', { title: 'Samme navn' }));
		const rows = await db.execute<{ slug: string }>(
			sql`select slug from pilot where id in (${await imported('g1')}, ${await imported('g2')}) order by length(slug)`
		);
		expect(rows.map(({ slug }) => slug)).toEqual(['samme-navn', expect.stringMatching(/^samme-navn-[0-9a-f]{8}$/)]);
	});

	test('and the words of an open need stand for everybody else', async () => {
		await load(needOf('h1'));
		await expect(db.execute(sql`update need set title = 'x' where id = ${await imported('h1')}`)).rejects.toMatchObject(
			{ cause: { message: 'the words of an open need stand' } }
		);
	});

	test('and is searchable when it returns', async () => {
		await load(pilotOf('i1', { title: 'Snøscooter med kvernstein' }));
		const asked = { kind: null, country: null, without: [], page: 1, perPage: 10 };
		const { hits } = await search(db, { q: 'kvernsteinen', lang: 'nb', ...asked });
		expect(hits.map(({ title }) => title)).toEqual(['Snøscooter med kvernstein']);
	});

	test('but no new pilot while there is no project that it could be counted in', async () => {
		expect(await last(pilotOf('late-1'))).toBe('1 new, 0 changed, 0 unchanged.');
		const [open] = await db.execute(sql`select array_agg(id) as ids from project where not is_archive`);
		await db.execute(sql`update project set is_archive = true`);
		expect(await load(pilotOf('late-1'), needOf('late-2'), pilotOf('late-3'))).toEqual({
			ok: false,
			lines: [
				'documents[2] (late-3) owner: there is no project yet to count a pilot in',
				'1 fault; nothing was imported.'
			]
		});
		expect(await last(pilotOf('late-1'), needOf('late-2'))).toBe('1 new, 0 changed, 1 unchanged.');
		await db.execute(sql`update project set is_archive = false where id = any(${sql.param(open?.['ids'])}::text[])`);
	});

	test('of 5,000 documents in under 30 seconds', async () => {
		const many = Array.from({ length: 5000 }, (_, index) => (index % 2 ? pilotOf : needOf)(`many-${index}`));
		const start = performance.now();
		expect(await last(...many)).toBe('5000 new, 0 changed, 0 unchanged.');
		expect(performance.now() - start).toBeLessThan(30_000);
		expect(await last(...many)).toBe('0 new, 0 changed, 5000 unchanged.');
	}, 60_000);
});
