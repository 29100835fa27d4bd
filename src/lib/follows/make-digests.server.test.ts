import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { followers, publishNeed } from '../../../tests/delivery/followed-world.ts';
import { digestWords } from './digest-mail.server.ts';
import { expandNews } from './expand-news.server.ts';
import { makeDigests } from './make-digests.server.ts';

const { db } = await testDb();
const words = digestWords('https://sol.example');
let number = 0;

/** A moment on the clock of both countries, in winter. 2026-11-23 is a Monday. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+01:00`);

/** A need is published, and those who follow have their notices, at a moment. */
async function happens(moment: Date): Promise<number> {
	number += 1;
	await publishNeed(db, number);
	await expandNews(db, { most: 10 });
	const [row] = await db.execute<{ id: string }>(sql`select max(id)::text as id from notice`);
	await db.execute(sql`update notice set created_at = ${moment.toISOString()}::timestamptz
		where news_id = (select max(journal_id) from news) and id <= ${row?.id ?? '0'}::bigint`);
	return number;
}

/** Who has which needs in which mail, in the order of the mails. */
async function mails(): Promise<{ to: string; needs: number[] }[]> {
	const rows = await db.execute<{ id: string; to_address: string; digest_of: string; created_at: string }>(sql`
		select id, to_address, digest_of, created_at from outgoing_mail order by created_at, to_address, id`);
	const told = [];
	for (const { id, to_address: to, digest_of: digestOf } of rows) {
		const said = await words(db, { id, digestOf, createdAt: new Date() });
		const needs = [...(said?.body ?? '').matchAll(/Behov nr (\d+)\./g)].map(([, each]) => Number(each));
		told.push({ to, needs });
	}
	return told;
}

beforeEach(async () => {
	await db.execute(sql`truncate follower, notice, notice_cursor, follow, outgoing_mail cascade`);
	await db.execute(sql`update news set expanded_at = now()`);
});

describe('a daily digest', () => {
	test('comes at seven with what is new, once however often it is asked for', async () => {
		await followers(db, ['d@x.example'], 'daily');
		const first = await happens(at('2026-11-23', '09:00'));
		expect(await makeDigests(db, at('2026-11-23', '09:05'))).toBe(0);
		expect(await makeDigests(db, at('2026-11-24', '06:59'))).toBe(0);
		expect(await makeDigests(db, at('2026-11-24', '07:00'))).toBe(1);
		expect(await makeDigests(db, at('2026-11-24', '07:05'))).toBe(0);
		const later = await happens(at('2026-11-24', '07:06'));
		expect(await makeDigests(db, at('2026-11-24', '07:10'))).toBe(0);
		expect(await makeDigests(db, at('2026-11-25', '07:00'))).toBe(1);
		expect(await mails()).toEqual([
			{ to: 'd@x.example', needs: [first] },
			{ to: 'd@x.example', needs: [later] }
		]);
	});

	test('after an outage of 26 hours is one, with everything, newest first', async () => {
		await followers(db, ['d@x.example'], 'daily');
		const before = await happens(at('2026-11-23', '05:00'));
		await makeDigests(db, at('2026-11-23', '07:00'));
		const during = [
			await happens(at('2026-11-23', '08:00')),
			await happens(at('2026-11-24', '06:00')),
			await happens(at('2026-11-24', '08:30'))
		];
		expect(await makeDigests(db, at('2026-11-24', '09:00'))).toBe(1);
		expect(await makeDigests(db, at('2026-11-24', '09:05'))).toBe(0);
		expect(await makeDigests(db, at('2026-11-25', '07:00'))).toBe(0);
		expect(await mails()).toEqual([
			{ to: 'd@x.example', needs: [before] },
			{ to: 'd@x.example', needs: during.reverse() }
		]);
	});
});

describe('a weekly digest', () => {
	test('comes on Monday at eight, and on Tuesday when the site was down', async () => {
		await followers(db, ['w@x.example'], 'weekly');
		await happens(at('2026-11-18', '12:00'));
		expect(await makeDigests(db, at('2026-11-22', '23:00'))).toBe(0);
		expect(await makeDigests(db, at('2026-11-23', '07:59'))).toBe(0);
		expect(await makeDigests(db, at('2026-11-24', '10:00'))).toBe(1);
		await happens(at('2026-11-24', '11:00'));
		expect(await makeDigests(db, at('2026-11-29', '11:00'))).toBe(0);
		expect(await makeDigests(db, at('2026-11-30', '08:00'))).toBe(1);
	});
});

describe('word straight away', () => {
	test('is gathered when much happens within minutes', async () => {
		await followers(db, ['i@x.example']);
		const now = new Date();
		const first = await happens(now);
		expect(await makeDigests(db, now)).toBe(1);
		const more = [await happens(now), await happens(now)];
		expect(await makeDigests(db, new Date(now.getTime() + 60_000))).toBe(0);
		expect(await makeDigests(db, new Date(now.getTime() + 6 * 60_000))).toBe(1);
		expect((await mails()).map(({ needs }) => needs).sort((a, b) => a.length - b.length)).toEqual([
			[first],
			more.reverse()
		]);
	});

	test('is made once by many who make it at the same moment', async () => {
		await followers(
			db,
			Array.from({ length: 40 }, (_, each) => `p${each}@x.example`)
		);
		await happens(new Date());
		const made = await Promise.all(Array.from({ length: 5 }, () => makeDigests(db, new Date())));
		expect(made.reduce((sum, each) => sum + each)).toBe(40);
		const [row] = await db.execute(
			sql`select count(*)::int as mails, count(distinct digest_of)::int as people from outgoing_mail`
		);
		expect(row).toEqual({ mails: 40, people: 40 });
	});

	test('is not sent to who put it away, stopped mail or wants the page alone', async () => {
		const [away = ''] = await followers(db, ['away@x.example']);
		const [stopped = ''] = await followers(db, ['stopped@x.example']);
		await followers(db, ['page@x.example'], 'site');
		await happens(new Date());
		await db.execute(sql`update notice set dismissed_at = now() where follower_id = ${away}::uuid`);
		await db.execute(
			sql`update follower set mail_stopped_at = now(), mail_stopped_why = 'unsubscribed' where id = ${stopped}::uuid`
		);
		expect(await makeDigests(db, new Date())).toBe(0);
		await db.execute(
			sql`update follower set mail_stopped_at = null, mail_stopped_why = null where id = ${stopped}::uuid`
		);
		expect(await makeDigests(db, new Date())).toBe(0);
		const next = await happens(new Date());
		expect(await makeDigests(db, new Date())).toBe(2);
		expect((await mails()).map(({ needs }) => needs)).toEqual([[next], [next]]);
	});
});

describe('the words of a mail', () => {
	test('leave out what may not be read any more when it is sent', async () => {
		await followers(db, ['i@x.example']);
		await happens(new Date());
		await makeDigests(db, new Date());
		await db.execute(sql`delete from follow`);
		expect(await mails()).toEqual([{ to: 'i@x.example', needs: [] }]);
		const [row] = await db.execute<{ id: string; digest_of: string }>(sql`select id, digest_of from outgoing_mail`);
		expect(
			await words(db, { id: row?.id ?? '', digestOf: row?.digest_of ?? '', createdAt: new Date() })
		).toBeUndefined();
	});

	test('go to the address of now, in its language, and say how to stop', async () => {
		const [id = ''] = await followers(db, ['old@x.example']);
		await happens(new Date());
		await makeDigests(db, new Date());
		await db.execute(sql`update follower set email = 'new@x.example', language = 'sv' where id = ${id}::uuid`);
		const [mail] = await db.execute<{ id: string; stop: string }>(sql`
			select outgoing_mail.id, stop_token as stop from outgoing_mail join follower on follower.id = digest_of`);
		const said = await words(db, { id: mail?.id ?? '', digestOf: id, createdAt: new Date() });
		expect(said).toMatchObject({
			toAddress: 'new@x.example',
			language: 'sv',
			unsubscribeUrl: `https://sol.example/sv/avmeld/${mail?.stop ?? ''}`
		});
		expect(said?.body).toContain('Du får det här mejlet');
		expect(said?.html).toContain('<span lang="nb">Behov nr');
	});
});
