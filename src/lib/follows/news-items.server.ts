/**
 * Notices as their follower may read them at this very moment. What is not public any more, and what only follows that
 * have ended brought, is left out.
 */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { translator } from '#lib/i18n.ts';
import { isContentLang, isLang, type Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { question } from '#lib/needs/schema.server.ts';
import { follower, notice } from './schema.server.ts';
import { factsOfNews } from './news-facts.server.ts';
import type { NewsFacts } from './news-facts.ts';
import type { NewsItem } from './news-item.ts';
import { changesOf, happened, pathOf, type Answered } from './news-words.ts';
import { reasonsTold, type KeptReason } from './reasons.server.ts';

/** Newest first, in the follower's own language unless another is asked for. */
export async function newsItems(
	db: Db,
	of: { followerId: string },
	noticeIds: readonly number[],
	asked?: Lang
): Promise<NewsItem[]> {
	if (noticeIds.length === 0) return [];
	const rows = await noticesOf(db, of.followerId, noticeIds);
	const lang = asked ?? (await languageOf(db, of.followerId));
	const facts = new Map(
		(
			await factsOfNews(
				db,
				rows.map(({ newsId }) => newsId)
			)
		).map((each) => [each.newsId, each])
	);
	const [answered, reasons] = [
		await answersTo(db, [...facts.values()]),
		await reasonsTold(db, of.followerId, rows, lang)
	];
	return rows
		.flatMap(({ id, newsId }) => {
			const [known, why] = [facts.get(newsId), reasons.get(id) ?? []];
			if (known === undefined || why.length === 0) return [];
			return [{ noticeId: id, ...told(known, answered.get(newsId), lang), reasons: why }];
		})
		.sort((one, other) => other.newsId - one.newsId);
}

function told(facts: NewsFacts, answered: Answered | undefined, lang: Lang): Omit<NewsItem, 'noticeId' | 'reasons'> {
	const words = { t: translator(lang, messages[lang]), lang };
	return {
		newsId: facts.newsId,
		kind: facts.kind,
		at: facts.at,
		about: facts.about,
		thing: { kind: facts.thing, slug: facts.slug },
		title: facts.title,
		language: facts.language,
		organisation: facts.owner && (lang === 'sv' ? facts.owner.nameSv : facts.owner.nameNb),
		what: happened(words, facts),
		changes: changesOf(words, facts, answered),
		path: pathOf(facts)
	};
}

async function noticesOf(db: Db, followerId: string, ids: readonly number[]) {
	const rows = await db
		.select({ id: notice.id, newsId: notice.newsId, reasons: notice.reasons })
		.from(notice)
		.where(and(eq(notice.followerId, followerId), inArray(notice.id, [...ids])));
	return rows.map((row) => ({ ...row, reasons: row.reasons as readonly KeptReason[] }));
}

async function languageOf(db: Db, followerId: string): Promise<Lang> {
	const [row] = await db
		.select({ lang: sql<string>`coalesce(${person.language}, ${follower.language})` })
		.from(follower)
		.leftJoin(person, eq(person.id, follower.personId))
		.where(eq(follower.id, followerId));
	return isLang(row?.lang) ? row.lang : 'nb';
}

/** By news: question and answer as everybody reads them. */
async function answersTo(db: Db, all: readonly NewsFacts[]): Promise<ReadonlyMap<number, Answered>> {
	const asked = all.flatMap((facts) => {
		const number = facts.after['answerNo'];
		const isAnswer = facts.kind === 'need.question_answered' && typeof number === 'number';
		return isAnswer ? [{ news: facts.newsId, need: facts.about.id, number }] : [];
	});
	if (asked.length === 0) return new Map();
	const rows = await db.execute<{
		news: string;
		public_text: string;
		language: string;
		answer: string;
		answer_language: string;
	}>(sql`
		select asked.news, q.public_text, q.language, q.answer, q.answer_language
		from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as asked(news bigint, need uuid, number int)
		join ${question} q on q.need_id = asked.need and q.answer_no = asked.number`);
	return new Map(
		rows.map((row) => [
			Number(row.news),
			{
				question: row.public_text,
				asked: isContentLang(row.language) ? row.language : 'nb',
				answer: row.answer,
				answered: isContentLang(row.answer_language) ? row.answer_language : 'nb'
			}
		])
	);
}
