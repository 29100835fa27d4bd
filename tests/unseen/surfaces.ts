/** Everything that is handed out to everybody at once: files, feeds, the interface, the map. */
import { text } from 'node:stream/consumers';
import { eventsCalendar, eventsFeed } from '#lib/events/event-calendar.ts';
import { newestEvents } from '#lib/events/events.server.ts';
import { publicRegister, registerChoices, registerForFile } from '#lib/documents/register.server.ts';
import { readRegisterQuery } from '#lib/documents/register.ts';
import type { Db } from '#lib/db.server.ts';
import { translator } from '#lib/i18n.ts';
import { messages } from '#lib/messages.server.ts';
import { mapThings } from '#lib/network/map-things.server.ts';
import { network } from '#lib/network/ties.server.ts';
import { feedOf } from '#lib/needs/need-feed.ts';
import { readNeedQuery } from '#lib/needs/need.ts';
import { newestNeeds } from '#lib/needs/needs.server.ts';
import { dumpParts } from '#lib/open-data/dump-parts.server.ts';
import { feedText } from '#lib/open-data/feeds.server.ts';
import { sitePaths } from '#lib/open-data/site-paths.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { search } from '#lib/search/search.server.ts';
import { apiRoutes, asker } from '../api/ask.ts';
import { ways } from '../api/described.ts';
import { allPages } from './pages.ts';

const today = '2026-11-22';
const origin = 'https://sol.example';
const langs = ['nb', 'sv'] as const;

async function dump(db: Db): Promise<string> {
	const texts: string[] = [];
	for await (const { name, body } of dumpParts(db, { origin, isDemo: true, today }))
		texts.push(name, body instanceof Uint8Array ? new TextDecoder().decode(body) : await text(body));
	return texts.join('\n');
}

async function feeds(db: Db): Promise<string> {
	const texts: unknown[] = [];
	for (const lang of langs) {
		const t = translator(lang, messages[lang]);
		for (const name of ['piloter', 'resultat', 'laerdommer'] as const)
			texts.push(await feedText(db, name, { lang, origin, isDemo: true, today }));
		const { query } = readNeedQuery(new URLSearchParams(), () => true);
		texts.push(feedOf(await newestNeeds(db, query), query, { lang, origin }, { t, nameOf: (id) => id }));
		const events = await newestEvents(db);
		texts.push(eventsFeed(events, { lang, t, origin, isDemo: true }));
		texts.push(eventsCalendar(events, 'SOL', { lang, t, origin, isDemo: true }));
	}
	return JSON.stringify(texts);
}

async function networkAndMap(db: Db): Promise<string> {
	const texts: unknown[] = [];
	for (const lang of langs) {
		const { ties, members } = await network(db, lang);
		texts.push(ties, [...members], await mapThings(db, lang, today));
	}
	return JSON.stringify(texts);
}

async function register(db: Db): Promise<string> {
	const all = await organisationDirectory(db);
	const { query } = readRegisterQuery(new URLSearchParams());
	return JSON.stringify([
		await publicRegister(db, query, all, today),
		await registerForFile(db, query, all, today),
		await registerChoices(db)
	]);
}

/** Every list to its end, and everything that they name, in full. */
async function throughTheInterface(): Promise<string> {
	const ask = asker(await apiRoutes());
	const get = async (address: string) => (await ask('GET', address)).text();
	const texts: string[] = [];
	for (const { path } of ways.filter(
		(way) => way.method === 'GET' && !way.path.includes('{') && way.path !== '/search'
	)) {
		const first = await get(path);
		texts.push(first);
		const { total = 0 } = JSON.parse(first) as { total?: number };
		for (let page = 1; (page - 1) * 100 < total; page += 1) texts.push(await get(`${path}?per_page=100&page=${page}`));
	}
	for (const path of ['/pilots', '/needs']) {
		const { items } = JSON.parse(await get(`${path}?per_page=100`)) as { items: { id: string }[] };
		for (const { id } of items) texts.push(await get(`${path}/${id}`));
	}
	return texts.join('\n');
}

/** What a search for common words counts. */
async function counts(db: Db): Promise<string> {
	const found: unknown[] = [];
	for (const q of ['natt', 'hjemmetjeneste', 'tillsyn', 'demonstrasjon', 'andel', 'karlstad']) {
		const asked = { q, lang: 'nb', kind: null, country: null, without: [], page: 1, perPage: 100 } as const;
		const { total, counts: each, hits } = await search(db, asked);
		found.push(q, total, each, hits);
	}
	return JSON.stringify(found);
}

/** Without the route of the API the database of the environment has to be the same. */
export const surfaces: Readonly<Record<string, (db: Db) => Promise<string>>> = {
	'the archive of all lists': dump,
	'the pages': allPages,
	'the feeds': feeds,
	'the site map': async (db) => (await sitePaths(db)).join('\n'),
	'the map and the network': networkAndMap,
	'the register of documents': register,
	'the interface': throughTheInterface,
	'the counts of the search': counts
};
