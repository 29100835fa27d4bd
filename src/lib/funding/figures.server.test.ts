import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import world from '#data/demo-world.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { percentOf } from '#lib/rational.ts';
import type { Figures } from '#lib/funding/figures.ts';
import { parseAmountText } from '#lib/money.ts';
import type { Project } from '#lib/projects/project.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { testDb } from '../../../tests/db.ts';
import { partnerFigures, projectFigures, type ProjectFigures } from './figures.server.ts';

const day = '2026-11-21';
let db: Db;
let project: Project;
let figures: ProjectFigures;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	project = defined(await runningProject(db, day));
	figures = await projectFigures(db, project, day);
});

function defined<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('Not there');
	return value;
}

const cents = (text: string) => defined(parseAmountText(text));
const total = (amounts: Iterable<bigint>) => [...amounts].reduce((all, each) => all + each, 0n);
const sumOf = (parts: ReadonlyMap<string, Figures>, pick: (each: Figures) => bigint) =>
	total([...parts.values()].map(pick));

describe('the figures of the demonstration, computed elsewhere', () => {
	const groups = [
		['approved', (each: Figures) => each.spent],
		['submitted', (each: Figures) => each.inReview]
	] as const;

	test.each(groups)('%s: total, sides, work packages and categories agree to the cent', (state, pick) => {
		const check = world.check[state];
		expect(pick(figures.total)).toBe(cents(check.total_eur));
		for (const [side, amount] of Object.entries(check.by_side_eur))
			expect(pick(defined(figures.bySide.get(side)))).toBe(cents(amount));
		for (const [category, amount] of Object.entries(check.direct_by_category_eur))
			expect(pick(defined(figures.byCategory.get(category)))).toBe(cents(amount));
		expect(pick(defined(figures.byCategory.get('office')))).toBe(cents(check.office_eur));
	});

	test('the direct costs of each work package agree to the cent', async () => {
		for (const [code, amount] of Object.entries(world.check.approved.direct_by_work_package_eur)) {
			const [row] = await db.execute<{ office: string }>(sql`
				select coalesce(sum(trunc(staff * 0.15)), 0) as office from (
					select sum(approved_minor) as staff from expense
					where project_id = ${project.id} and work_package = ${code} and category = 'staff' and state in ('approved', 'cut')
					group by organisation_id, period_code) bases`);
			const direct = defined(figures.byWorkPackage.get(code)).spent - BigInt(defined(row).office);
			expect([code, direct]).toEqual([code, cents(amount)]);
		}
	});

	test('what partners see of their own drafts adds up to the drafts', async () => {
		const ids = [...figures.byOrganisation.keys()];
		const own = await Promise.all(
			ids.map((organisationId) => partnerFigures(db, project, day, { organisationId, drafts: true }))
		);
		expect(total(own.map((each) => each.total.draft))).toBe(cents(world.check.draft.total_eur));
	});
});

describe('the shared figures', () => {
	test('are the plain sum of the rows and their office costs', async () => {
		const [direct] = await db.execute<{ sum: string }>(sql`
			select sum(approved_minor) as sum from expense where project_id = ${project.id} and approved_minor is not null`);
		const bases = await db.execute<{ staff: string }>(sql`
			select sum(approved_minor) as staff from expense
			where project_id = ${project.id} and category = 'staff' and approved_minor is not null
			group by organisation_id, period_code, work_package`);
		const office = total([...bases].map(({ staff }) => percentOf(BigInt(staff), '15')));
		expect(figures.total.spent).toBe(BigInt(defined(direct).sum) + office);
	});

	test.each(['bySide', 'byOrganisation', 'byWorkPackage', 'byCategory'] as const)('%s add up to the total', (by) => {
		for (const pick of ['budget', 'spent', 'inReview', 'remaining'] as const)
			expect(sumOf(figures[by], (each) => each[pick])).toBe(figures.total[pick]);
	});

	test('periods and sources add up to the total as well', () => {
		expect(total([...figures.byPeriod.values()].map((each) => each.spent))).toBe(figures.total.spent);
		for (const pick of ['budget', 'spent', 'inReview', 'remaining'] as const)
			expect(total(figures.sources.map((each) => each[pick]))).toBe(figures.total[pick]);
	});

	test('spent and remaining make the budget, of every part', () => {
		const parts = [figures.bySide, figures.byOrganisation, figures.byWorkPackage, figures.byCategory];
		for (const each of parts.flatMap((part) => [...part.values()]))
			expect(each.spent + each.remaining).toBe(each.budget);
		expect(figures.total.budget).toBe(300_000_000n);
	});

	test('hold no draft and nothing of the archive', async () => {
		expect(figures.total.draft).toBe(0n);
		const archive = await projectFigures(db, { ...project, id: 'demo-sol-arkiv' }, day);
		expect(archive.total).toMatchObject({ budget: 0n, spent: 0n, inReview: 0n });
	});

	test('of one side are those of that side in the whole', async () => {
		const norway = await projectFigures(db, project, day, 'NO');
		expect(norway.total).toEqual(figures.bySide.get('NO'));
		expect(norway.sources.map(({ side, source }) => [side, source])).toEqual([
			['NO', 'IR'],
			['NO', 'own']
		]);
	});

	test('of a partner are those of that partner in the whole, without drafts', async () => {
		const own = await partnerFigures(db, project, day, { organisationId: 'karlstad' });
		expect(own.total).toEqual(figures.byOrganisation.get('karlstad'));
	});

	test('are there in less than a tenth of a second', async () => {
		const start = performance.now();
		for (let round = 0; round < 10; round++) await projectFigures(db, project, day);
		expect((performance.now() - start) / 10).toBeLessThan(100);
	});
});

describe('whatever is entered', () => {
	test('the parts add up, and budget is spent and remaining', async () => {
		await db.execute(sql`select setseed(0.42)`);
		await db.execute(sql`
			insert into expense (project_id, organisation_id, work_package, period_code, paid_on, category, text, language,
				amount_minor, currency, state, reason, rate_per_euro, eur_minor, approved_minor, rule_set_id, entered_by)
			select project_id, organisation_id, work_package, 'P3', '2026-10-01', category, 'x', 'nb', amount, currency, state, 'x',
				rate, eur, case state when 'approved' then eur when 'cut' then trunc(eur / 3) end, 'demo-2025', entered_by
			from (
				select l.project_id, l.organisation_id, l.work_package, l.category, side.currency, p.id as entered_by,
					(array['draft', 'submitted', 'queried', 'approved', 'cut', 'rejected', 'withdrawn'])[1 + floor(random() * 7)::int] as state,
					amount, 11.3 as rate, round(amount / 11.3) as eur
				from (select *, (1 + floor(random() * 9999999))::bigint * (case when random() < 0.2 then -1 else 1 end) as amount
					from budget_line cross join generate_series(1, 5)) l
				join project_partner partner using (project_id, organisation_id)
				join project_side side on side.project_id = l.project_id and side.side = partner.side
				cross join (select id from person order by email limit 1) p
				where l.category <> 'office'
			) random_expense where abs(eur) >= 3`);
		const all = await projectFigures(db, project, day);
		expect(all.total.spent).not.toBe(figures.total.spent);
		for (const part of [all.bySide, all.byOrganisation, all.byWorkPackage, all.byCategory]) {
			for (const pick of ['budget', 'spent', 'inReview', 'remaining'] as const)
				expect(sumOf(part, (each) => each[pick])).toBe(all.total[pick]);
			for (const each of part.values()) expect(each.spent + each.remaining).toBe(each.budget);
		}
		expect(total([...all.byPeriod.values()].map((each) => each.inReview))).toBe(all.total.inReview);
		expect(total(all.sources.map((each) => each.spent))).toBe(all.total.spent);
	});
});
