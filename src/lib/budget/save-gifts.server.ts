import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Project } from '#lib/projects/project.ts';
import { giftFaults, sum, type Frame, type Gift } from './budget.ts';
import { frameOf } from './budget-versions.server.ts';
import { asSeen, lockVersion, touch } from './locked-version.server.ts';
import { coFinancing } from './schema.server.ts';

export type EditedGifts = { number: number; revision: number; organisationId: string; gifts: readonly Gift[] };

/** Kinds of contributions in kind that the rules of a partner's side allow. */
export function inKindOf(project: Project, { partners }: Pick<Frame, 'partners'>, organisationId: string) {
	const side = project.sides.find((each) => each.side === partners.get(organisationId));
	return side ? side.ruleSet.sides[side.side].inKind : [];
}

/** Replaces the co-financing of one partner in a draft. @throws 404 also of an organisation that is no partner; 403 */
export async function saveGifts(db: Db, by: Actor, project: Project, edited: EditedGifts): Promise<Decision<null>> {
	demand(by, 'budget.propose', { organisationId: null }, 'budget.read');
	const { number, organisationId, gifts } = edited;
	const frame = await frameOf(db, project);
	found(frame.partners.get(organisationId));
	const faults = giftFaults(gifts, inKindOf(project, frame, organisationId));
	if (faults.length > 0) return no(...faults);
	return db.transaction(async (tx) => {
		const row = found(await lockVersion(tx, project.id, number));
		const seen = asSeen(row, 'draft', edited.revision);
		if (!seen.ok) return seen;
		const own = and(eq(coFinancing.versionId, row.id), eq(coFinancing.organisationId, organisationId));
		const before = await tx.delete(coFinancing).where(own).returning({ minor: coFinancing.amountMinor });
		const rows = gifts.map(({ kind, form, source, minor }) => ({
			...{ projectId: project.id, versionId: row.id, organisationId },
			...{ kind, form, source, amountMinor: minor }
		}));
		if (rows.length > 0) await tx.insert(coFinancing).values(rows);
		await touch(tx, row.id);
		await record(tx, {
			kind: 'budget_version.gifts_changed',
			by: by.personId,
			organisationId,
			about: { kind: 'budget_version', id: `${project.id} ${number}` },
			before: { total: String(sum(before.map(({ minor }) => minor))) },
			after: { total: String(sum(gifts.map(({ minor }) => minor))) }
		});
		return yes(null);
	});
}
