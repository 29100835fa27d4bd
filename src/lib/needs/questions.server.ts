/** Questions as everybody reads them, and as those who answer do. Neither tells who asked. */
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { isId, type AnsweredQuestion } from './question.ts';
import { question } from './schema.server.ts';

/** In the order in which they were answered: that of asking could tell who asked. */
export async function answeredQuestions(db: Db, needId: string): Promise<AnsweredQuestion[]> {
	return db
		.select({
			number: sql<number>`${question.answerNo}`,
			question: sql<string>`${question.publicText}`,
			language: sql<ContentLang>`${question.language}`,
			answer: sql<string>`${question.answer}`,
			answerLanguage: sql<ContentLang>`${question.answerLanguage}`,
			answeredAt: sql<Date>`${question.answeredAt}`.mapWith(question.answeredAt)
		})
		.from(question)
		.where(and(eq(question.needId, needId), isNotNull(question.answeredAt)))
		.orderBy(asc(question.answerNo))
		.limit(1000);
}

type OpenQuestion = { id: string; text: string; language: ContentLang; askedAt: Date };

/** Those that wait, the oldest first. */
export async function openQuestions(db: Db, needId: string): Promise<OpenQuestion[]> {
	return db
		.select({
			id: question.id,
			text: question.text,
			language: sql<ContentLang>`${question.language}`,
			askedAt: question.askedAt
		})
		.from(question)
		.where(and(eq(question.needId, needId), isNull(question.answeredAt), isNull(question.declinedAt)))
		.orderBy(asc(question.askedAt), asc(question.id))
		.limit(500);
}

type DeclinedQuestion = OpenQuestion & { reason: string; declinedAt: Date };

export async function declinedQuestions(db: Db, needId: string): Promise<DeclinedQuestion[]> {
	return db
		.select({
			id: question.id,
			text: question.text,
			language: sql<ContentLang>`${question.language}`,
			askedAt: question.askedAt,
			reason: sql<string>`${question.declinedReason}`,
			declinedAt: sql<Date>`${question.declinedAt}`.mapWith(question.declinedAt)
		})
		.from(question)
		.where(and(eq(question.needId, needId), isNotNull(question.declinedAt)))
		.orderBy(asc(question.declinedAt), asc(question.id))
		.limit(500);
}

type QuestionToAnswer = OpenQuestion & { isOpen: boolean };

/** Undefined when this need has no such question. */
export async function questionOf(db: Db, needId: string, id: string): Promise<QuestionToAnswer | undefined> {
	if (!isId(id)) return undefined;
	const [row] = await db
		.select({
			id: question.id,
			text: question.text,
			language: sql<ContentLang>`${question.language}`,
			askedAt: question.askedAt,
			isOpen: sql<boolean>`${question.answeredAt} is null and ${question.declinedAt} is null`
		})
		.from(question)
		.where(and(eq(question.id, id), eq(question.needId, needId)));
	return row;
}

/** Names that would tell who asked, for warning whoever is about to publish one. */
export async function namesOfAsker(db: Db, id: string): Promise<string[]> {
	const [row] = await db
		.select({ person: person.name, nameNb: organisation.nameNb, nameSv: organisation.nameSv })
		.from(question)
		.leftJoin(person, eq(person.id, question.askedBy))
		.leftJoin(organisation, eq(organisation.id, question.organisationId))
		.where(eq(question.id, id));
	return Object.values(row ?? {}).filter((name) => name !== null);
}
