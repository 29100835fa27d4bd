import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import measures from '#data/demo-measures.json' with { type: 'json' };
import demoDocuments from '#data/demo-documents.json' with { type: 'json' };
import pictures from '#data/demo-pictures.json' with { type: 'json' };
import world from '#data/demo-world.json' with { type: 'json' };
import { person } from '#lib/accounts/schema.server.ts';
import { addDays } from '#lib/day.ts';
import { pathOf } from '#lib/documents/file-folder.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { pilotDocument } from '#lib/pilots/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { calendar } from './demo-calendar.ts';
import { deadlineOf } from './demo-needs.server.ts';
import { loadDemo } from './demo.server.ts';
import { prepareDatabase } from './prepare.server.ts';
import { loadReference } from './reference.server.ts';

const { db, url } = await testDb({ demo: true });

async function contents(): Promise<string> {
	const tables = await db.execute<{ name: string }>(
		sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`
	);
	const parts = await db.execute<{ digest: string }>(
		sql.join(
			tables.map(
				({ name }) =>
					sql`select ${name} || ' ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as digest from ${sql.identifier(name)} t`
			),
			sql` union all `
		)
	);
	return parts
		.map((part) => part.digest)
		.sort()
		.join('\n');
}

async function count(table: string, where = 'true'): Promise<number> {
	const [row] = await db.execute<{ n: number }>(
		sql`select count(*)::int as n from ${sql.identifier(table)} where ${sql.raw(where)}`
	);
	return row?.n ?? -1;
}

describe('the demonstration', () => {
	test('brings its whole world', async () => {
		expect(await count('pilot')).toBe(24);
		expect(await count('need')).toBe(12);
		expect(await count('need', "state not in ('draft', 'submitted')")).toBe(10);
		expect(await count('organisation', "kind = 'supplier'")).toBe(8);
		expect(await count('budget_version', "state = 'approved'")).toBe(1);
		expect(await count('budget_line', "version_id = budget_version_at('demo-sol', current_date)")).toBe(308);
		expect(await count('expense')).toBe(272);
		expect(await count('project')).toBe(2);
		expect(await count('person')).toBe(world.people.length + 4);
		expect(await count('organisation', 'partner_order is not null')).toBe(16);
	});

	test('tells of several pilots where, by when and what differs over the border, and nothing done that is to come', async () => {
		expect(await count('pilot_version', "sites <> '' and systems <> '' and border_differences <> ''")).toBe(9);
		expect(await count('pilot_version', "border_differences ilike '%delegering%'")).toBe(2);
		expect(await count('pilot_version', 'professional_contact is not null and it_contact is not null')).toBe(9);
		expect(await count('pilot_partner', "role in ('co_owner', 'research', 'funder')")).toBe(4);
		expect(await count('pilot_milestone', 'is_done')).toBeGreaterThan(20);
		expect(await count('pilot_milestone', 'is_done and due_on > current_date')).toBe(0);
		expect(await count('phase_change', "state = 'approved' and decided_at > now()")).toBe(0);
	});

	test('gives each lesson a kind, and tells twelve or more of them in full', async () => {
		expect(await count('lesson')).toBe(world.pilots.flatMap((row) => row.lessons_learned).length);
		expect(await count('lesson', "publication = 'published' and advice <> ''")).toBeGreaterThanOrEqual(12);
		for (const language of ['nb', 'sv'])
			expect(await count('lesson', `advice <> '' and language = '${language}'`)).toBeGreaterThanOrEqual(5);
	});

	test('has direct costs that equal the stated ones by state', async () => {
		const rows = await db.execute<{ state: string; eur: string }>(sql`
			select state, sum(eur_minor)::text as eur from expense
			where project_id = 'demo-sol' and state <> 'draft' group by state order by state`);
		const cents = (text: string) => text.replace('.', '');
		expect([...rows]).toEqual([
			{ state: 'approved', eur: cents(world.check.approved.direct_eur) },
			{ state: 'submitted', eur: cents(world.check.submitted.direct_eur) }
		]);
	});

	test('changes nothing when it is loaded again', async () => {
		const before = await contents();
		expect(await prepareDatabase(url, { demo: true })).toEqual({ demoLoaded: false });
		expect(await contents()).toBe(before);
	});

	test('has targets to get nearer to, and shares with what they are made of', async () => {
		const hoped = 'target is not null or target_percent is not null';
		expect(await count('pilot_indicator', hoped)).toBe(measures.targets.length);
		expect(await count('measurement', 'numerator is not null')).toBe(measures.shares.length * 2);
		expect(await count('measurement', 'round(100 * numerator / denominator, 4) <> value')).toBe(0);
	});

	test('has pictures and documents that were kept as any upload is, with texts in both languages', async () => {
		const { db: other } = await testDb();
		const dataDir = mkdtempSync(join(tmpdir(), 'sol-demo-'));
		expect(await loadDemo(other, '2026-11-21', undefined, dataDir)).toBe(true);
		const rows = await other
			.select()
			.from(document)
			.innerJoin(pilotDocument, eq(pilotDocument.documentId, document.id));
		const drawn = rows.filter(({ document: kept }) => kept.mediaType === 'image/webp');
		expect(drawn.length).toBe(pictures.length);
		for (const { document: kept } of drawn) {
			expect(kept).toMatchObject({ isDemo: true, width: 1200, height: 800 });
			expect([kept.textNb.startsWith('Tegning: '), kept.textSv.startsWith('Teckning: ')]).toEqual([true, true]);
		}
		for (const { document: kept } of rows) expect(statSync(pathOf(dataDir, kept.sha256)).size).toBe(kept.byteCount);
		const written = rows.map(({ document: kept }) => kept).filter(({ mediaType }) => mediaType !== 'image/webp');
		expect(written.length).toBe(demoDocuments.length);
		expect(written.every(({ isDemo, textNb, textSv }) => isDemo && textNb !== '' && textSv !== '')).toBe(true);
		expect(written.map(({ caseNumber }) => caseNumber ?? '').sort()).toEqual([
			'',
			'2019/482',
			'2026/118',
			'KS 2025/77'
		]);
	});

	test('is never loaded into a database in real use', async () => {
		const { db: real } = await testDb();
		await real.insert(person).values({ email: 'kari@kommune.example', name: 'Kari', language: 'nb' });
		expect(await loadDemo(real, '2026-11-21')).toBe(false);
		const [pilots] = await real.execute<{ n: number }>(sql`select count(*)::int as n from pilot`);
		expect(pilots?.n).toBe(0);
	});

	test('has nobody who approved what they entered', async () => {
		expect(await count('expense', 'decided_by = entered_by or decided_by = submitted_by')).toBe(0);
		expect(await count('measurement', 'decided_by = entered_by')).toBe(0);
	});

	test('logs the way of each expense, in its order', async () => {
		const ways = await db.execute<{ state: string; way: string; n: number }>(sql`
			select state, way, count(*)::int as n from (
				select e.state, string_agg(j.kind, ' ' order by j.id) as way,
					bool_and(case j.kind when 'expense.entered' then j.at = e.entered_at and j.person_id = e.entered_by
						when 'expense.submitted' then j.at = e.submitted_at and j.person_id = e.submitted_by
						else j.at = e.decided_at and j.person_id = e.decided_by end) as holds
				from expense e join journal_entry j on j.about_kind = 'expense' and j.about_id = e.id::text group by e.id
			) told where holds group by state, way order by state`);
		const draft = 'expense.entered';
		const submitted = `${draft} expense.submitted`;
		expect([...ways]).toEqual([
			{ state: 'approved', way: `${submitted} expense.approved`, n: 169 },
			{ state: 'draft', way: draft, n: 54 },
			{ state: 'submitted', way: submitted, n: 49 }
		]);
	});

	test('puts no event into the future', async () => {
		expect(await count('expense', 'entered_at > now() or submitted_at > now() or decided_at > now()')).toBe(0);
		expect(await count('journal_entry', 'at > now()')).toBe(0);
	});
});

describe('reference data', () => {
	test('are in a database without the demonstration', async () => {
		const { db: plain } = await testDb();
		const [row] = await plain.execute<{ organisations: number; indicators: number; areas: number; rules: number }>(sql`
			select (select count(*)::int from organisation where partner_order is not null) as organisations,
				(select count(*)::int from indicator) as indicators,
				(select count(*)::int from technology_area) as areas,
				(select count(*)::int from rule_set) as rules`);
		expect(row).toEqual({ organisations: 16, indicators: 89, areas: 22, rules: 3 });
	});

	test('leave a text alone that the secretariat has edited', async () => {
		await db.execute(sql`update page_text set text = 'Ny tekst' where page = 'about' and language = 'nb'`);
		await loadReference(db);
		const [row] = await db.execute<{ text: string }>(
			sql`select text from page_text where page = 'about' and language = 'nb'`
		);
		expect(row?.text).toBe('Ny tekst');
	});
});

describe('the calendar of the demonstration', () => {
	const period = (today: string) => {
		const days = calendar(world.projects, today);
		return [days.move('demo-sol', '2026-09-01'), days.move('demo-sol', '2027-02-28')];
	};

	test.each([
		['2026-11-21', '2026-09-01', '2027-02-28'],
		['2027-02-28', '2026-09-01', '2027-02-28'],
		['2027-03-01', '2027-03-01', '2027-08-31'],
		['2027-09-01', '2027-09-01', '2028-02-29'],
		['2026-08-31', '2026-03-01', '2026-08-31']
	])('has the third period open on %s', (today, from, to) => {
		expect(period(today)).toEqual([from, to]);
	});

	test.each(['2026-11-21', '2027-02-10', '2027-02-28', '2027-03-01', '2028-08-31'])(
		'has every need open for an answer for three weeks on %s',
		(today) => {
			const days = calendar(world.projects, today);
			const deadlines = world.needs.map(({ deadline }) => deadlineOf(deadline, days));
			expect(deadlines.filter((day) => day < addDays(today, 21))).toEqual([]);
		}
	);

	test('moves the last days of needs by the same number of days, and only where the first would be too near', () => {
		const on = (today: string, told: string) => deadlineOf(told, calendar(world.projects, today));
		expect([on('2027-01-08', '2027-01-29'), on('2027-01-08', '2027-03-01')]).toEqual(['2027-01-29', '2027-03-01']);
		expect([on('2027-01-10', '2027-01-29'), on('2027-01-10', '2027-03-01')]).toEqual(['2027-01-31', '2027-03-03']);
	});

	test('leaves the archive where it was', () => {
		expect(calendar(world.projects, '2030-01-01').move('demo-sol-arkiv', '2017-03-01')).toBe('2017-03-01');
	});
});
