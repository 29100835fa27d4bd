/** Everything that a public list shows under an address, all its pages at once: one reader for each list. */
import { glossaryItem } from '#lib/api/public-glossary.server.ts';
import type { NeedItem } from '#lib/api/public-need-rows.server.ts';
import { needItemsOf } from '#lib/api/public-needs.server.ts';
import { organisationItemsOf } from '#lib/api/public-organisations.server.ts';
import { pilotItemsOf, type PilotItem } from '#lib/api/public-pilots.server.ts';
import { isNull } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { comingEvents, pastEvents } from '#lib/events/events.server.ts';
import { clock } from '#lib/events/event-work.server.ts';
import { readChosen } from '#lib/facet.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import { conceptsWhere } from '#lib/glossary/concepts.server.ts';
import { listed, readAsked } from '#lib/glossary/ordbok.ts';
import { concept } from '#lib/glossary/schema.server.ts';
import type { Lang } from '#lib/lang.ts';
import { lessonFacets } from '#lib/lessons/lesson-filters.ts';
import { publicLessons } from '#lib/lessons/public-lessons.server.ts';
import { readNeedQuery } from '#lib/needs/need.ts';
import { publishedNeeds } from '#lib/needs/needs.server.ts';
import { organisationDirectory, type Organisation } from '#lib/organisations/organisations.server.ts';
import type { Directory } from '#lib/organisations/organisation.ts';
import { partnersOf, readPartnerQuery } from '#lib/organisations/partner-list.ts';
import type { Technology } from '#lib/organisations/technologies.server.ts';
import { isTechnology } from '#lib/organisations/technology-choice.ts';
import { pilotCounts, publishedPilots } from '#lib/pilots/pilot-list.server.ts';
import { readPilotQuery } from '#lib/pilots/pilot-list.ts';
import { resultsForFile } from '#lib/results/results-page.server.ts';
import { matching } from '#lib/search/matching.server.ts';
import { publishedSolutions, usersOfSolutions } from '#lib/solutions/public-solutions.server.ts';
import { readSolutionQuery } from '#lib/solutions/solution-list.ts';
import { readSupplierQuery } from '#lib/solutions/supplier-list.ts';
import { suppliers } from '#lib/solutions/suppliers.server.ts';
import { eventItem } from './event-list.server.ts';
import { lessonItem } from './lesson-list.server.ts';
import { MOST_ROWS, type Owner } from './open-list.ts';
import type { PartnerItem } from './partner-list.server.ts';
import { solutionItem } from './solution-list.server.ts';
import { supplierItem } from './supplier-list.server.ts';

export type Asked = {
	readonly params: URLSearchParams;
	/** Whose words are searched and whose alphabet orders. */
	readonly lang: Lang;
	readonly today: string;
	readonly origin: string;
	readonly technologies: readonly Technology[];
};
/** `total` is larger than the number of items only where the list holds more than a file does. */
type Read<T> = { readonly items: readonly T[]; readonly total: number };

export async function readPilots(db: Db, { params, lang, origin, technologies }: Asked): Promise<Read<PilotItem>> {
	const all = await organisationDirectory(db);
	const { query } = readPilotQuery(params, {
		technology: (key) => technologies.some((area) => area.key === key),
		owner: (id) => all.has(id)
	});
	const found = query.q === '' ? undefined : await matching(db, query.q, lang, 'pilot');
	const { pilots, total } = await publishedPilots(db, { ...query, found, page: '' }, lang, all, MOST_ROWS);
	return { items: await itemsOf(pilots, (ids) => pilotItemsOf(db, ids, origin)), total };
}

export async function readNeeds(db: Db, { params, origin, technologies }: Asked): Promise<Read<NeedItem>> {
	const { query } = readNeedQuery(params, (choice) => isTechnology(technologies, choice));
	const { needs, total } = await publishedNeeds(db, { ...query, page: '' }, MOST_ROWS);
	return { items: await itemsOf(needs, (ids) => needItemsOf(db, ids, origin)), total };
}

export async function readResults(db: Db, { params }: Asked) {
	const items = await resultsForFile(db, params);
	return { items, total: items.length };
}

export async function readLessons(db: Db, { params, origin, technologies }: Asked) {
	const all = await organisationDirectory(db);
	const { chosen } = readChosen(params, lessonFacets(technologies.map(({ key }) => key)));
	const { lessons, total } = await publicLessons(db, chosen, null, MOST_ROWS);
	return { items: lessons.map((lesson) => lessonItem(lesson, ownerOf(lesson.ownerId, all), origin)), total };
}

export async function readSolutions(db: Db, { params, lang, origin, technologies }: Asked) {
	const users = await usersOfSolutions(db);
	const { query } = readSolutionQuery(params, {
		technology: (key) => technologies.some((area) => area.key === key),
		user: (id) => users.includes(id)
	});
	const { solutions, total } = await publishedSolutions(db, { ...query, page: '' }, lang, MOST_ROWS);
	return { items: solutions.map((each) => solutionItem(each, origin)), total };
}

export async function readPartners(db: Db, { params, lang, today, origin }: Asked): Promise<Read<PartnerItem>> {
	const all = await organisationDirectory(db);
	const partners = partnersOf(all, readPartnerQuery(params).query, lang, today);
	return partnerItems(
		db,
		partners.map(({ organisation }) => organisation.id),
		origin
	);
}

/** Those too that the partners came after, which stand in no list. */
export async function readOrganisations(db: Db, { origin }: Asked): Promise<Read<PartnerItem>> {
	const all = await organisationDirectory(db);
	return partnerItems(db, [...all.keys()], origin);
}

async function partnerItems(db: Db, ids: readonly string[], origin: string): Promise<Read<PartnerItem>> {
	const [found, counts] = [await organisationItemsOf(db, ids, origin), await pilotCounts(db)];
	const items = ids.flatMap((id) => found.get(id) ?? []).map((item) => ({ ...item, pilots: counts.get(item.id) ?? 0 }));
	return { items, total: items.length };
}

export async function readSuppliers(db: Db, { params, lang, origin, technologies }: Asked) {
	const { query } = readSupplierQuery(params, (key) => technologies.some((area) => area.key === key));
	const found = await suppliers(db, { ...query, page: '' }, lang, MOST_ROWS);
	return { items: found.suppliers.map((each) => supplierItem(each, origin)), total: found.total };
}

export async function readEvents(db: Db, { params, origin }: Asked) {
	const [all, now] = [await organisationDirectory(db), await clock(db)];
	const events =
		params.get('vis') === 'tidligere'
			? (await pastEvents(db, now, null, MOST_ROWS)).events
			: await comingEvents(db, now, MOST_ROWS);
	const items = events.map((each) =>
		eventItem(each, each.ownerId === null ? null : ownerOf(each.ownerId, all), origin)
	);
	return { items, total: items.length };
}

export async function readConcepts(db: Db, { params, lang, origin }: Asked) {
	const book = await glossaryBook(db);
	const { lines, total } = listed(book, readAsked(params), null, lang, MOST_ROWS);
	const kept = new Map((await conceptsWhere(db, isNull(concept.retiredAt))).map((each) => [each.id, each]));
	const items = lines.flatMap(({ id }) => kept.get(id) ?? []).map((each) => glossaryItem(each, origin));
	return { items, total };
}

function ownerOf(id: string, all: Directory<Organisation>): Owner {
	const found = all.get(id);
	return { id, name: { nb: found?.nameNb ?? id, sv: found?.nameSv ?? id } };
}

const BATCH = 1000;

/** In the order of the list; what was taken away between the two looks is gone. */
async function itemsOf<T>(
	listed: readonly { readonly id: string }[],
	read: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>
): Promise<T[]> {
	const items: T[] = [];
	for (let at = 0; at < listed.length; at += BATCH) {
		const ids = listed.slice(at, at + BATCH).map(({ id }) => id);
		const found = await read(ids);
		items.push(...ids.flatMap((id) => found.get(id) ?? []));
	}
	return items;
}
