/** The glossary as the secretariat has it on its desk. */
import { and, count, exists, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { readPage, type Page } from '#lib/page.ts';
import { conceptPage } from './concept-page.server.ts';
import { conceptsWhere, type KeptConcept } from './concepts.server.ts';
import { likePattern, type DeskAsked, type DeskState } from './desk.ts';
import { lineOf, type Line } from './ordbok.ts';
import { waitingFor } from './proposals.server.ts';
import { concept, conceptProposal, term } from './schema.server.ts';

const PER_PAGE = 50;

type DeskLine = Line & Pick<KeptConcept, 'reviewedAt' | 'editedAt' | 'retiredAt'>;
type DeskList = {
	readonly lines: readonly DeskLine[];
	readonly total: number;
	readonly page: Page;
	readonly waiting: number;
};

/** @throws 404 */
export async function deskList(
	db: Db,
	by: Actor,
	asked: DeskAsked,
	page: string | null,
	lang: Lang
): Promise<DeskList> {
	demand(by, 'glossary.read_proposals', { organisationId: null });
	const where = and(ofState[asked.state](db), wordsLike(asked.q), ofCategory(asked.category)) ?? sql`true`;
	const [[counted], [proposed]] = await Promise.all([
		db.select({ total: count() }).from(concept).where(where),
		db
			.select({ total: count() })
			.from(conceptProposal)
			.where(sql`${conceptProposal.state} = 'submitted'`)
	]);
	const total = counted?.total ?? 0;
	const at = readPage(page, total, PER_PAGE);
	const rows = await conceptsWhere(db, where, at, lang);
	const lines = rows.map((row) => ({
		...lineOf(row, lang),
		reviewedAt: row.reviewedAt,
		editedAt: row.editedAt,
		retiredAt: row.retiredAt
	}));
	return { lines, total, page: at, waiting: proposed?.total ?? 0 };
}

const ofState: Readonly<Record<DeskState, (db: Db) => SQL | undefined>> = {
	all: () => isNull(concept.retiredAt),
	unreviewed: () => and(isNull(concept.retiredAt), isNull(concept.reviewedAt)),
	edited: () => and(isNull(concept.retiredAt), isNotNull(concept.editedAt)),
	retired: () => isNotNull(concept.retiredAt),
	proposed: (db) =>
		exists(
			db
				.select()
				.from(conceptProposal)
				.where(sql`${conceptProposal.conceptId} = ${concept.id} and ${conceptProposal.state} = 'submitted'`)
		)
};

function ofCategory(category: string | null): SQL | undefined {
	return category === null ? undefined : sql`${concept.category} = ${category}`;
}

function wordsLike(q: string): SQL | undefined {
	if (q === '') return undefined;
	const pattern = likePattern(q);
	return sql`exists (select from ${term} where ${term}.concept_id = ${concept}.id and ${term}.word ilike ${pattern})`;
}

/** A concept with its history and the proposals that wait, for who edits it. @throws 404 */
export async function deskConcept(db: Db, by: Actor, id: string) {
	const proposals = await waitingFor(db, by, id);
	return {
		...(await conceptPage(db, id)),
		proposals: proposals.map(({ id: proposal, proposedAt }) => ({ id: proposal, proposedAt })),
		mayEdit: may(by, 'glossary.edit', { organisationId: null })
	};
}
