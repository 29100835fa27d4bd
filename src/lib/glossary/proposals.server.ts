/** What people proposed, for those who decide and for the one who did. */
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { mainWord, type ConceptContent } from './concept.ts';
import { conceptProposal } from './schema.server.ts';

type ProposalState = 'submitted' | 'accepted' | 'declined';
export type KeptProposal = {
	id: string;
	conceptId: string | null;
	content: ConceptContent;
	reason: string;
	language: Lang;
	organisation: { nb: string; sv: string } | null;
	proposedBy: string | null;
	proposedAt: Date;
	state: ProposalState;
	decidedAt: Date | null;
	remark: string;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST = 200;

/** Those that wait, the oldest first. @throws 404 */
export async function waitingProposals(db: Db, by: Actor): Promise<KeptProposal[]> {
	mayRead(by);
	return proposalsWhere(db, eq(conceptProposal.state, 'submitted'), asc(conceptProposal.proposedAt));
}

/** @throws 404 */
export async function proposalById(db: Db, by: Actor, id: string): Promise<KeptProposal> {
	mayRead(by);
	const where = uuid.test(id) ? eq(conceptProposal.id, id) : sql`false`;
	return found((await proposalsWhere(db, where, asc(conceptProposal.id)))[0]);
}

/** The newest of the person's own. */
export async function ownProposals(db: Db, by: Actor): Promise<KeptProposal[]> {
	return proposalsWhere(db, eq(conceptProposal.proposedBy, by.personId), desc(conceptProposal.proposedAt));
}

/** Those of a concept that wait, so that nobody proposes what was proposed yesterday. */
export async function waitingFor(db: Db, by: Actor, conceptId: string): Promise<KeptProposal[]> {
	mayRead(by);
	const where = and(eq(conceptProposal.conceptId, conceptId), eq(conceptProposal.state, 'submitted'));
	return proposalsWhere(db, where ?? sql`false`, asc(conceptProposal.proposedAt));
}

/** The word that a proposal is known by. */
export function wordOfProposal({ content, language }: Pick<KeptProposal, 'content' | 'language'>): string {
	return mainWord(content, language) ?? mainWord(content, 'nb') ?? mainWord(content, 'sv') ?? '';
}

async function proposalsWhere(db: Db, where: SQL, order: SQL, most = MOST): Promise<KeptProposal[]> {
	return db
		.select({
			id: conceptProposal.id,
			conceptId: conceptProposal.conceptId,
			content: sql<ConceptContent>`${conceptProposal.content}`,
			reason: conceptProposal.reason,
			language: sql<Lang>`${conceptProposal.language}`,
			organisation: { nb: organisation.nameNb, sv: organisation.nameSv },
			proposedBy: conceptProposal.proposedBy,
			proposedAt: conceptProposal.proposedAt,
			state: sql<ProposalState>`${conceptProposal.state}`,
			decidedAt: conceptProposal.decidedAt,
			remark: conceptProposal.remark
		})
		.from(conceptProposal)
		.leftJoin(organisation, eq(organisation.id, conceptProposal.organisationId))
		.where(where)
		.orderBy(order, asc(conceptProposal.id))
		.limit(most);
}

function mayRead(by: Actor): void {
	demand(by, 'glossary.read_proposals', { organisationId: null });
}
