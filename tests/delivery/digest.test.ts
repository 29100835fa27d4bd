/** Word by mail over days and outages: a real worker, a real mail server; each event once, the newest first, in the reader's language. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { keptTarget } from '#lib/follows/follow-thing.server.ts';
import { readSearch } from '#lib/follows/search.ts';
import { publishedNeed } from '#lib/needs/needs.server.ts';
import { testDb } from '../db.ts';
import { words, type Lang } from '../words.ts';
import { publishNeed } from './followed-world.ts';
import { postOffice } from './post-office.ts';

// A daily mail falls due at seven. A run that has seven in its middle would see two days, so it waits for the second.
const hourIn = (minutes: number) =>
	new Date(Date.now() + minutes * 60_000).toLocaleString('en-GB', { timeZone: 'Europe/Oslo', hour: '2-digit' });
while (hourIn(0) === '06' && hourIn(3) === '07') await pause(1000);

const { db, url } = await testDb();
const office = await postOffice();
afterAll(() => office.close());

const [anna, bo] = ['anna@x.example', 'bo@x.example'];
await follows(anna, 'nb', 'daily', ['fylke=innlandet']);
// three searches; the third finds all
await follows(bo, 'sv', 'instant', ['q=1', 'q=2&hva=need&apne=1', 'fylke=innlandet&fylke=varmland']);

async function follows(email: string, lang: Lang, pace: string, searches: readonly string[]): Promise<void> {
	const [row] = await db.execute<{ id: string }>(sql`
		insert into follower (email, language, confirmed_at) values (${email}, ${lang}, now()) returning id`);
	for (const [place, search] of searches.entries()) {
		const wish = { search: readSearch(new URLSearchParams(search), lang, () => true).search, name: '' };
		await db.execute(sql`
			insert into follow (follower_id, target_kind, target_id, pace, after, created_at)
			values (${row?.id}, 'search', ${(await keptTarget(db, wish)).id}, ${pace},
				(select coalesce(max(id), 0) from journal_entry), now() + make_interval(secs => ${place}))`);
	}
}

/** A worker begins, does all that is due, and is gone. */
async function runs(): Promise<void> {
	const worker = spawn(process.execPath, ['tests/delivery/worker.ts'], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, DATABASE_URL: url, SMTP_URL: `smtp://127.0.0.1:${office.port}?ignoreTLS=true` }
	});
	// loaded: its tables stand
	await once(worker.stdout, 'data');
	const gone = once(worker, 'exit');
	try {
		await expect.poll(asked, { timeout: 30_000, interval: 200 }).toBe(true);
		await expect.poll(due, { timeout: 30_000, interval: 200 }).toBe(0);
	} finally {
		worker.kill('SIGKILL');
		await gone;
	}
}

/** Asks for a round of all, as the clock does, once the tables of the worker stand. */
async function asked(): Promise<boolean> {
	const [row] = await db.execute<{ stands: boolean }>(
		sql`select to_regclass('graphile_worker.jobs') is not null as stands`
	);
	if (row?.stands !== true) return false;
	await db.execute(
		sql`select graphile_worker.add_job(task) from unnest(array['expand_news', 'make_digests', 'send_mail']) as task`
	);
	return true;
}

/** Jobs that are due. */
async function due(): Promise<number> {
	const [row] = await db.execute<{ count: number }>(
		sql`select count(*)::int as count from graphile_worker.jobs where run_at <= now()`
	);
	return row?.count ?? 0;
}

/** All that is there for these people becomes so much older. */
async function hoursPass(hours: number, people: readonly string[] = [anna, bo]): Promise<void> {
	const by = sql`make_interval(hours => ${hours})`;
	const them = sql`(select id from follower where email in (${sql.join(
		people.map((email) => sql`${email}`),
		sql`, `
	)}))`;
	await db.execute(sql`update outgoing_mail set created_at = created_at - ${by} where digest_of in ${them}`);
	await db.execute(sql`update notice set created_at = created_at - ${by} where follower_id in ${them}`);
	await db.execute(
		sql`update notice_cursor set day = day - ${Math.floor(hours / 24)}::int where follower_id in ${them}`
	);
}

const publish = async (...numbers: number[]) => {
	for (const number of numbers) await publishNeed(db, number);
};
const lettersTo = (address: string) => office.taken.filter(({ to }) => to === address).map(({ text }) => text);
const told = (text = '') => [...text.matchAll(/Behov nr (\d+)\./g)].map(([, number]) => Number(number));
const toldTo = (address: string) => lettersTo(address).map(told);

test('three searches come in one mail, a group for each, with why, and each link opens its item', async () => {
	await publish(1, 2, 3);
	await runs();
	expect(toldTo(bo)).toEqual([[3, 2, 1]]);
	const [text = ''] = lettersTo(bo);
	const sv = words('sv');
	expect(text).toContain(sv('digest.intro_instant'));
	for (const label of ['Innlandet, Värmland', `”2” · behov · ${sv('follow.only_open')}`, '”1”'])
		expect(text).toContain(sv('digest.group', { label }));
	for (const word of ['1', '2']) expect(text).toContain(sv('news.why_search_word', { word }));
	expect(text.match(/\/sv\/avmeld\/[0-9a-f-]{36}/g)).toHaveLength(4);
	const slugs = [...text.matchAll(/\/sv\/behov\/(\S+)/g)].map(([, slug = '']) => slug);
	for (const slug of slugs) expect(text).toContain((await publishedNeed(db, slug))?.title);
	expect(slugs).toHaveLength(3);
});

test('run twice within five minutes brings nothing twice, and what came meanwhile goes with the next', async () => {
	await publish(4);
	await runs();
	await runs();
	expect(toldTo(bo)).toEqual([[3, 2, 1]]);
	// not for Anna: between seven and eight in the morning her daily mail would be due by it
	await hoursPass(1, [bo]);
	await runs();
	await runs();
	expect(toldTo(bo)).toEqual([[3, 2, 1], [4]]);
	expect(toldTo(anna)).toEqual([]);
});

test('after 26 hours without a worker nothing is lost and nothing comes twice', async () => {
	await publish(5, 6);
	await hoursPass(26);
	await runs();
	expect(toldTo(bo)).toEqual([[3, 2, 1], [4], [6, 5]]);
	expect(toldTo(anna)).toEqual([[4, 3, 2, 1]]);
	await runs();
	await hoursPass(26);
	await runs();
	await runs();
	expect(toldTo(anna)).toEqual([
		[4, 3, 2, 1],
		[6, 5]
	]);
	expect(lettersTo(anna)[0]).toContain(words('nb')('digest.intro_daily'));
	expect(new Set(office.taken.map(({ messageId }) => messageId)).size).toBe(office.taken.length);
	expect(toldTo(bo).flat().sort()).toEqual([1, 2, 3, 4, 5, 6]);
});
