/**
 * The views of the money beside their own SQL, with 200 000 expenses and as many rows in the ledger: `npm run bench`.
 * Prints medians of fifty beside each other and writes them to test-results/bench.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dashboardOf } from '#lib/dashboard/dashboard.server.ts';
import { publicPilotSums } from '#lib/dashboard/public-pilots.server.ts';
import { readQuery } from '#lib/dashboard/query.ts';
import { posterFacts } from '#lib/dashboard/poster.server.ts';
import { session, type Db } from '#lib/db.server.ts';
import { catchUpLedger } from '#lib/funding/catch-up-ledger.server.ts';
import { projectFigures } from '#lib/funding/figures.server.ts';
import { ledgerBook } from '#lib/ledger/ledger-page.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { testDb } from '../db.ts';

const rounds = Number(process.env['ROUNDS'] ?? 50);
const today = '2026-11-22';

type Timed = { name: string; viewMs: number; sqlMs: number; ratio: number; atMostMs: number };

describe('with 200 000 expenses', () => {
	let db: Db;
	let client: postgres.Sql;
	const timed: Timed[] = [];
	let asked: { query: string; params: unknown[] }[] = [];

	beforeAll(async () => {
		const { url } = await testDb({ demo: true });
		client = postgres(url, { max: 10, connection: { ...session, statement_timeout: 0 } });
		const logger = { logQuery: (query: string, params: unknown[]) => void asked.push({ query, params }) };
		db = drizzle(client, { logger });
		await fill(db);
	});
	afterAll(async () => {
		mkdirSync('test-results', { recursive: true });
		writeFileSync('test-results/bench.json', JSON.stringify({ rounds, timed }, null, '\t'));
		await client.end();
	});

	test('the dashboard takes at most three times its SQL, or 150 ms', async () => {
		await compare('dashboard', 150, async () => {
			const project = await runningProject(db, today);
			if (project) await dashboardOf(db, project, readQuery(new URLSearchParams(), today), today);
		});
	});

	test('the public figures take at most three times their SQL, or 100 ms', async () => {
		await compare('public page', 100, async () => {
			const project = await runningProject(db, today);
			if (!project) return;
			await Promise.all([projectFigures(db, project, today), publicPilotSums(db, project), posterFacts(db, project)]);
		});
	});

	test('a page of the ledger takes at most three times its SQL, or 100 ms', async () => {
		await compare('ledger', 100, async () => {
			const project = await runningProject(db, today);
			if (project) await ledgerBook(db, project, new URLSearchParams());
		});
	});

	test('a start finds within a second that nothing is missing in the ledger', async () => {
		expect(await took(() => catchUpLedger(db))).toBeLessThan(1000);
	});

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
		const [viewMs, sqlMs] = [median(times.view), median(times.sql)];
		const atMostMs = Math.max(3 * sqlMs, least);
		timed.push({ name, viewMs, sqlMs, ratio: viewMs / sqlMs, atMostMs });
		console.log(
			`${name}: ${viewMs.toFixed(0)} ms, its SQL alone ${sqlMs.toFixed(0)} ms, ratio ${(viewMs / sqlMs).toFixed(2)}`
		);
		expect(viewMs).toBeLessThanOrEqual(atMostMs);
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
	await db.execute(sql`
		insert into document (organisation_id, name, media_type, sha256, byte_count, language, uploaded_by)
		select 'karlstad', 'bench.pdf', 'application/pdf', encode(sha256(n::text::bytea), 'hex'), 1, 'sv',
			(select id from person where email = 'okonomi.karlstad@demo.example')
		from generate_series(1, 1000) n`);
	await db.execute(sql`
		insert into expense_document (expense_id, document_id)
		select e.id, d.ids[1 + e.n % array_length(d.ids, 1)]
		from (select id, row_number() over () as n from expense where state <> 'draft' and text like 'Bench %') e
		cross join (select array_agg(id) as ids from document) d
		where e.n % 10 > 0`);
	await fillLedger(db);
	for (const table of ['expense', 'expense_document', 'ledger_entry'])
		await db.execute(sql.raw(`vacuum analyze ${table}`));
}

/** Rows as wide as real ones, without a chain, which is not looked at here. */
async function fillLedger(db: Db): Promise<void> {
	const hash = sql`encode(sha256(e.id::text::bytea), 'hex')`;
	await db.execute(sql`alter table ledger_entry disable trigger user`);
	await db.execute(sql`
		insert into ledger_entry (project_id, number, at, kind, organisation_id, side, work_package, category, period_code,
			source_id, amount_minor, currency, rate_per_euro, eur_minor, rule_set_id, masked_hash, prev_hash, hash)
		select e.project_id, last.number + row_number() over (order by e.id), e.decided_at, 'expense', e.organisation_id,
			p.side, e.work_package, e.category, e.period_code, e.id, e.amount_minor, e.currency, e.rate_per_euro,
			e.approved_minor, e.rule_set_id, ${hash}, ${hash}, ${hash}
		from expense e
		join project_partner p on p.project_id = e.project_id and p.organisation_id = e.organisation_id
		cross join (select coalesce(max(number), 0) as number from ledger_entry where project_id = 'demo-sol') last
		where e.project_id = 'demo-sol' and e.state in ('approved', 'cut')
			and not exists (select from ledger_entry l where l.source_id = e.id)`);
	await db.execute(sql`alter table ledger_entry enable trigger user`);
}
