/** What was submitted stays as it was, whatever comes later. */
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { runningProject } from '#lib/projects/projects.server.ts';
import { testDb } from '../../../tests/db.ts';
import { projectFigures } from './figures.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';

async function figures() {
	const project = await runningProject(db, today);
	if (!project) throw new Error('No project runs');
	const { byOrganisation, byCategory, byPeriod, bySide, sources, total, rates } = await projectFigures(
		db,
		project,
		today
	);
	const spent = (each: { spent: bigint; inReview: bigint }) => `${String(each.spent)} ${String(each.inReview)}`;
	return {
		total: spent(total),
		rates,
		partners: [...byOrganisation].map(([id, each]) => `${id} ${spent(each)}`),
		categories: [...byCategory].map(([id, each]) => `${id} ${spent(each)}`).sort(),
		periods: [...byPeriod].map(([id, each]) => `${id} ${spent(each)}`),
		sides: [...bySide].map(([id, each]) => `${id} ${spent(each)}`),
		sources: sources.map((each) => `${each.side} ${each.source} ${spent(each)}`),
		budget: total.budget,
		rest: total.remaining
	};
}
const withoutBudget = async () => {
	return { ...(await figures()), budget: null, rest: null };
};

describe('what was submitted', () => {
	test('is counted whatever rates come to stand', async () => {
		const before = await figures();
		await db.execute(sql`
			insert into rate (currency, valid_from, valid_to, per_euro, source)
			values ('SEK', '2025-09-01', '2025-09-30', 99, 'test'), ('SEK', '2026-11-01', '2026-11-30', 20, 'test'),
				('NOK', '2026-11-01', '2026-11-30', 0.5, 'test')`);
		expect(await figures()).toEqual(before);
	});

	test('is counted by the flat rates it was submitted under: they cannot be changed or exchanged', async () => {
		const before = await figures();
		for (const statement of [
			sql`update rule_set set flat_rates = '{"office_on_staff": "25"}' where id = 'demo-2025'`,
			sql`delete from rule_set where id = 'demo-2025'`,
			sql`update project_side set rule_set_id = 'interreg-2021-2027' where rule_set_id = 'demo-2025'`,
			sql`update project_partner set office = 'real' where organisation_id = 'karlstad'`
		])
			await expect(db.execute(statement)).rejects.toThrow();
		expect(await figures()).toEqual(before);
	});

	test('stands in a budget that is kept once it is decided, with its lines', async () => {
		const before = await figures();
		for (const statement of [
			sql`delete from budget_version where state = 'approved'`,
			sql`delete from budget_line where version_id in (select id from budget_version where state = 'approved')`
		])
			await expect(db.execute(statement)).rejects.toThrow();
		expect(await figures()).toEqual(before);
	});

	test('is counted the same after a new budget version, which changes budget and rest by as much', async () => {
		const [before, whole] = [await withoutBudget(), await figures()];
		await db.execute(sql`delete from budget_version where state in ('draft', 'proposed')`);
		await db.execute(sql`
			with newest as (
				select * from budget_version where state = 'approved' order by number desc limit 1
			), made as (
				insert into budget_version (project_id, number, state, decided_on, reason, language)
				select project_id, (select max(number) + 1 from budget_version), 'draft', ${today}, 'test', 'nb' from newest returning id, project_id
			)
			insert into budget_line (project_id, version_id, organisation_id, work_package, category, amount_minor)
			select l.project_id, made.id, l.organisation_id, l.work_package, l.category, l.amount_minor + 1000
			from budget_line l join newest on newest.id = l.version_id join made on true`);
		const people = await db.execute<{ id: string }>(
			sql`select id from person where email in ('sekretariat1@demo.example', 'sekretariat2@demo.example') order by email`
		);
		const [one, other] = [...people].map(({ id }) => id);
		await db.execute(sql`
			update budget_version set state = 'approved', proposed_by = ${one}, proposed_at = now(), decided_by = ${other},
				decided_at = now() where state = 'draft'`);
		const after = await figures();
		expect(await withoutBudget()).toEqual(before);
		expect(after.budget).toBeGreaterThan(whole.budget);
		expect(after.rest - whole.rest).toBe(after.budget - whole.budget);
	});
});
