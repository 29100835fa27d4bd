import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { dailyRound, parts, type Done, type Part } from './daily-round.server.ts';

const { db } = await testDb({ demo: true });
const around = { origin: 'http://sol.example', dataDir: mkdtempSync(join(tmpdir(), 'sol-round-')) };
const today = '2026-11-22';
const count = async (from: string) => {
	const [row] = await db.execute<{ count: number }>(sql`select count(*)::int from ${sql.raw(from)}`);
	return row?.count ?? -1;
};
const of = (done: readonly Done[], part: string) => done.find((each) => each.part === part);

const [someone] = await db.execute<{ id: string }>(
	sql`select id::text from person where email like 'redaktor.karlstad%'`
);
const person = someone?.id ?? '';

describe('what is not needed any more', () => {
	const days = (back: number) => sql`timestamptz '2026-11-22 12:00+00' - make_interval(days => ${back}::int)`;

	test('goes when its time is over, and not a day before', async () => {
		await db.execute(sql`delete from outgoing_mail`);
		await db.execute(sql`delete from session`);
		for (const [name, kept] of [
			['old', false],
			['new', true]
		] as const) {
			const age = (limit: number) => days(kept ? limit - 1 : limit + 2);
			await db.execute(sql`
				insert into session (token_hash, person_id, expires_at) values (${name}, ${person}, ${age(0)})`);
			await db.execute(sql`
				insert into mail_link (token_hash, purpose, person_id, expires_at)
				values (${name}, 'invitation', ${person}, ${age(30)})`);
			await db.execute(sql`insert into throttle (key, count, window_started_at) values (${name}, 1, ${age(1)})`);
			await db.execute(sql`
				insert into sent_form (id, person_id, sent_at) values (gen_random_uuid(), ${person}, ${age(30)})`);
			await db.execute(sql`
				insert into outgoing_mail (kind, to_address, language, subject, body, created_at)
				values (${name}, 'a@b.example', 'nb', '', '', ${age(365)})`);
			await db.execute(sql`
				insert into accessibility_report (language, page, text, handled_at) values ('nb', '/', ${name}, ${age(365)})`);
		}
		await db.execute(sql`
			insert into accessibility_report (language, page, text, created_at)
			values ('nb', '/', 'not handled yet', '2020-01-01')`);

		const done = await dailyRound(db, today, around);
		expect(done.every(({ outcome }) => outcome === 'done')).toBe(true);
		for (const part of ['sessions', 'mail_links', 'attempts', 'sent_forms', 'sent_mail', 'barrier_reports'])
			expect([part, of(done, part)?.count]).toEqual([part, 1]);
		expect(await count(`session where token_hash = 'new'`)).toBe(1);
		expect(await count(`mail_link where token_hash = 'new'`)).toBe(1);
		expect(await count(`throttle where key = 'new'`)).toBe(1);
		expect(await count(`sent_form`)).toBe(1);
		expect(await count(`outgoing_mail where kind = 'new'`)).toBe(1);
		expect(await count(`accessibility_report where text = 'old'`)).toBe(0);
		expect(await count(`accessibility_report where text = 'not handled yet'`)).toBe(1);
	});
});

describe('a pilot that nobody has confirmed for a year', () => {
	test('is asked about once, and again a year later', async () => {
		await db.execute(sql`delete from confirmation_reminder`);
		await db.execute(sql`
			update pilot_version set decided_at = '2025-06-01' from pilot
			where pilot.id = pilot_id and external_id = 'P17' and publication = 'published'`);
		const asked = async (day: string) => {
			await db.execute(sql`delete from outgoing_mail`);
			await dailyRound(db, day, around);
			const mails = await db.execute<{ to: string; body: string }>(
				sql`select to_address as to, body from outgoing_mail where kind = 'pilot_stale' and body like '%Digital nattillsyn%'`
			);
			return mails.map(({ to }) => to);
		};
		const editors = ['redaktor.karlstad@demo.example'];
		expect(await asked('2026-05-31')).toEqual([]);
		expect(await asked('2026-06-01')).toEqual(editors);
		expect(await asked('2026-06-02')).toEqual([]);
		expect(await asked('2027-06-01')).toEqual(editors);
	});
});

describe('a round', () => {
	test('is done once a day', async () => {
		const again = await dailyRound(db, today, around);
		expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['already']));
		const next = await dailyRound(db, '2026-11-23', around);
		expect(new Set(next.map(({ outcome }) => outcome))).toEqual(new Set(['done']));
	});

	test('asked for by several at once does each part once', async () => {
		let runs = 0;
		const part: Part = {
			name: 'slow',
			run: async (tx) => {
				await tx.execute(sql`select pg_sleep(0.2)`);
				runs += 1;
				return runs;
			}
		};
		const all = await Promise.all([1, 2, 3, 4].map(() => dailyRound(db, today, around, [part])));
		expect(runs).toBe(1);
		expect(
			all
				.flat()
				.map(({ outcome }) => outcome)
				.sort()
		).toEqual(['already', 'already', 'already', 'done']);
	});

	test.each([undefined, true] as const)(
		'leaves a part that failed for the next time, and does the others (%s)',
		async (own) => {
			let works = false;
			const failing: Part = {
				name: `failing ${own}`,
				run: async (tx) => {
					await tx.execute(sql`insert into throttle (key, count, window_started_at) values (${`half ${own}`}, 1, now())
					on conflict do nothing`);
					if (!works) throw new Error('not today');
					return 1;
				},
				...(own && { ownTransactions: own })
			};
			const other: Part = { name: `other ${own}`, run: () => Promise.resolve(7) };
			expect(await dailyRound(db, today, around, [failing, other])).toEqual([
				{ part: failing.name, outcome: 'failed', count: 0 },
				{ part: other.name, outcome: 'done', count: 7 }
			]);
			// what a failed part had begun is undone, but where it has transactions of its own
			expect(await count(`throttle where key = 'half ${own}'`)).toBe(own ? 1 : 0);
			works = true;
			expect(await dailyRound(db, today, around, [failing, other])).toEqual([
				{ part: failing.name, outcome: 'done', count: 1 },
				{ part: other.name, outcome: 'already', count: 0 }
			]);
		}
	);

	test('has parts of different names', () => {
		expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
	});
});

describe('the log', () => {
	const write = (at: string, kind: string) =>
		db.execute(sql`
			insert into journal_entry (at, kind, person_id, reason, about_kind, about_id, after)
			values (${at}, ${kind}, ${person}, 'Kari spurte', 'pilot', 'old', '{"version": 1}')`);
	const left = async () => {
		const rows = await db.execute<{ kind: string; person: string | null; reason: string | null }>(
			sql`select kind, person_id::text as person, reason from journal_entry where about_id = 'old' order by at, id`
		);
		return rows.map(({ kind, person: who, reason }) => [kind, who === person, reason]);
	};

	test('goes ten years after the last project that it may be of, and only that something was published stays', async () => {
		await db.execute(sql`
			insert into project (id, name_nb, name_sv, starts_on, ends_on) values ('over', 'Over', 'Över', '2010-01-01', '2012-06-30')`);
		await write('2011-05-01', 'pilot.published');
		await write('2011-05-01', 'pilot.edited');
		await write('2012-11-01', 'pilot.hidden');
		const kept = ['Kari spurte', true] as const;
		const all = ['pilot.published', 'pilot.edited', 'pilot.hidden'].map((kind) => [kind, kept[1], kept[0]]);
		await dailyRound(db, '2022-06-30', around);
		expect(await left()).toEqual(all);
		await dailyRound(db, '2022-07-01', around);
		expect(await left()).toEqual([
			['pilot.published', false, null],
			['pilot.hidden', true, 'Kari spurte']
		]);
		await dailyRound(db, '2022-11-02', around);
		expect(await left()).toEqual([['pilot.published', false, null]]);
	});

	test('stays while a project that had begun goes on, however old it is', async () => {
		await db.execute(sql`
			insert into project (id, name_nb, name_sv, starts_on, ends_on) values ('long', 'Lang', 'Lång', '2013-01-01', '2020-12-31')`);
		await write('2013-02-01', 'pilot.returned');
		const last = async () => (await left()).at(-1)?.[0];
		await dailyRound(db, '2030-12-31', around);
		expect(await last()).toBe('pilot.returned');
		await dailyRound(db, '2031-01-01', around);
		expect(await last()).toBe('pilot.published');
	});
});
