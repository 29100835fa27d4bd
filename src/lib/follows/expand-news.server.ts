/**
 * From what happened to those who follow: each piece of news becomes one notice for each follower, whatever number of
 * their follows it came by. A search is evaluated once, however many people follow it.
 *
 * One process at a time: the lock is taken before the first notice is written and held to the end, so that notices
 * become visible in the order of their ids. The place that a digest has come to relies on that.
 */
import { asc, exists, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import type { WordBook } from '#lib/glossary/word-sense.ts';
import { news } from '#lib/journal/schema.server.ts';
import { reached } from '#lib/kill-point.server.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import { paces } from './follow.ts';
import { directHits, followedSearch, readable, searchHit, type Followed, type Hit } from './matches-follow.ts';
import { factsOfNews, idList } from './news-facts.server.ts';
import type { NewsFacts } from './news-facts.ts';
import { searchFrom } from './search.ts';
import { follow, savedSearch } from './schema.server.ts';

/** Of no meaning but to be the same for all who expand. */
const EXPANDERS = 510_001;
const MOST_SEARCHES = 100_000;

/**
 * Expands the oldest news that wait. What may not be read by everybody any more becomes no notice.
 *
 * @returns how many were expanded; 0 when nothing is left
 */
export async function expandNews(db: Db, { most }: { most: number }): Promise<number> {
	const expanded = await db.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(${EXPANDERS})`);
		reached('expand-locked');
		const waiting = await waitingNews(tx, most);
		if (waiting.length === 0) return 0;
		await writeNotices(tx, await hitsOf(tx, await factsOfNews(tx, waiting)));
		reached('expand-notices-written');
		await tx
			.update(news)
			.set({ expandedAt: sql`now()` })
			.where(sql`${news.journalId} = any(${idList(waiting)})`);
		reached('expand-marked');
		return waiting.length;
	});
	reached('expand-committed');
	return expanded;
}

async function waitingNews(tx: Db, most: number): Promise<number[]> {
	const rows = await tx
		.select({ id: news.journalId })
		.from(news)
		.where(isNull(news.expandedAt))
		.orderBy(asc(news.journalId))
		.limit(most);
	return rows.map(({ id }) => id);
}

type NewsHit = Hit & { readonly news: number; readonly actor: string | null };

async function hitsOf(tx: Db, all: readonly NewsFacts[]): Promise<NewsHit[]> {
	if (all.length === 0) return [];
	const book = await glossaryBook(tx);
	const [searches, taxonomy, successors] = [
		await followedSearches(tx, book),
		await taxonomyOf(tx),
		await successorsOf(tx)
	];
	return all.flatMap((facts) => {
		const read = readable(facts, book);
		const found = searches.flatMap((each) => searchHit(each, read, taxonomy, book) ?? []);
		const hits = [...directHits(facts, taxonomy, successors), ...found];
		return hits.map((hit) => ({ ...hit, news: facts.newsId, actor: facts.actor }));
	});
}

async function followedSearches(tx: Db, book: WordBook): Promise<Followed[]> {
	const rows = await tx
		.select()
		.from(savedSearch)
		.where(
			exists(
				tx
					.select()
					.from(follow)
					.where(sql`${follow.targetKind} = 'search' and ${follow.targetId} = ${savedSearch.key}`)
			)
		)
		.limit(MOST_SEARCHES);
	return rows.map(({ key, query }) => followedSearch(key, searchFrom(query), book));
}

async function taxonomyOf(tx: Db): Promise<ReadonlyMap<string, string>> {
	const rows = await tx
		.select({ key: technologyArea.key, group: technologyArea.groupKey })
		.from(technologyArea)
		.limit(10_000);
	return new Map(rows.map(({ key, group }) => [key, group]));
}

async function successorsOf(tx: Db): Promise<ReadonlyMap<string, string>> {
	const rows = await tx
		.select({ id: organisation.id, next: organisation.succeededBy })
		.from(organisation)
		.where(isNotNull(organisation.succeededBy))
		.limit(10_000);
	return new Map(rows.flatMap(({ id, next }) => (next === null ? [] : [[id, next] as const])));
}

/** One statement: who follows what was hit, since before it happened, and did not do it themselves. */
async function writeNotices(tx: Db, hits: readonly NewsHit[]): Promise<void> {
	if (hits.length === 0) return;
	const quickest = sql.raw(`array['${paces.join("','")}']`);
	await tx.execute(sql`
		insert into notice (follower_id, news_id, reasons, pace)
		select f.follower_id, hit.news,
			jsonb_agg(jsonb_build_object('follow', f.id, 'kind', f.target_kind, 'word', hit.word, 'area', hit.area)
				order by f.created_at, f.id),
			(${quickest})[min(array_position(${quickest}, f.pace))]
		from jsonb_to_recordset(${JSON.stringify(hits)}::text::jsonb)
			as hit(news bigint, kind text, id text, word text, area text, actor uuid)
		join follow f on f.target_kind = hit.kind and f.target_id = hit.id and f.after < hit.news and f.confirm_hash is null
		join follower who on who.id = f.follower_id and (who.person_id is not null or who.confirmed_at is not null)
			and (hit.actor is null or who.person_id is distinct from hit.actor)
		group by f.follower_id, hit.news
		order by hit.news, f.follower_id
		on conflict (follower_id, news_id) do nothing`);
}
