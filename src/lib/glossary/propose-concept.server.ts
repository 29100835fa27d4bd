/** Anybody who is signed in may say what the glossary should say; the secretariat decides. */
import { and, count, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import type { ConceptContent } from './concept.ts';
import { changedFields } from './typed-concept.ts';
import { conceptsWhere } from './concepts.server.ts';
import { concept, conceptProposal } from './schema.server.ts';
import { contentOf } from './write-concept.server.ts';

/** More than one person has at heart at a time. */
const MOST_WAITING = 30;

type Proposal = {
	/** Null = one that is not there yet. */
	readonly conceptId: string | null;
	readonly content: ConceptContent;
	/** Why; in `language`. */
	readonly reason: string;
	readonly language: Lang;
};

/** @returns the id of the proposal @throws 404 */
export async function proposeConcept(db: Db, by: Actor, proposal: Proposal): Promise<Decision<string>> {
	demand(by, 'glossary.propose', { organisationId: null });
	return db.transaction(async (tx) => {
		const { conceptId, content, reason, language } = proposal;
		if (conceptId !== null && (await isAsItIs(tx, conceptId, content)))
			return no({ field: '', key: 'glossary.nothing_changed' });
		const mine = and(eq(conceptProposal.proposedBy, by.personId), eq(conceptProposal.state, 'submitted'));
		const [waiting] = await tx.select({ count: count() }).from(conceptProposal).where(mine);
		if ((waiting?.count ?? 0) >= MOST_WAITING)
			return no({ field: '', key: 'glossary.too_many_waiting', params: { max: MOST_WAITING } });
		const organisationId = by.memberships[0]?.organisationId ?? null;
		const [made] = await tx
			.insert(conceptProposal)
			.values({ conceptId, content, reason, language, organisationId, proposedBy: by.personId })
			.returning({ id: conceptProposal.id });
		const id = found(made).id;
		const about = { kind: 'concept_proposal', id };
		await record(tx, { kind: 'glossary.proposed', by: by.personId, organisationId, about, reason, after: content });
		return yes(id);
	});
}

/** @throws 404 when there is no such concept in use */
async function isAsItIs(tx: Db, id: string, content: ConceptContent): Promise<boolean> {
	const [row] = await conceptsWhere(tx, eq(concept.id, id));
	const kept = found(row?.retiredAt === null ? row : undefined);
	return changedFields(contentOf(kept), content).length === 0;
}
