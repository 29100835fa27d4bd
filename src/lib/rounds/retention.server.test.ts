import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { removeOutdated } from './retention.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';

/** Brought in so many days ago, with one row; `days` since it was finished, null while it never was. */
async function imported(name: string, state: string, days: { started: number; finished: number | null }) {
	await db.execute(sql`
		with expense as (select id, entered_by from expense where project_id = 'demo-sol' order by id limit 1), file as (
			insert into expense_import (project_id, organisation_id, period_code, file_name, sha256, headings, state, row_count,
				started_by, started_at, finished_at)
			select 'demo-sol', 'karlstad', 'P3', ${name}, '', '{}', ${state}, 1, entered_by,
				${today}::date - ${days.started}::int, ${today}::date - ${days.finished}::int from expense returning id)
		insert into expense_import_row (import_id, number, cells, state, expense_id)
		select file.id, 2, '["Kari Nordmann"]', 'imported', expense.id from file, expense`);
}

test('a file of expenses goes 90 days after it was finished, with its rows, and its expenses stay', async () => {
	const expenses = async () => (await db.execute<{ n: number }>(sql`select count(*)::int as n from expense`))[0]?.n;
	const before = await expenses();
	await imported('old', 'done', { started: 92, finished: 91 });
	await imported('begun', 'checked', { started: 91, finished: null });
	await imported('stopped', 'stopped', { started: 91, finished: 91 });
	await imported('late', 'done', { started: 120, finished: 90 });
	await imported('new', 'read', { started: 90, finished: null });
	await imported('runs', 'running', { started: 200, finished: null });

	expect(await removeOutdated(db, 'expense_imports', today)).toBe(3);
	const left = await db.execute<{ name: string; rows: number }>(sql`
		select f.file_name as name, count(r)::int as rows from expense_import f
		left join expense_import_row r on r.import_id = f.id group by f.id order by name`);
	expect([...left]).toEqual(['late', 'new', 'runs'].map((name) => ({ name, rows: 1 })));
	expect(await expenses()).toBe(before);
});

test('who took part in a need, and who asked, is forgotten ten years after the project; what was said stays', async () => {
	const people = async () => {
		const [row] = await db.execute<{ log: number; asked: number; lines: number; answers: number }>(sql`
			select (select count(*)::int from need_log where person_id is not null) as log,
				(select count(*)::int from question where asked_by is not null) as asked,
				(select count(*)::int from need_log where organisation_id is not null) as lines,
				(select count(*)::int from question where answer is not null and organisation_id is not null) as answers`);
		return row;
	};
	const before = await people();
	expect(before?.asked).toBeGreaterThan(0);
	await removeOutdated(db, 'need_log', '2036-01-01');
	await removeOutdated(db, 'questions', '2036-01-01');
	expect(await people()).toEqual(before);

	await removeOutdated(db, 'need_log', '2050-01-01');
	await removeOutdated(db, 'questions', '2050-01-01');
	expect(await people()).toEqual({ ...before, log: 0, asked: 0 });
});

test('a registration goes after 7 days unconfirmed and 12 months refused, with what the firm said of itself', async () => {
	const registered = async (name: string, state: string, days: number) =>
		db.execute(sql`
			insert into supplier_registration (name, country, is_sole_trader, language, contact_name, email, token_hash,
				expires_at, state, created_at, decided_at, organisation_id)
			values (${name}, 'SE', true, 'sv', 'Kari', 'kari@x.example', ${name}, now(), ${state},
				${today}::date - ${days}::int, ${today}::date - ${days}::int,
				${state === 'refused' ? 'attrap-omsorgsteknik-aps' : null}::text)`);
	await registered('old', 'unconfirmed', 8);
	await registered('young', 'unconfirmed', 7);
	await registered('refused', 'refused', 367);
	await removeOutdated(db, 'registrations', today);
	const left = await db.execute<{ name: string }>(sql`
		select name from supplier_registration where state <> 'confirmed' order by name`);
	expect(left.map(({ name }) => name)).toEqual(['young']);
	const [firm] = await db.execute(sql`
		select name_nb, presentation, contact_email from organisation where id = 'attrap-omsorgsteknik-aps'`);
	expect(firm).toEqual({ name_nb: '–', presentation: null, contact_email: null });
});

test('what an adviser was shown is forgotten 30 days after its last day', async () => {
	await db.execute(sql`insert into adviser_access (adviser_id, owner_id, about_kind, about_id, ends_on)
		select 'r1', owner_id, 'need', id, ${today}::date - (30 + (row_number() over (order by id) - 1)::int)
		from need where not exists (select from adviser_access shown where shown.about_id = need.id) order by id limit 2`);
	expect(await removeOutdated(db, 'adviser_access', today)).toBe(1);
});

test('how often a page was read is forgotten after 13 months, but for what the owner of a need counts', async () => {
	for (const kind of ['pilot', 'need'])
		for (const day of ['2025-10-21', '2025-10-23'])
			await db.execute(sql`insert into page_view (about_kind, about_id, day, count) values (${kind}, 'x', ${day}, 3)`);
	expect(await removeOutdated(db, 'page_views', today)).toBe(1);
	const left = await db.execute(sql`select about_kind, day::text from page_view where about_id = 'x' order by day, 1`);
	expect([...left]).toEqual([
		{ about_kind: 'need', day: '2025-10-21' },
		{ about_kind: 'need', day: '2025-10-23' },
		{ about_kind: 'pilot', day: '2025-10-23' }
	]);
});

test('who translated is forgotten ten years after the project, and the translation stays', async () => {
	await db.execute(sql`
		insert into translation (subject_kind, subject_id, field, language, approved, approved_source, approved_at,
			approved_by, written_by, written_at)
		select 'pilot', gen_random_uuid(), 'title', 'nb', 'Ny', 'Ny', '2026-11-20', id, id, '2026-11-19'
		from person order by email limit 1`);
	const people = async () => {
		const [row] = await db.execute(sql`
			select count(*)::int as n, count(written_by)::int as writers, count(approved_by)::int as approvers
			from translation where approved = 'Ny'`);
		return row;
	};
	await removeOutdated(db, 'translations', '2036-01-01');
	expect(await people()).toEqual({ n: 1, writers: 1, approvers: 1 });
	await removeOutdated(db, 'translations', '2050-01-01');
	expect(await people()).toEqual({ n: 1, writers: 0, approvers: 0 });
});

test('a proposal to the glossary goes two years after it was decided; who changed a word, ten after the project', async () => {
	await db.execute(sql`
		insert into concept_proposal (content, reason, language, state, decided_at, proposed_by)
		select '{}', 'Gammelt', 'nb', 'declined', '2026-01-01', id from person order by email limit 1`);
	await db.execute(sql`
		insert into concept_change (concept_id, revision, content, changed_by, at)
		select 'social-alarm', 1, '{}', id, '2026-01-01' from person order by email limit 1`);
	await db.execute(sql`
		update concept set reviewed_at = '2026-01-01', reviewed_by = (select id from person order by email limit 1)
		where id = 'social-alarm'`);
	const left = async () => {
		const [row] = await db.execute(sql`select
			(select count(*)::int from concept_proposal where reason = 'Gammelt') as proposals,
			(select count(changed_by)::int from concept_change) as changers,
			(select count(reviewed_by)::int from concept) as reviewers`);
		return row;
	};
	for (const kind of ['concept_proposals', 'concept_changes', 'concept_reviews'])
		await removeOutdated(db, kind, '2027-12-31');
	expect(await left()).toEqual({ proposals: 1, changers: 1, reviewers: 1 });
	for (const kind of ['concept_proposals', 'concept_changes', 'concept_reviews'])
		await removeOutdated(db, kind, '2050-01-01');
	expect(await left()).toEqual({ proposals: 0, changers: 0, reviewers: 0 });
	await db.execute(sql`delete from concept_change`);
});
