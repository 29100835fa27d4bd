import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { atomFeed } from '#lib/atom.ts';
import { eventsFeed } from '#lib/events/event-calendar.ts';
import { newestEvents } from '#lib/events/events.server.ts';
import { translator } from '#lib/i18n.ts';
import { messages } from '#lib/messages.server.ts';
import { feedOf } from '#lib/needs/need-feed.ts';
import { readNeedQuery } from '#lib/needs/need.ts';
import { newestNeeds } from '#lib/needs/needs.server.ts';
import { testDb } from '../../../tests/db.ts';
import { openNeed } from '../../../tests/responses.ts';
import { childrenOf, readXml, type Element } from '../../../tests/xml.ts';
import { feedText } from './feeds.server.ts';

const { db } = await testDb({ demo: 'now' });
const origin = 'https://sol.example';
const t = translator('sv', messages.sv);
const place = { lang: 'sv', origin, isDemo: true, today: '2026-11-22' } as const;

async function needFeed(asked = ''): Promise<string> {
	const { query } = readNeedQuery(new URLSearchParams(asked), () => true);
	const feed = feedOf(await newestNeeds(db, query), query, { lang: 'sv', origin }, { t, nameOf: (id) => id });
	return atomFeed({ ...feed, updated: new Date(0) });
}

const feeds: Readonly<Record<string, () => Promise<string>>> = {
	pilots: () => feedText(db, 'piloter', place),
	results: () => feedText(db, 'resultat', place),
	lessons: () => feedText(db, 'laerdommer', place),
	needs: () => needFeed(),
	events: async () => eventsFeed(await newestEvents(db), { lang: 'sv', t, origin, isDemo: true })
};

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function textOf(element: Element, name: string): string {
	const found = childrenOf(element, name);
	expect(found, `${name} in ${element.name}`).toHaveLength(1);
	return found[0]?.text ?? '';
}

/** What RFC 4287 asks of the feed and of each of its entries: 4.1.1, 4.1.2, 4.2.6, 4.2.15, 3.3. */
function expectWhole(element: Element): void {
	expect(() => new URL(textOf(element, 'id'))).not.toThrow();
	expect(textOf(element, 'title').trim()).not.toBe('');
	expect(textOf(element, 'updated')).toMatch(instant);
	const links = childrenOf(element, 'link');
	expect(links.some(({ attributes }) => attributes['rel'] === 'alternate')).toBe(true);
	for (const { attributes } of links) expect(attributes['href']).toMatch(/^https:\/\/sol\.example\//);
	for (const author of childrenOf(element, 'author')) expect(textOf(author, 'name').trim()).not.toBe('');
}

describe.each(Object.keys(feeds))('the feed of %s', (name) => {
	test('has all that RFC 4287 asks for', async () => {
		const feed = readXml((await feeds[name]?.()) ?? '');
		expect(feed.name).toBe('feed');
		expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
		expectWhole(feed);
		expect(childrenOf(feed, 'author')).toHaveLength(1);
		expect(childrenOf(feed, 'link').some(({ attributes }) => attributes['rel'] === 'self')).toBe(true);
		const entries = childrenOf(feed, 'entry');
		expect(entries.length).toBeGreaterThan(0);
		for (const entry of entries) {
			expectWhole(entry);
			expect(childrenOf(entry, 'summary').length).toBeLessThanOrEqual(1);
		}
		const ids = entries.map((entry) => textOf(entry, 'id'));
		expect(new Set(ids).size).toBe(ids.length);
		const times = entries.map((entry) => textOf(entry, 'updated')).sort();
		expect(textOf(feed, 'updated')).toBe(times.at(-1));
	});
});

describe('the feeds of open data', () => {
	test.each(['piloter', 'resultat', 'laerdommer'] as const)('say of %s that they are invented', async (name) => {
		expect(textOf(readXml(await feedText(db, name, place)), 'subtitle')).toContain('påhittade');
		expect(await feedText(db, name, { ...place, isDemo: false })).not.toContain('påhittade');
	});

	test('tell nothing of a hidden pilot, and no value', async () => {
		const [hidden] = await db.execute<{ slug: string }>(sql`update pilot set hidden_at = now() where id = (
			select pilot_id from measurement where state = 'approved' and point <> 'baseline' order by ends_on desc limit 1)
			returning slug`);
		const all = (await Promise.all([feeds['pilots']?.(), feeds['results']?.(), feeds['lessons']?.()])).join();
		expect(all.includes(`/${hidden?.slug}`)).toBe(false);
	});
});

describe('whoever follows a feed', () => {
	const tells = async (name: string, mark: string) => ((await feeds[name]?.()) ?? '').includes(mark);
	async function taken(query: SQL): Promise<string> {
		const [row] = await db.execute<{ mark: string }>(query);
		if (!row) throw new Error('nothing to take away');
		return row.mark;
	}

	test('never meets a pilot that is only a draft, nor its results and lessons', async () => {
		const [pilot] = await db.execute<{ id: string; slug: string }>(sql`
			select pilot.id, slug from pilot
			join pilot_version version on version.pilot_id = pilot.id and version.publication = 'published'
			join measurement on measurement.pilot_id = pilot.id and measurement.state = 'approved' and point <> 'baseline'
			join lesson on lesson.pilot_id = pilot.id and lesson.publication = 'published'
			where hidden_at is null order by measurement.ends_on desc limit 1`);
		const { id = '', slug = '' } = pilot ?? {};
		const measured = await taken(sql`select 'measurement/' || id as mark from measurement
			where pilot_id = ${id} and state = 'approved' and point <> 'baseline' order by ends_on desc limit 1`);
		const lesson = await taken(sql`select 'lesson/' || id as mark from lesson
			where pilot_id = ${id} and publication = 'published' limit 1`);
		const told = () =>
			Promise.all([
				tells('pilots', `/${slug}<`),
				tells('pilots', `/${slug}"`),
				tells('results', measured),
				tells('lessons', lesson)
			]);
		expect(await told()).toEqual([false, true, true, true]);
		await db.execute(sql`update pilot_version set publication = 'draft' where pilot_id = ${id}`);
		expect(await told()).toEqual([false, false, false, false]);
	});

	test('never meets a result that nobody has approved, nor what was measured before the start', async () => {
		const [newest] = childrenOf(readXml((await feeds['results']?.()) ?? ''), 'entry');
		const id = textOf(newest ?? readXml('<none/>'), 'id').replace(/^.*measurement\//, '');
		const waiting = await taken(sql`update measurement set state = 'submitted' where id = ${id}
			returning 'measurement/' || id as mark`);
		expect(await tells('results', waiting)).toBe(false);
		const baselines = await db.execute<{ id: string }>(
			sql`select id from measurement where point = 'baseline' limit 500`
		);
		const feed = (await feeds['results']?.()) ?? '';
		expect(baselines.length).toBeGreaterThan(0);
		expect(baselines.filter(({ id }) => feed.includes(id))).toEqual([]);
	});

	test('never meets a lesson, a need or a meeting that is a draft', async () => {
		const lesson = await taken(sql`update lesson set publication = 'draft' where id = (
			select lesson.id from lesson join pilot on pilot.id = pilot_id and hidden_at is null
			where publication = 'published' order by decided_at desc limit 1) returning 'lesson/' || id as mark`);
		const meeting = await taken(sql`update event set state = 'draft' where id = (
			select id from event where state = 'published' limit 1) returning slug as mark`);
		const { slug } = await openNeed(db, { state: 'submitted', publishedAt: null });
		expect([await tells('lessons', lesson), await tells('events', meeting)]).toEqual([false, false]);
		const told = await Promise.all([needFeed(), needFeed('status=closed')]);
		expect(told.filter((feed) => feed.includes(slug))).toEqual([]);
	});

	test('never meets a lesson of a hidden pilot', async () => {
		const [lesson] = await db.execute<{ id: string; pilot: string }>(sql`select lesson.id, pilot.id as pilot from lesson
			join pilot on pilot.id = pilot_id and hidden_at is null
			join pilot_version version on version.pilot_id = pilot.id and version.publication = 'published'
			where lesson.publication = 'published' limit 1`);
		const { id = '', pilot = '' } = lesson ?? {};
		expect(await tells('lessons', `lesson/${id}`)).toBe(true);
		await db.execute(sql`update pilot set hidden_at = now() where id = ${pilot}`);
		expect(await tells('lessons', `lesson/${id}`)).toBe(false);
	});

	test('gets fifty entries and no more, the newest', async () => {
		await db.execute(sql`with made as (
				insert into pilot (slug, owner_id, project_id, language, published_at)
				select 'mange-' || each, 'karlstad', (select id from project order by is_archive, id limit 1), 'sv',
					now() + each * interval '1 minute' from generate_series(1, 60) each returning id, project_id)
			insert into pilot_version (pilot_id, number, publication, title, project_id)
			select id, 1, 'published', 'Många', project_id from made`);
		const feed = readXml((await feeds['pilots']?.()) ?? '');
		expect(childrenOf(feed, 'entry')).toHaveLength(50);
	});
});
