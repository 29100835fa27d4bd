/** Instalments and advances of the running project, side by side. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { ProjectSide } from '#lib/projects/project.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { projectPartner } from '#lib/projects/schema.server.ts';
import type { Side } from '#lib/projects/rule-set.ts';
import { balanceOf, paymentWarnings, type Advance, type Instalment, type Settlement } from './payment.ts';
import { advance, advanceSettlement, instalment } from './schema.server.ts';

type Partner = { id: string; nb: string; sv: string; side: Side };

export async function paymentsPage(db: Db, by: Actor, today: string) {
	demand(by, 'payment.read', { organisationId: null });
	const project = await runningProject(db, today);
	if (!project) return { project: undefined };
	const [instalments, advances, partners] = await Promise.all([
		instalmentsOf(db, project.id),
		advancesOf(db, project.id),
		partnersOf(db, project.id)
	]);
	return {
		project,
		periods: project.periods,
		partners,
		sides: project.sides.map((side) => sideOf(side, instalments, advances)),
		mayWrite: may(by, 'payment.write', { organisationId: null }),
		me: by.personId
	};
}

function sideOf(side: ProjectSide, instalments: readonly Instalment[], advances: readonly Advance[]) {
	const own = instalments.filter((each) => each.side === side.side);
	const paid = advances.filter((each) => each.side === side.side);
	return {
		side: side.side,
		currency: side.currency,
		fund: side.fund,
		grantPercent: side.grantPercent,
		instalments: own,
		advances: paid,
		balance: balanceOf(side.grantMinor, own, paid),
		warnings: paymentWarnings(side, own, paid)
	};
}

export const instalmentColumns = {
	side: sql<Side>`${instalment.side}`,
	periodCode: instalment.periodCode,
	claimedOn: instalment.claimedOn,
	claimedMinor: instalment.claimedMinor,
	grantedOn: instalment.grantedOn,
	grantedMinor: instalment.grantedMinor,
	receivedOn: instalment.receivedOn,
	receivedMinor: instalment.receivedMinor,
	receivedNationalMinor: instalment.receivedNationalMinor,
	comment: instalment.comment,
	language: instalment.language,
	claimedBy: instalment.claimedBy,
	revision: instalment.revision
};

async function instalmentsOf(db: Db, projectId: string) {
	return db
		.select(instalmentColumns)
		.from(instalment)
		.where(eq(instalment.projectId, projectId))
		.orderBy(asc(instalment.claimedOn), asc(instalment.periodCode))
		.limit(200);
}

async function advancesOf(db: Db, projectId: string): Promise<Advance[]> {
	const rows = await db
		.select({
			id: advance.id,
			side: sql<Side>`${advance.side}`,
			nb: organisation.nameNb,
			sv: organisation.nameSv,
			paidOn: advance.paidOn,
			eurMinor: advance.eurMinor,
			nationalMinor: advance.nationalMinor,
			comment: advance.comment,
			language: advance.language
		})
		.from(advance)
		.leftJoin(organisation, eq(organisation.id, advance.organisationId))
		.where(eq(advance.projectId, projectId))
		.orderBy(asc(advance.paidOn), asc(advance.id))
		.limit(200);
	const settlements = await settlementsOf(db, projectId);
	return rows.map(({ nb, sv, ...row }) => ({
		...row,
		organisation: nb === null || sv === null ? null : { nb, sv },
		settlements: settlements.get(row.id) ?? []
	}));
}

async function settlementsOf(db: Db, projectId: string): Promise<ReadonlyMap<string, Settlement[]>> {
	const rows = await db
		.select({
			advanceId: advanceSettlement.advanceId,
			settledOn: advanceSettlement.settledOn,
			eurMinor: advanceSettlement.eurMinor,
			comment: advanceSettlement.comment
		})
		.from(advanceSettlement)
		.innerJoin(advance, and(eq(advance.id, advanceSettlement.advanceId), eq(advance.projectId, projectId)))
		.orderBy(asc(advanceSettlement.number))
		.limit(2000);
	return Map.groupBy(rows, ({ advanceId }) => advanceId);
}

async function partnersOf(db: Db, projectId: string): Promise<Partner[]> {
	return db
		.select({
			id: organisation.id,
			nb: organisation.nameNb,
			sv: organisation.nameSv,
			side: sql<Side>`${projectPartner.side}`
		})
		.from(projectPartner)
		.innerJoin(organisation, eq(organisation.id, projectPartner.organisationId))
		.where(eq(projectPartner.projectId, projectId))
		.orderBy(sql`${organisation.partnerOrder} nulls last`, asc(organisation.id))
		.limit(500);
}
