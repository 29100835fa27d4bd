import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { testDb } from '../../../tests/db.ts';
import { comparisonFor } from './comparing.server.ts';
import { comparisonRows } from './comparison-rows.ts';

const { db } = await testDb({ demo: true });
const text = textFor('sv', messages.sv);
const visits = 'visits_per_user_week';

const ask = (query: string) => comparisonFor(db, new URLSearchParams(query), 'nb');
async function slugOf(externalId: string): Promise<string> {
	const [row] = await db.execute<{ slug: string }>(sql`select slug from pilot where external_id = ${externalId}`);
	return row?.slug ?? '';
}
const [ralingen, karlstad, other] = await Promise.all(['P07', 'P18', 'P20'].map(slugOf));

/** Visits of another pilot, by the definition of this version. */
async function alsoMeasured(slug: string | undefined, version: number, n: number | null): Promise<void> {
	await db.execute(sql`
		insert into indicator select (jsonb_populate_record(i, jsonb_build_object('version', ${version}::int))).*
		from indicator i where i.key = ${visits} and i.version = 1 on conflict do nothing`);
	await db.execute(sql`
		insert into measurement (pilot_id, indicator_key, indicator_version, point, value, n, method, collected_by,
			starts_on, ends_on, language, state, entered_by)
		select p.id, ${visits}, ${version}, point, value, ${n}::int, 'register', 'unit', day, day + 27, 'sv', 'approved',
			(select id from person limit 1)
		from pilot p, (values ('baseline', 12, date '2025-10-01'), ('end', 9, date '2026-05-01')) as m (point, value, day)
		where p.slug = ${slug ?? ''}`);
}

describe('comparing across the border', () => {
	test('puts Rælingen and Karlstad side by side, per user and 30 days', async () => {
		const { tables } = await ask(`indikator=${visits}&pilot=${ralingen}&pilot=${karlstad}`);
		expect(tables).toHaveLength(1);
		expect(comparisonRows(tables, text)).toMatchObject([
			{ country: 'SE', before: '60.0', after: '32.1', change: '-27.9', percent: '-46.4', n_before: 40, n_after: 37 },
			{ country: 'NO', before: '66.4', after: '35.1', change: '-31.3', percent: '-47.1', n_before: 27, n_after: 24 }
		]);
	});

	test('shows what two pilots have both measured, and nothing that only one has', async () => {
		const { tables, chosen } = await ask(`pilot=${ralingen}&pilot=${karlstad}`);
		expect(chosen.map(({ slug }) => slug)).toEqual([ralingen, karlstad]);
		expect(tables.map(({ indicator }) => indicator.key).sort()).toEqual([
			'medication_errors_month',
			'medication_on_time',
			'user_independence',
			visits
		]);
	});

	test('lists apart who measured by another version or does not say how many, with the reason', async () => {
		await alsoMeasured(other, 2, 20);
		const third = await slugOf('P13');
		await alsoMeasured(third, 1, null);
		const rows = comparisonRows((await ask(`indikator=${visits}`)).tables, text);
		expect(rows.filter(({ not_compared }) => not_compared === null)).toHaveLength(2);
		expect(rows.filter(({ not_compared }) => not_compared !== null)).toMatchObject([
			{ before: null, after: null, change: null, measured_before: '12', measured_after: '9' },
			{ before: null, after: null, change: null, measured_before: '12', measured_after: '9' }
		]);
		expect(rows.map(({ not_compared }) => not_compared).join(' ')).toMatch(/version.*n |n .*version/is);
	});

	test('compares six pilots at most, and says what it did not understand', async () => {
		const { choices } = await ask('');
		const seven = choices.slice(0, 7).map(({ slug }) => `pilot=${slug}`);
		expect(await ask(seven.join('&'))).toMatchObject({ tooMany: true, misunderstood: false });
		expect((await ask(seven.join('&'))).chosen).toHaveLength(6);
		expect(await ask('indikator=nothing&pilot=nobody')).toMatchObject({ misunderstood: true, tables: [] });
	});

	test('knows no pilot that is hidden', async () => {
		await db.execute(sql`update pilot set hidden_at = now() where slug = ${ralingen ?? ''}`);
		const { chosen, choices } = await ask(`pilot=${ralingen}&pilot=${karlstad}`);
		expect(chosen.map(({ slug }) => slug)).toEqual([karlstad]);
		expect(choices.some(({ slug }) => slug === ralingen)).toBe(false);
	});
});
