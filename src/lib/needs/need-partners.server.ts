/** Others who stand behind a need: asked to own it too, or saying that they have it as well. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { tellCoOwner, type Sender } from './need-mail.server.ts';
import { demandNeed, noteNeed, otherPartners, workedNeed } from './need-work.server.ts';
import { needPartner } from './schema.server.ts';

export type NeedPartner = {
	organisationId: string;
	role: 'co_owner' | 'same_need';
	isAccepted: boolean;
};

export async function partnersOf(db: Db, needId: string): Promise<NeedPartner[]> {
	const rows = await db
		.select({
			organisationId: needPartner.organisationId,
			role: needPartner.role,
			isAccepted: sql<boolean>`${needPartner.acceptedAt} is not null`
		})
		.from(needPartner)
		.innerJoin(organisation, eq(organisation.id, needPartner.organisationId))
		.where(eq(needPartner.needId, needId))
		.orderBy(asc(needPartner.role), asc(needPartner.createdAt), asc(needPartner.organisationId))
		.limit(200);
	return rows.map((row) => ({ ...row, role: row.role === 'co_owner' ? 'co_owner' : 'same_need' }));
}

/** Owners ask another partner to own the need with them. @throws 404, 403 */
export async function askCoOwner(
	db: Db,
	by: Actor,
	id: string,
	organisationId: string,
	sender: Sender
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'need.write', id, true);
		const choices = await otherPartners(tx, [...kept.actingIds, ...kept.askedIds]);
		if (!choices.some((each) => each.id === organisationId))
			return no({ field: 'partner', key: 'need.partner_missing' });
		await tx
			.insert(needPartner)
			.values({ needId: id, organisationId, role: 'co_owner' })
			.onConflictDoUpdate({
				target: [needPartner.needId, needPartner.organisationId],
				set: { role: 'co_owner', acceptedBy: null, acceptedAt: null }
			});
		await noteNeed(tx, by, 'need.co_owner_asked', kept, { after: { organisation: organisationId } });
		await tellCoOwner(tx, kept, organisationId, sender);
		return yes(null);
	});
}

/** An editor or administrator of the asked organisation says yes or no. @throws 404, 403 */
export async function answerCoOwner(
	db: Db,
	by: Actor,
	id: string,
	{ organisationId, accepts }: { organisationId: string; accepts: boolean }
): Promise<Decision<null>> {
	demand(by, 'need.join', { organisationId }, 'need.read_draft');
	return db.transaction(async (tx) => {
		const kept = await askedOf(tx, id, organisationId);
		const asked = and(
			here(id, organisationId),
			eq(needPartner.role, 'co_owner'),
			sql`${needPartner.acceptedAt} is null`
		);
		const answered = accepts
			? await tx.update(needPartner).set(agreed(by)).where(asked).returning()
			: await tx.delete(needPartner).where(asked).returning();
		if (answered.length === 0) return no({ field: '', key: 'need.moved_on' });
		const kind = accepts ? 'need.co_owner_accepted' : 'need.co_owner_declined';
		await noteNeed(tx, by, kind, kept, { after: { organisation: organisationId } });
		return yes(null);
	});
}

/** The need, held; there is none for an organisation that has no part in it and cannot read it. */
async function askedOf(tx: Db, id: string, organisationId: string) {
	const kept = found(await workedNeed(tx, id, true));
	const knows = kept.isPublic || [...kept.actingIds, ...kept.askedIds].includes(organisationId);
	return found(knows ? kept : undefined);
}

/** Owners take back what was not answered, and a co-owner steps back from what it owns. @throws 404, 403 */
export async function endCoOwner(db: Db, by: Actor, id: string, organisationId: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'need.write', id, true);
		if (!kept.askedIds.includes(organisationId)) demand(by, 'need.write', { organisationId }, 'public.read');
		const ended = await tx
			.delete(needPartner)
			.where(and(here(id, organisationId), eq(needPartner.role, 'co_owner')))
			.returning();
		if (ended.length === 0) return no({ field: '', key: 'need.moved_on' });
		await noteNeed(tx, by, 'need.co_owner_ended', kept, { before: { organisation: organisationId } });
		return yes(null);
	});
}

/** One click: a partner has this need too, or has it no more. @throws 404, 403 */
export async function sayAlsoOurs(
	db: Db,
	by: Actor,
	needId: string,
	{ organisationId, isOurs }: { organisationId: string; isOurs: boolean }
): Promise<Decision<null>> {
	demand(by, 'need.join', { organisationId }, 'public.read');
	return db.transaction(async (tx) => {
		const kept = await workedNeed(tx, needId, true);
		const open = found(kept?.isPublic ? kept : undefined);
		const choices = await otherPartners(tx, open.actingIds);
		if (open.state === 'cancelled' || !choices.some(({ id }) => id === organisationId))
			return no({ field: '', key: 'need.moved_on' });
		const changed = isOurs
			? await tx
					.insert(needPartner)
					.values({ needId: open.id, organisationId, role: 'same_need', ...agreed(by) })
					.onConflictDoNothing()
					.returning()
			: await tx
					.delete(needPartner)
					.where(and(here(open.id, organisationId), eq(needPartner.role, 'same_need')))
					.returning();
		const kind = isOurs ? 'need.joined' : 'need.left';
		// clicked twice, it is said once
		if (changed.length > 0) await noteNeed(tx, by, kind, open, { after: { organisation: organisationId } });
		return yes(null);
	});
}

function here(needId: string, organisationId: string) {
	return and(eq(needPartner.needId, needId), eq(needPartner.organisationId, organisationId));
}

function agreed(by: Actor) {
	return { acceptedBy: by.personId, acceptedAt: sql`now()` };
}
