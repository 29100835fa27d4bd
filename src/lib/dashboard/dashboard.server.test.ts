import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FundingFigures } from '#lib/funding/figures.ts';
import { partnerFigures, projectFigures } from '#lib/funding/figures.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { behindPage } from './behind-page.server.ts';
import { dashboardDownload } from './dashboard-download.server.ts';
import { dashboard, dashboardOf } from './dashboard.server.ts';
import { signsOf } from './follow-up.server.ts';
import { partnerBudgetPage } from './partner-budget.server.ts';
import { readQuery } from './query.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const asked = (text = '') => readQuery(new URLSearchParams(text), today);
const running = await runningProject(db, today);
if (!running) throw new Error('no project in the demonstration');
const project = running;
const board = async (text = '') => (await dashboardOf(db, project, asked(text), today)).board;

type Raw = {
	organisation_id: string;
	side: string;
	work_package: string;
	period_code: string;
	category: string;
	state: string;
	eur_minor: string | null;
	approved_minor: string | null;
};

/** From the rows one by one, without anything of ours but the rule of 15 % on staff. */
async function recomputed() {
	const rows = await db.execute<Raw>(sql`
		select e.organisation_id, p.side, e.work_package, e.period_code, e.category, e.state, e.eur_minor, e.approved_minor
		from expense e join project_partner p on p.project_id = e.project_id and p.organisation_id = e.organisation_id
		where e.project_id = ${project.id} and e.category <> 'office'
			and e.state in ('submitted', 'queried', 'approved', 'cut')`);
	const sums = new Map<string, bigint>();
	const staff = new Map<string, bigint>();
	const add = (map: Map<string, bigint>, key: string, minor: bigint) => map.set(key, (map.get(key) ?? 0n) + minor);
	for (const row of rows) {
		const spent = ['approved', 'cut'].includes(row.state);
		const minor = BigInt(String(spent ? row.approved_minor : row.eur_minor));
		const keys = ['total', row.organisation_id, row.side, row.work_package, row.category, row.period_code];
		for (const key of keys) add(sums, `${spent} ${key}`, minor);
		if (row.category === 'staff')
			add(staff, [spent, row.organisation_id, row.side, row.work_package, row.period_code].join('\n'), minor);
	}
	for (const [key, minor] of staff) {
		const [spent, organisation = '', side = '', workPackage = '', period = ''] = key.split('\n');
		const office = (minor * 15n) / 100n;
		for (const each of ['total', organisation, side, workPackage, 'office', period])
			add(sums, `${spent} ${each}`, office);
	}
	return sums;
}

async function shownEverywhere() {
	const { board: now, pilots } = await dashboardOf(db, project, asked(), today);
	const page = await projectFigures(db, project, today);
	const mapsOf = (figures: FundingFigures) => [
		new Map([['total', figures.total]]),
		...[figures.bySide, figures.byOrganisation, figures.byWorkPackage, figures.byCategory, figures.byPeriod]
	];
	const flat = (maps: readonly ReadonlyMap<string, { spent: bigint; inReview: bigint }>[]) =>
		new Map(
			maps.flatMap((map) =>
				[...map].flatMap(([key, { spent, inReview }]) => [
					[`true ${key}`, spent] as const,
					[`false ${key}`, inReview] as const
				])
			)
		);
	const office = now.figures.byCategory.get('office')?.spent ?? 0n;
	const direct = pilots.reduce((sum, { spent }) => sum + spent, 0n);
	return {
		page: flat(mapsOf(page)),
		board: flat(mapsOf(now.figures)),
		pilots: direct + office,
		last: now.burnUp.used.at(-1)?.minor
	};
}

const known = (sums: ReadonlyMap<string, bigint>) => [...sums].filter(([, minor]) => minor !== 0n).sort();

describe('every view of the money', () => {
	test('equals a recomputation from the rows', async () => {
		const [raw, shown] = [await recomputed(), await shownEverywhere()];
		expect(known(shown.page)).toEqual(known(raw));
		expect(known(shown.board)).toEqual(known(raw));
		expect(shown.pilots).toBe(raw.get('true total'));
		expect(shown.last).toBe(raw.get('true total'));
	});

	test('still does, at once, after a thousand interleaved writes', async () => {
		for (const step of Array.from({ length: 100 }, (_, index) => index)) {
			await Promise.all(Array.from({ length: 10 }, (_, each) => write(step * 10 + each)));
			if (step % 20 !== 19) continue;
			const [raw, shown] = [await recomputed(), await shownEverywhere()];
			expect(known(shown.page)).toEqual(known(raw));
			expect(known(shown.board)).toEqual(known(raw));
			expect(shown.pilots).toBe(raw.get('true total'));
			const partners = await Promise.all(
				['karlstad', 'ringsaker'].map((organisationId) => partnerFigures(db, project, today, { organisationId }))
			);
			expect(partners.map(({ total }) => total.spent)).toEqual([raw.get('true karlstad'), raw.get('true ringsaker')]);
		}
	}, 120_000);
});

/** One of the ways in which an expense changes, on a row that the number picks. */
async function write(number: number): Promise<void> {
	const picked = (states: string) =>
		sql.raw(`(select id from expense where project_id = 'demo-sol' and state in (${states})
			order by md5(id::text || '${number}') limit 1 for update skip locked)`);
	const ways = [
		sql`insert into expense (project_id, organisation_id, work_package, period_code, paid_on, category, text, language,
				amount_minor, currency, state, entered_by, submitted_by, submitted_at, rate_per_euro, rate_on, rule_set_id, eur_minor)
			select project_id, organisation_id, work_package, period_code, paid_on, category, text, language,
				${number * 37 - 9000} + 1, currency, 'submitted', entered_by, entered_by, now(), 11.2, paid_on, 'demo-2025', ${number * 3 - 801}
			from expense where id = ${picked("'submitted','approved','draft'")}`,
		sql`update expense set state = 'approved', approved_minor = eur_minor, decided_at = now()
			where id = ${picked("'submitted','queried'")}`,
		sql`update expense set state = 'cut', reason = 'x', approved_minor = eur_minor / 3, decided_at = now()
			where id = ${picked("'submitted'")}`,
		sql`update expense set state = 'withdrawn' where id = ${picked("'submitted'")}`,
		sql`update expense set state = 'queried', reason = 'x' where id = ${picked("'submitted'")}`
	];
	const way = ways[[0, 1, 0, 2, 0, 3, 4, 0, 1, 0][number % 10] ?? 0];
	if (way) await db.execute(way);
}

describe('what was known on another day', () => {
	test('counts only what was decided by then', async () => {
		const [now, then] = [await board(), await board('per=2026-04-30')];
		expect(then.total.spent).toBeLessThan(now.total.spent);
		const [row] = await db.execute<{ minor: string }>(sql`
			select sum(approved_minor) as minor from expense where project_id = 'demo-sol' and category <> 'staff'
				and state in ('approved', 'cut') and decided_at < '2026-05-01T00:00:00+02:00'`);
		const staff = then.figures.byCategory.get('staff')?.spent ?? 0n;
		const office = then.figures.byCategory.get('office')?.spent ?? 0n;
		expect(then.total.spent - staff - office).toBe(BigInt(row?.minor ?? '0'));
	});

	test('what is approved today was in review before it was decided, and nothing before it was sent', async () => {
		const before = await board('per=2025-09-02');
		expect(before.total.spent + before.total.inReview).toBe(0n);
		const all = await board('status=sendt');
		expect(all.total.spent).toBeGreaterThan((await board()).total.spent);
	});

	test('uses the budget that held then: none before the first', async () => {
		expect((await board('per=2025-08-31')).total.budget).toBe(0n);
		expect((await board('per=2025-09-02')).total.budget).toBe(3_000_000_00n);
	});
});

describe('a draft', () => {
	const day = '2026-11-21';
	const draft = 7_777_777_00n;
	const office = () => actorOf(db, 'sekretariat1');
	const finance = () => actorOf(db, 'okonomi.karlstad');
	const query = (text: string) => new URLSearchParams(text);

	beforeAll(async () => {
		await db.execute(sql`
			insert into expense (project_id, organisation_id, work_package, period_code, paid_on, category, text, language,
				amount_minor, currency, entered_by)
			select project_id, organisation_id, work_package, 'P3', ${day}, 'travel', 'Bara ett utkast', 'sv', ${String(draft)},
				'SEK', entered_by
			from expense where organisation_id = 'karlstad' and project_id = ${project.id} limit 1`);
	});

	test('is in no figure, file or list of the secretariat, whatever stands in the address', async () => {
		expect(asked('status=fort')).toEqual(asked());
		const by = await office();
		const shown = await dashboard(db, by, asked('status=fort'), today);
		expect(shown.board.total.spent).toBe((await board()).total.spent);
		const behind = await behindPage(db, by, query('status=fort&partner=karlstad'), today);
		expect(behind.behind.rows.every(({ level }) => level >= 3)).toBe(true);
		expect(behind.behind.rows.some(({ text }) => text === 'Bara ett utkast')).toBe(false);
		const reader = { lang: 'sv', today, demo: true } as const;
		const files = await Promise.all(['', 'status=fort'].map((text) => dashboardDownload(db, by, query(text), reader)));
		expect(files[1]?.rows).toEqual(files[0]?.rows);
	});

	test('does not show that its partner has paid something since', async () => {
		const of = { projectId: project.id, sides: project.sides, asOf: undefined };
		const { lastPaidOn } = await signsOf(db, of, today, '0');
		expect(lastPaidOn.get('karlstad')).not.toBe(day);
	});

	test('is in its own partner’s figures and rows when asked for', async () => {
		const by = await finance();
		const usual = await partnerBudgetPage(db, by, 'karlstad', query(''), today);
		const entered = await partnerBudgetPage(db, by, 'karlstad', query('status=fort'), today);
		expect(entered.part?.query.status).toBe('entered');
		expect(entered.part?.shown.board.total.spent).toBeGreaterThan(usual.part?.shown.board.total.spent ?? 0n);
		const { behind } = await behindPage(db, by, query('status=fort'), today, 'karlstad');
		expect(behind.rows.some(({ text }) => text === 'Bara ett utkast')).toBe(true);
	});
});

describe('the parts of the dashboard', () => {
	test('one side holds only its own partners', async () => {
		const { parts, total } = await board('side=SE');
		expect([...parts.organisation.keys()].sort()).toEqual(['arvika', 'hammaro', 'karlstad', 'region-varmland']);
		expect(total.budget).toBe(1_500_000_00n);
	});

	test('forecasts of partners add up to those of the sides and of the project, by every method', async () => {
		for (const method of ['plan', 'takt', 'egen']) {
			const { parts, total } = await board(`prognose=${method}`);
			const sum = (values: Iterable<{ forecast: bigint | null }>) =>
				[...values].reduce((all, { forecast }) => all + (forecast ?? 0n), 0n);
			expect(sum(parts.organisation.values())).toBe(total.forecast);
			expect(sum(parts.side.values())).toBe(total.forecast);
		}
	});

	test('an own forecast is used where it was given', async () => {
		const { parts, ownCount } = await board('prognose=egen');
		expect(ownCount).toBe(6);
		expect(parts.organisation.get('arvika')?.forecast).toBe(parts.organisation.get('arvika')?.budget);
	});

	test('the plan adds up to the budget', async () => {
		const { planned, total } = await board();
		expect([...planned.values()].reduce((sum, each) => sum + each, 0n)).toBe(total.budget);
	});

	test('what was paid counts only when the report of its partner and period was', async () => {
		const { figures } = await board('status=utbetalt');
		const [row] = await db.execute<{ minor: string | null }>(sql`
			select sum(e.approved_minor) as minor from expense e
			join report r on r.project_id = e.project_id and r.organisation_id = e.organisation_id
				and r.period_code = e.period_code and r.state = 'paid'
			where e.project_id = 'demo-sol' and e.state in ('approved', 'cut') and e.category <> 'office'`);
		const computed = figures.byCategory.get('office')?.spent ?? 0n;
		expect(figures.total.spent - computed).toBe(BigInt(row?.minor ?? '0'));
	});
});
