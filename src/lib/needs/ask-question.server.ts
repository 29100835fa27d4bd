/** Anybody who is signed in asks about an open need. Nobody but the log of the need ever tells who. */
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { needFacts } from './need-facts.server.ts';
import { logParticipation } from './need-log.server.ts';
import { isOpen } from './need.ts';
import { tellAsked } from './question-mail.server.ts';
import type { Sender } from './need-mail.server.ts';
import type { Asked } from './question.ts';
import { question } from './schema.server.ts';

/** So many questions one person may ask about a need within a quarter of an hour: each is mail to its owners. */
const MOST = 30;
const tooMany = { field: '', key: 'question.too_many' };

/** What a refused question answers: 429 when one has asked too often, else 422. */
export function statusOfRefusal(issues: readonly { key: string }[]): 422 | 429 {
	return issues.some(({ key }) => key === tooMany.key) ? 429 : 422;
}

/** @throws 404 where there is no public need, 403 for whom asking is not */
export async function askQuestion(
	db: Db,
	by: Actor,
	slug: string,
	asked: Asked,
	sender: Sender
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		await askable(tx, by, slug, true);
		// read again with the need held still, so that the clock is that of after any wait
		const need = await askable(tx, by, slug);
		if (need.isOver || !isOpen(need.state)) return no({ field: '', key: 'question.closed' });
		if (await hasAskedMuch(tx, by, need.id)) return no(tooMany);
		const organisationId = onBehalf(by, asked.organisationId);
		if (organisationId === undefined) return no({ field: 'organisation', key: 'question.organisation_missing' });
		const [made] = await tx
			.insert(question)
			.values({
				needId: need.id,
				language: asked.language,
				text: asked.text,
				askedBy: by.personId,
				organisationId
			})
			.returning({ id: question.id });
		const { id } = found(made);
		const about = { kind: 'question', id };
		await record(tx, { kind: 'question.asked', by: by.personId, organisationId, about });
		await logParticipation(tx, [{ needId: need.id, kind: 'asked', organisationId, personId: by.personId }]);
		await tellAsked(tx, need, sender);
		return yes(id);
	});
}

/** The public need under this address, for whom it is to ask. @throws 404, 403 */
async function askable(db: Db, by: Actor, slug: string, lock = false) {
	const facts = await needFacts(db, { slug }, lock);
	const need = found(facts?.isPublic ? facts : undefined);
	demand(by, 'question.ask', { organisationId: null }, 'public.read');
	return need;
}

async function hasAskedMuch(tx: Db, { personId }: Actor, needId: string): Promise<boolean> {
	const isLately = gt(question.askedAt, sql`clock_timestamp() - interval '15 minutes'`);
	const lately = await tx
		.select({ id: question.id })
		.from(question)
		.where(and(eq(question.askedBy, personId), eq(question.needId, needId), isLately))
		.limit(MOST);
	return lately.length >= MOST;
}

/** One's only organisation without a question, null for somebody of none; undefined when one of several must be chosen. */
function onBehalf(by: Actor, chosen: string): string | null | undefined {
	const own = new Set(by.memberships.map(({ organisationId }) => organisationId));
	if (own.has(chosen)) return chosen;
	const [only = null, another] = own;
	return another === undefined ? only : undefined;
}

/** Names by which readers would know who asks. */
export function namesOf(by: Actor): string[] {
	return [by.name, ...by.memberships.flatMap(({ nameNb, nameSv }) => [nameNb, nameSv])];
}

export type OwnQuestion = {
	id: string;
	text: string;
	language: string;
	askedAt: Date;
	answerNo: number | null;
	declinedReason: string | null;
};

/** What this person has asked about a need, the newest first. */
export async function ownQuestions(db: Db, by: Actor, needId: string): Promise<OwnQuestion[]> {
	return db
		.select({
			id: question.id,
			text: question.text,
			language: question.language,
			askedAt: question.askedAt,
			answerNo: question.answerNo,
			declinedReason: question.declinedReason
		})
		.from(question)
		.where(and(eq(question.needId, needId), eq(question.askedBy, by.personId)))
		.orderBy(desc(question.askedAt), desc(question.id))
		.limit(100);
}
