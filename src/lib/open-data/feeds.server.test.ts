import { sql } from 'drizzle-orm';
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
import { childrenOf, readXml, type Element } from '../../../tests/xml.ts';
import { feedText } from './feeds.server.ts';

const { db } = await testDb({ demo: true });
const origin = 'https://sol.example';
const t = translator('sv', messages.sv);
const place = { lang: 'sv', origin, isDemo: true, today: '2026-11-22' } as const;

async function needFeed(): Promise<string> {
	const { query } = readNeedQuery(new URLSearchParams(), () => true);
	const feed = feedOf(await newestNeeds(db, query), query, { lang: 'sv', origin }, { t, nameOf: (id) => id });
	return atomFeed({ ...feed, updated: new Date(0) });
}

const feeds: Readonly<Record<string, () => Promise<string>>> = {
	pilots: () => feedText(db, 'piloter', place),
	results: () => feedText(db, 'resultat', place),
	lessons: () => feedText(db, 'laerdommer', place),
	needs: needFeed,
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
