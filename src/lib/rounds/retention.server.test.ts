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
