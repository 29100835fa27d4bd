/** What is new, for feed readers: pilots, results and lessons. Needs and meetings have feeds of their own. */
import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import { atomFeed, atomType, tagUri, type AtomEntry } from '#lib/atom.ts';
import type { Db } from '#lib/db.server.ts';
import { readChosen } from '#lib/facet.ts';
import { translator, type MessageKey, type Translate } from '#lib/i18n.ts';
import { pairLang, type Lang } from '#lib/lang.ts';
import { lessonFacets } from '#lib/lessons/lesson-filters.ts';
import { publicLessons } from '#lib/lessons/public-lessons.server.ts';
import { startOfDay } from '#lib/local-time.ts';
import { messages } from '#lib/messages.server.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { firstSentence } from '#lib/pilots/pilot-view.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { isPublic } from '#lib/results/result-rows.server.ts';
import { indicator, measurement } from '#lib/results/schema.server.ts';

type FeedName = 'piloter' | 'resultat' | 'laerdommer';
export type Place = { readonly lang: Lang; readonly origin: string; readonly isDemo: boolean; readonly today: string };
type Words = Place & { readonly t: Translate };

const MOST = 50;
const feeds: Readonly<
	Record<FeedName, { title: MessageKey; thing: string; entries: (db: Db, words: Words) => Promise<AtomEntry[]> }>
> = {
	piloter: { title: 'open_data.feed_title_pilots', thing: 'pilot-list', entries: pilotEntries },
	resultat: { title: 'open_data.feed_title_results', thing: 'result-list', entries: resultEntries },
	laerdommer: { title: 'open_data.feed_title_lessons', thing: 'lesson-list', entries: lessonEntries }
};

export async function feedText(db: Db, name: FeedName, place: Place): Promise<string> {
	const { lang, origin, isDemo, today } = place;
	const t = translator(lang, messages[lang]);
	const { title, thing, entries } = feeds[name];
	return atomFeed({
		id: tagUri(origin, `${thing}/${lang}`),
		title: t(title),
		...(isDemo && { subtitle: t('ui.demo_notice') }),
		language: lang,
		self: `${origin}/${lang}/${name}/feed.atom`,
		link: `${origin}/${lang}/${name}`,
		author: 'SOL',
		updated: startOfDay(today),
		entries: await entries(db, { ...place, t })
	});
}

export async function feedAnswer(db: Db, name: FeedName, place: Place): Promise<Response> {
	const text = await feedText(db, name, place);
	return new Response(text, { headers: { 'Content-Type': atomType, 'Cache-Control': 'no-cache' } });
}

const changedAt = sql<string>`coalesce(${pilotVersion.decidedAt}, ${pilot.publishedAt}, ${pilotVersion.editedAt})`;

async function pilotEntries(db: Db, { lang, origin }: Words): Promise<AtomEntry[]> {
	const rows = await db
		.select({
			id: pilot.id,
			slug: pilot.slug,
			language: pilot.language,
			title: pilotVersion.title,
			summary: pilotVersion.summary,
			technology: pilotVersion.technologyArea,
			owner: { nameNb: organisation.nameNb, nameSv: organisation.nameSv },
			published: pilot.publishedAt,
			changedAt
		})
		.from(pilot)
		.innerJoin(pilotVersion, and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.publication, 'published')))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(isNull(pilot.hiddenAt))
		.orderBy(desc(changedAt), pilot.id)
		.limit(MOST);
	return rows.map((row) => ({
		id: tagUri(origin, `pilot/${row.id}`),
		title: row.title,
		link: `${origin}/${lang}/piloter/${row.slug}`,
		updated: new Date(row.changedAt),
		published: row.published ?? undefined,
		language: foreign(row.language, lang),
		summary: row.summary,
		author: nameIn(lang, row.owner),
		categories: row.technology === null ? [] : [row.technology]
	}));
}

/** Without values: who wants them opens the page, which says how they were measured. */
async function resultEntries(db: Db, { lang, origin, t }: Words): Promise<AtomEntry[]> {
	const decidedAt = sql<string>`coalesce(${measurement.decidedAt}, ${measurement.endsOn}::timestamptz)`;
	const rows = await db
		.select({
			id: measurement.id,
			from: measurement.startsOn,
			to: measurement.endsOn,
			slug: pilot.slug,
			title: pilotVersion.title,
			language: pilot.language,
			indicator: { nb: indicator.nameNb, sv: indicator.nameSv, key: indicator.key },
			owner: { nameNb: organisation.nameNb, nameSv: organisation.nameSv },
			decidedAt
		})
		.from(measurement)
		.innerJoin(
			indicator,
			and(eq(indicator.key, measurement.indicatorKey), eq(indicator.version, measurement.indicatorVersion))
		)
		.innerJoin(pilot, eq(pilot.id, measurement.pilotId))
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(and(isPublic, ne(measurement.point, 'baseline')))
		.orderBy(desc(decidedAt), measurement.id)
		.limit(MOST);
	return rows.map((row) => ({
		id: tagUri(origin, `measurement/${row.id}`),
		title: row.title,
		link: `${origin}/${lang}/piloter/${row.slug}#results`,
		updated: new Date(row.decidedAt),
		language: foreign(row.language, lang),
		summary: t('open_data.feed_result', { indicator: row.indicator[pairLang(lang)], from: row.from, to: row.to }),
		author: nameIn(lang, row.owner),
		categories: [row.indicator.key]
	}));
}

async function lessonEntries(db: Db, { lang, origin }: Words): Promise<AtomEntry[]> {
	const all = await organisationDirectory(db);
	const { lessons } = await publicLessons(db, readChosen(new URLSearchParams(), lessonFacets([])).chosen, null, MOST);
	return lessons.map(({ id, language, content, publishedOn, ownerId }) => {
		const owner = all.get(ownerId);
		return {
			id: tagUri(origin, `lesson/${id}`),
			title: content.title,
			link: `${origin}/${lang}/laerdommer/${id}`,
			updated: startOfDay(publishedOn),
			language: foreign(language, lang),
			summary: firstSentence(content.advice || content.whatHappened || content.title),
			author: owner ? nameIn(lang, owner) : ownerId,
			categories: [content.kind]
		};
	});
}

function foreign(language: string, lang: Lang): string | undefined {
	return language === lang ? undefined : language;
}
