import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { actorOf } from '../../../tests/actor.ts';
import { statusOf } from '../../../tests/decided.ts';
import { countReading } from './count-reading.server.ts';
import { readingOf } from './reading.server.ts';
import { translationPage } from './translation-pages.server.ts';
import { translationList } from './worklist.server.ts';

const { db } = await testDb({ demo: true });
await db.execute(sql`delete from translation`);
await db.execute(sql`delete from page_view`);
const today = '2026-11-22';
const [editor, foreign, office, supplier] = (await Promise.all(
	['redaktor.karlstad', 'redaktor.ringsaker', 'sekretariat1', 'leverandor1'].map((who) => actorOf(db, who))
)) as [Actor, Actor, Actor, Actor];
const browser = {
	method: 'GET',
	headers: new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' })
};

const list = (query = '', by = editor, organisation = 'karlstad') =>
	translationList(db, by, organisation, new URLSearchParams(query), today);
const [pilot, robot] = await db.execute<{ id: string; title: string }>(sql`
	select p.id, v.title from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
	where p.owner_id = 'karlstad' and p.hidden_at is null order by v.title`);
if (!pilot || !robot) throw new Error('Karlstad has published nothing');
const lineOf = async (id: string) => (await list()).things.find((each) => each.id === id)?.lines;

async function approve(id: string, field: string, language: string, source?: string) {
	await db.execute(sql`
		insert into translation (subject_kind, subject_id, field, language, approved, approved_source, approved_at)
		select 'pilot', pilot_id, ${field}, ${language}, 'Oversatt',
			coalesce(${source ?? null}, to_jsonb(v) ->> ${field}), now()
		from pilot_version v where pilot_id = ${id} and publication = 'published'`);
}

describe('the worklist of an owner', () => {
	test('holds everything that is public, of all four kinds, and nothing of others', async () => {
		const { things, total } = await list();
		expect(total).toBe(things.length);
		expect(new Set(things.map(({ kind }) => kind))).toEqual(new Set(['pilot', 'need', 'lesson', 'event']));
		const others = (await list('', foreign, 'ringsaker')).things;
		expect(others.filter(({ id }) => things.some((each) => each.id === id))).toEqual([]);
	});

	test('shows what is read most first', async () => {
		await countReading(db, null, { kind: 'pilot', id: robot.id }, { request: browser, today });
		await countReading(db, foreign, { kind: 'pilot', id: robot.id }, { request: browser, today });
		await countReading(db, null, { kind: 'pilot', id: pilot.id }, { request: browser, today: '2026-10-01' });
		const [first, second] = (await list()).things;
		expect([first?.id, first?.views, second?.views]).toEqual([robot.id, 2, 0]);
	});

	test('counts no look of an owner, a machine or a browser that only fetches ahead', async () => {
		const about = { kind: 'pilot', id: pilot.id } as const;
		await countReading(db, editor, about, { request: browser, today });
		const robots = { method: 'GET', headers: new Headers({ 'user-agent': 'Googlebot/2.1' }) };
		await countReading(db, null, about, { request: robots, today });
		const ahead = new Headers({ 'user-agent': 'Mozilla/5.0', 'sec-purpose': 'prefetch' });
		await countReading(db, null, about, { request: { method: 'GET', headers: ahead }, today });
		expect((await list()).things.find(({ id }) => id === pilot.id)?.views).toBe(0);
	});

	test('tells how far each language has come, and shows nynorsk where somebody began it', async () => {
		expect((await lineOf(pilot.id))?.map(({ language, state }) => [language, state])).toEqual([['nb', 'missing']]);
		await approve(pilot.id, 'title', 'nn');
		expect((await lineOf(pilot.id))?.map(({ language, state }) => [language, state])).toEqual([['nn', 'begun']]);
		await approve(pilot.id, 'title', 'nb');
		await approve(pilot.id, 'summary', 'nb', 'Noe annet');
		expect((await lineOf(pilot.id))?.map(({ language, state }) => [language, state])).toEqual([
			['nb', 'outdated'],
			['nn', 'begun']
		]);
	});

	test('can be filtered by state; an unknown one is none', async () => {
		const { things, counts } = await list('status=outdated');
		expect(things.map(({ id }) => id)).toEqual([pilot.id]);
		expect(counts.find(({ state }) => state === 'outdated')?.count).toBe(1);
		expect((await list('status=x')).state).toBeNull();
	});

	test('is for those of the workspace and the secretariat', async () => {
		expect(await statusOf(list('', office))).toBe(200);
		expect(await statusOf(list('', foreign))).toBe(404);
		expect(await statusOf(list('', supplier))).toBe(404);
	});
});

describe('the page of one translation', () => {
	const target = { kind: 'pilot', id: pilot.id, language: 'nb' };

	test('shows what has changed in the original since', async () => {
		const { fields, progress } = await translationPage(db, editor, 'karlstad', target);
		expect(fields.find(({ name }) => name === 'summary')).toMatchObject({ state: 'outdated', earlier: 'Noe annet' });
		expect(progress.ready).toBe(1);
	});

	test('stands in no other workspace', async () => {
		expect(await statusOf(translationPage(db, office, 'ringsaker', target))).toBe(404);
	});
});

describe('a reader of the other language', () => {
	const thing = { id: pilot.id, language: 'sv', title: pilot.title, summary: 'Kort' } as const;
	const read = (address: string, lang: 'nb' | 'sv' = 'nb') =>
		readingOf(db, 'pilot', thing, { lang, url: new URL(address, 'https://sol.example') });

	test('gets the approved texts, is told which of them are outdated, and can ask for the original', async () => {
		const shown = await read('/nb/piloter/x');
		expect(shown.thing).toMatchObject({
			title: 'Oversatt',
			translated: { fields: { title: 'nb', summary: 'nb' }, outdated: ['summary'] }
		});
		expect(shown.reading).toEqual({ isOriginal: false, other: '/nb/piloter/x?original=1' });
		const original = await read('/nb/piloter/x?original=1');
		expect(original).toEqual({ thing, reading: { isOriginal: true, other: '/nb/piloter/x' } });
	});

	test('of the same language gets it as it was written', async () => {
		expect(await read('/sv/piloter/x', 'sv')).toEqual({ thing, reading: null });
	});
});
