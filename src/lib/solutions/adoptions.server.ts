/** The uses of solutions as the two sides see them: who uses it, and who says so. */
import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may, type Action } from '#lib/accounts/may.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import type { Stage } from './adoption.ts';
import { adoption, solution } from './schema.server.ts';
import { solutionWorkspace, type SolutionWorkspace } from './solution-workspace.server.ts';

type Names = { nameNb: string; nameSv: string };

export type Adoption = {
	id: string;
	stage: Stage;
	revision: number;
	sinceOn: string;
	userCount: number | null;
	endedOn: string | null;
	endedReason: string;
	/** Language of the reason. */
	language: ContentLang;
	declaredAt: Date;
	declaredBy: string | null;
	declarer: Names & { id: string };
	organisation: Names & { id: string };
	solution: { id: string; slug: string; name: string; language: ContentLang; isPublic: boolean };
	pilot: { title: string; language: ContentLang } | null;
};

const declarer = alias(organisation, 'declarer');

function adoptionRows(db: Db) {
	return db
		.select({
			id: adoption.id,
			stage: sql<Stage>`${adoption.stage}`,
			revision: adoption.revision,
			sinceOn: adoption.sinceOn,
			userCount: adoption.userCount,
			endedOn: adoption.endedOn,
			endedReason: adoption.endedReason,
			language: sql<ContentLang>`${adoption.language}`,
			declaredAt: adoption.declaredAt,
			declaredBy: person.name,
			declarer: { id: declarer.id, nameNb: declarer.nameNb, nameSv: declarer.nameSv },
			organisation: { id: organisation.id, nameNb: organisation.nameNb, nameSv: organisation.nameSv },
			solution: {
				id: solution.id,
				slug: solution.slug,
				name: solution.name,
				language: sql<ContentLang>`${solution.language}`,
				isPublic: sql<boolean>`${solution.publication} = 'published'`
			},
			pilot: { title: pilotVersion.title, language: sql<ContentLang>`${pilot.language}` }
		})
		.from(adoption)
		.innerJoin(solution, eq(solution.id, adoption.solutionId))
		.innerJoin(organisation, eq(organisation.id, adoption.organisationId))
		.innerJoin(declarer, eq(declarer.id, adoption.declarerId))
		.leftJoin(person, eq(person.id, adoption.declaredBy))
		.leftJoin(pilot, eq(pilot.id, adoption.pilotId))
		.leftJoin(pilotVersion, and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.publication, 'published')));
}

type Row = Awaited<ReturnType<typeof adoptionRows>>[number];

function adoptionOf({ pilot: from, ...row }: Row): Adoption {
	return { ...row, pilot: from?.title ? { ...from, title: from.title } : null };
}

/** What the organisation uses or is said to use, and what it has said of others; what waits comes first. */
export async function adoptionsOf(
	db: Db,
	{ covers }: Pick<SolutionWorkspace, 'covers'>
): Promise<{ own: Adoption[]; ofOthers: Adoption[] }> {
	const ids = [...covers];
	const rows = await adoptionRows(db)
		.where(or(inArray(adoption.organisationId, ids), inArray(adoption.declarerId, ids)))
		.orderBy(sql`${adoption.stage} = 'declared' desc`, desc(adoption.sinceOn), asc(adoption.id))
		.limit(400);
	const isOwn = (row: Row) => covers.includes(row.organisation.id);
	return {
		own: rows.filter(isOwn).map(adoptionOf),
		ofOthers: rows.filter((row) => !isOwn(row)).map(adoptionOf)
	};
}

/** @throws 404 in the workspace of anybody but the two sides */
export async function adoptionIn(
	db: Db,
	by: Actor | null,
	organisationId: string,
	id: string
): Promise<{ workspace: SolutionWorkspace; adoption: Adoption }> {
	const workspace = await solutionWorkspace(db, by, organisationId);
	const wanted = await demandAdoption(db, by, 'adoption.read', id);
	const isHere = [wanted.organisation.id, wanted.declarer.id].some((side) => workspace.covers.includes(side));
	return { workspace, adoption: found(isHere ? wanted : undefined) };
}

/**
 * One adoption, for reading by either side or for what only the adopting organisation may do.
 *
 * @throws 404 when there is none or `by` may not know of it, 403 when `by` may read it but not do `action`
 */
export async function demandAdoption(
	db: Db,
	by: Actor | null,
	action: Extract<Action, `adoption.${string}`>,
	id: string,
	lock = false
): Promise<Adoption> {
	if (lock) await db.execute(sql`select from adoption where id::text = ${id} for update`);
	const [row] = await adoptionRows(db).where(sql`${adoption.id}::text = ${id}`);
	const wanted = adoptionOf(found(row));
	const isKnown = mayKnow(by, wanted);
	if (action === 'adoption.read')
		demand(by, isKnown ? 'account.use' : action, { organisationId: wanted.organisation.id });
	else demand(by, action, { organisationId: wanted.organisation.id }, isKnown ? 'public.read' : 'adoption.read');
	return wanted;
}

/** Either side knows of it, and when it is confirmed, everybody does. */
function mayKnow(by: Actor | null, { stage, declarer: from, organisation: user, solution: what }: Adoption): boolean {
	if (stage !== 'declared' && what.isPublic) return true;
	return [from.id, user.id].some((organisationId) => may(by, 'adoption.read', { organisationId }));
}
