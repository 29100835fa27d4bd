/** What a search would have brought of late, so that one sees what one is about to follow. */
import { desc } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import { translator } from '#lib/i18n.ts';
import { news } from '#lib/journal/schema.server.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { followedSearch, readable, searchHit } from './matches-follow.ts';
import { factsOfNews } from './news-facts.server.ts';
import { happened, pathOf } from './news-words.ts';
import type { Search } from './search.ts';

export type Found = {
	id: number;
	title: string;
	language: ContentLang;
	path: string;
	what: string;
	at: Date;
	word: string;
};

const LOOKED_AT = 200;
const SHOWN = 5;

export async function wouldFind(db: Db, search: Search, lang: Lang): Promise<Found[]> {
	const rows = await db.select({ id: news.journalId }).from(news).orderBy(desc(news.journalId)).limit(LOOKED_AT);
	const [facts, areas] = [
		await factsOfNews(
			db,
			rows.map(({ id }) => id)
		),
		await technologies(db)
	];
	const taxonomy = new Map(areas.map(({ key, groupKey }) => [key, groupKey]));
	const book = await glossaryBook(db);
	const followed = followedSearch('', search, book);
	const words = { t: translator(lang, messages[lang]), lang };
	return facts
		.toReversed()
		.flatMap((each) => {
			const hit = searchHit(followed, readable(each, book), taxonomy, book);
			if (hit === undefined) return [];
			const { newsId: id, title, language, at } = each;
			return [{ id, title, language, path: pathOf(each), what: happened(words, each), at, word: hit.word }];
		})
		.slice(0, SHOWN);
}
