/** The secretariat takes a proposal into the glossary, with its own pen where needed, or says why not. Never its own. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import type { ConceptContent } from './concept.ts';
import { conceptsWhere } from './concepts.server.ts';
import { addFreeConcept } from './edit-concept.server.ts';
import { proposalById, wordOfProposal, type KeptProposal } from './proposals.server.ts';
import { concept, conceptProposal } from './schema.server.ts';
import { changeConcept, lockConcept } from './write-concept.server.ts';

export type Ruling =
	| {
			readonly verdict: 'accept';
			readonly content: ConceptContent;
			/** As everybody will read it in the history: who decides may leave out a name that has no place there. */
			readonly reason: string;
			/** Of who decides, and of the reason where they wrote another. */
			readonly language?: ContentLang | undefined;
			/** Of the concept as it was on the screen; of no meaning for a new one. */
			readonly revision: number;
	  }
	| { readonly verdict: 'decline'; readonly remark: string };

/** A proposal beside what the glossary says today. @throws 404 */
export async function proposalDesk(db: Db, by: Actor, id: string) {
	const { proposedBy, ...proposal } = await proposalById(db, by, id);
	const where = sql`${concept.id} = ${proposal.conceptId}`;
	const [now] = proposal.conceptId === null ? [] : await conceptsWhere(db, where);
	return { proposal, word: wordOfProposal(proposal), now: now ?? null, isOwn: proposedBy === by.personId };
}

/** @param origin address of the site, for the mail @throws 404, 403 */
export async function decideProposal(
	db: Db,
	by: Actor,
	id: string,
	ruling: Ruling,
	origin: string
): Promise<Decision<null>> {
	demand(by, 'glossary.edit', { organisationId: null }, 'glossary.read_proposals');
	return db.transaction(async (tx) => {
		const kept = await lockProposal(tx, by, id);
		if (kept.state !== 'submitted') return no({ field: '', key: 'glossary.decided_meanwhile' });
		if (kept.proposedBy === by.personId) return no({ field: '', key: 'glossary.own_proposal' });
		const conceptId = ruling.verdict === 'accept' ? await takeIn(tx, by, kept, ruling) : yes(kept.conceptId);
		if (!conceptId.ok) return conceptId;
		const remark = ruling.verdict === 'decline' ? ruling.remark : '';
		const state = ruling.verdict === 'accept' ? 'accepted' : 'declined';
		await tx
			.update(conceptProposal)
			.set({ state, conceptId: conceptId.value, decidedBy: by.personId, decidedAt: sql`now()`, remark })
			.where(eq(conceptProposal.id, id));
		await record(tx, {
			kind: `glossary.proposal_${state}`,
			by: by.personId,
			organisationId: null,
			about: { kind: 'concept_proposal', id },
			reason: remark === '' ? undefined : remark
		});
		await tellProposer(tx, kept, { state, conceptId: conceptId.value, remark, origin });
		return yes(null);
	});
}

async function lockProposal(tx: Db, by: Actor, id: string): Promise<KeptProposal> {
	const { id: known } = await proposalById(tx, by, id);
	await tx.select({ id: conceptProposal.id }).from(conceptProposal).where(eq(conceptProposal.id, known)).for('update');
	return proposalById(tx, by, known);
}

async function takeIn(
	tx: Db,
	by: Actor,
	{ conceptId, ...proposal }: KeptProposal,
	{ content, reason, revision, ...ruling }: Extract<Ruling, { verdict: 'accept' }>
): Promise<Decision<string>> {
	const language = reason === proposal.reason ? proposal.language : ruling.language;
	if (conceptId === null) return yes(await addFreeConcept(tx, by, { content, reason, language }));
	const kept = await lockConcept(tx, conceptId);
	if (kept.revision !== revision || kept.retiredAt !== null)
		return no({ field: '', key: 'glossary.changed_meanwhile' });
	await changeConcept(tx, by, kept, { what: 'edited', content, reason, language });
	return yes(conceptId);
}

type Outcome = { state: 'accepted' | 'declined'; conceptId: string | null; remark: string; origin: string };

async function tellProposer(tx: Db, kept: KeptProposal, { state, conceptId, remark, origin }: Outcome): Promise<void> {
	if (kept.proposedBy === null) return;
	const [row] = await tx
		.select({ email: person.email, name: person.name, language: sql<Lang>`${person.language}` })
		.from(person)
		.where(eq(person.id, kept.proposedBy));
	const { email, name, language } = found(row);
	const link = `${origin}/${language}/ordbok${conceptId === null ? '' : `/${conceptId}`}`;
	const params = { name, word: wordOfProposal(kept), remark, link };
	await enqueueMail(tx, [composeMail(`glossary_${state}`, { to: email, language }, params)]);
}
