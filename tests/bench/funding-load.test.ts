/**
 * The dashboard and the public figures beside their own SQL, with 200 000 expenses. Slow, so only when asked for:
 * `BENCH=1 npx vitest run tests/bench`. Prints medians of fifty beside each other.
 */
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dashboardOf } from '#lib/dashboard/dashboard.server.ts';
import { publicPilotSums } from '#lib/dashboard/public-pilots.server.ts';
import { readQuery } from '#lib/dashboard/query.ts';
import { posterFacts } from '#lib/dashboard/poster.server.ts';
import type { Db } from '#lib/db.server.ts';
import { projectFigures } from '#lib/funding/figures.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { testDb } from '../db.ts';

const rounds = Number(process.env['ROUNDS'] ?? 50);
const today = '2026-11-22';

describe.runIf(process.env['BENCH'] === '1')('with 200 000 expenses', () => {
	let db: Db;
	let client: postgres.Sql;
	let asked: { query: string; params: unknown[] }[] = [];

	beforeAll(async () => {
		const { url } = await testDb({ demo: true });
		client = postgres(url, { max: 10 });
		const logger = { logQuery: (query: string, params: unknown[]) => void asked.push({ query, params }) };
		db = drizzle(client, { logger });
		await fill(db);
	}, 300_000);
	afterAll(() => client.end());

	test('the dashboard takes at most three times its SQL, or 150 ms', async () => {
		await compare('dashboard', 150, async () => {
			const project = await runningProject(db, today);
			if (project) await dashboardOf(db, project, readQuery(new URLSearchParams(), today), today);
		});
	}, 300_000);

	test('the public figures take at most three times their SQL, or 100 ms', async () => {
		await compare('public page', 100, async () => {
			const project = await runningProject(db, today);
			if (!project) return;
			await Promise.all([projectFigures(db, project, today), publicPilotSums(db, project), posterFacts(db, project)]);
		});
	}, 300_000);

	async function compare(name: string, least: number, view: () => Promise<void>) {
		asked = [];
		await view();
		const statements = [...asked];
		const replay = () => Promise.all(statements.map(({ query, params }) => client.unsafe(query, params as never[])));
		const times = { view: [] as number[], sql: [] as number[] };
		for (let round = 0; round < rounds; round += 1) {
			times.view.push(await took(view));
			times.sql.push(await took(replay));
		}
		const [whole, alone] = [median(times.view), median(times.sql)];
		console.log(
			`${name}: ${whole.toFixed(0)} ms, its SQL alone ${alone.toFixed(0)} ms, ratio ${(whole / alone).toFixed(2)}`
		);
		expect(whole).toBeLessThanOrEqual(Math.max(3 * alone, least));
	}
});

async function took(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Copies of the demonstration's expenses, spread over partners, months, categories, pilots and states. */
async function fill(db: Db): Promise<void> {
	await db.execute(sql`
		insert into expense (project_id, organisation_id, pilot_id, work_package, period_code, paid_on, category, text, language,
			amount_minor, currency, state, entered_by, entered_at, submitted_by, submitted_at, decided_by, decided_at,
			rate_per_euro, rate_source, rate_on, rule_set_id, eur_minor, approved_minor, is_demo)
		select 'demo-sol', p.organisation_id, pilots.ids[1 + n % array_length(pilots.ids, 1)], 'AP' || (1 + n / 7 % 5),
			q.code, q.starts_on + (n / 3 % 180)::int,
			(array['staff', 'staff', 'travel', 'external', 'equipment'])[1 + n / 11 % 5], 'Bench ' || n, 'nb',
			(n % 90000 + 1) * 11, case p.side when 'NO' then 'NOK' else 'SEK' end,
			case when n % 20 = 0 then 'draft' when n % 20 < 5 then 'submitted' else 'approved' end,
			people.one, q.starts_on, people.one, q.starts_on, case when n % 20 >= 5 then people.two end,
			case when n % 20 >= 5 then q.ends_on end, 11.7, 'Bench', q.starts_on, 'demo-2025', n % 90000 + 1,
			case when n % 20 >= 5 then n % 90000 + 1 end, true
		from generate_series(1, 200000) n
		join (select *, row_number() over (order by organisation_id) - 1 as place from project_partner where project_id = 'demo-sol') p
			on p.place = n % 14
		join (select *, row_number() over (order by starts_on) - 1 as place from period where project_id = 'demo-sol') q on q.place = n / 5 % 3
		cross join (select array_agg(id) as ids from pilot where project_id = 'demo-sol') pilots
		cross join (select (select id from person where email = 'okonomi.karlstad@demo.example') as one,
			(select id from person where email = 'sekretariat1@demo.example') as two) people`);
	await db.execute(sql`vacuum analyze expense`);
}
