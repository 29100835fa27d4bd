import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { actingToday } from '#lib/organisations/organisation.ts';
import { organisationDirectory, type Organisation } from '#lib/organisations/organisations.server.ts';
import { ownershipTransfer } from './asked-schema.server.ts';
import { mayReceive, type HandOver } from './hand-over.ts';
import { recordMove } from './pilot-journal.server.ts';
import type { MailContext } from './pilot-mail.server.ts';
import { demandPilot } from './pilots.server.ts';
import { phaseChange, pilot, pilotPartner, pilotVersion } from './schema.server.ts';
import { mailTransfer } from './transfer-mail.server.ts';
import { openTransfer, transferById, type Transfer } from './transfers.server.ts';

/** Who could take over a pilot of this owner. */
export async function receiversFor(db: Db, ownerId: string, today: string): Promise<Organisation[]> {
	const all = await organisationDirectory(db);
	const owner = found(all.get(ownerId));
	const acting = actingToday(owner, all, today).id;
	return [...all.values()].filter((each) => each.id !== acting && mayReceive(each, owner, today));
}

/** An administrator of the owner asks another organisation to take the pilot over. */
export async function requestHandOver(
	db: Db,
	by: Actor,
	pilotId: string,
	{ to, reason }: HandOver,
	context: MailContext
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const asked = await demandPilot(tx, by, 'pilot.hand_over', pilotId, true);
		if (await openTransfer(tx, pilotId)) return no({ field: '', key: 'pilot.hand_over_waits' });
		const receivers = await receiversFor(tx, asked.ownerId, context.today);
		if (!receivers.some(({ id }) => id === to)) return no({ field: 'to', key: 'pilot.hand_over_choose' });

		await tx
			.insert(ownershipTransfer)
			.values({ pilotId, fromId: asked.ownerId, toId: to, reason, requestedBy: by.personId });
		await recordMove(tx, by, 'pilot.transfer_requested', asked, { reason, after: { receiver: to } });
		await mailTransfer(tx, found(await openTransfer(tx, pilotId)), 'requested', context);
		return yes(null);
	});
}

/** The owner takes the question back while nobody has answered it. */
export async function cancelHandOver(
	db: Db,
	by: Actor,
	pilotId: string,
	context: MailContext
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const asked = await demandPilot(tx, by, 'pilot.hand_over', pilotId, true);
		const open = await openTransfer(tx, pilotId);
		if (!open) return no({ field: '', key: 'pilot.moved_on' });
		await settle(tx, by, open, 'cancelled', '');
		await recordMove(tx, by, 'pilot.transfer_cancelled', asked, { after: { receiver: open.toId } });
		await mailTransfer(tx, open, 'cancelled', context);
		return yes(null);
	});
}

export type TransferAnswer = { id: string; accept: boolean; remark: string };

/** An administrator of the organisation that was asked takes the pilot over, or says no with a remark. */
export async function answerHandOver(
	db: Db,
	by: Actor,
	{ id, accept, remark }: TransferAnswer,
	context: MailContext
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const { pilotId, toId } = found(await transferById(tx, id));
		demand(by, 'pilot.take_over', { organisationId: toId }, 'workspace.read');
		await tx.select({ id: pilot.id }).from(pilot).where(eq(pilot.id, pilotId)).for('update');
		const open = await openTransfer(tx, pilotId);
		if (!open || open.id !== id) return no({ field: '', key: 'pilot.moved_on' });
		if (!accept && remark === '') return no({ field: 'reason', key: 'pilot.hand_over_remark_missing' });

		await settle(tx, by, open, accept ? 'accepted' : 'declined', remark);
		if (accept) await moveTo(tx, open);
		await recordMove(
			tx,
			by,
			accept ? 'pilot.transferred' : 'pilot.transfer_declined',
			{ id: pilotId, ownerId: accept ? toId : open.fromId },
			{ reason: remark, before: { owner: open.fromId }, after: { receiver: toId } }
		);
		await mailTransfer(
			tx,
			{ ...open, remark: remark === '' ? null : remark },
			accept ? 'accepted' : 'declined',
			context
		);
		return yes(null);
	});
}

async function settle(tx: Db, by: Actor, { id }: Transfer, state: Transfer['state'], remark: string): Promise<void> {
	await tx
		.update(ownershipTransfer)
		.set({ state, remark: remark === '' ? null : remark, decidedBy: by.personId, decidedAt: sql`now()` })
		.where(eq(ownershipTransfer.id, id));
}

/**
 * The new owner is no partner of itself, its readers no longer write to people of the old one, and what those asked their
 * own administrator is closed.
 */
async function moveTo(tx: Db, { pilotId, toId }: Transfer): Promise<void> {
	await tx.update(pilot).set({ ownerId: toId }).where(eq(pilot.id, pilotId));
	await tx
		.delete(pilotPartner)
		.where(
			and(
				eq(pilotPartner.pilotId, pilotId),
				eq(pilotPartner.organisationId, toId),
				inArray(pilotPartner.role, ['co_owner', 'test_site'])
			)
		);
	await tx
		.update(pilotVersion)
		.set({ professionalContact: null, itContact: null })
		.where(eq(pilotVersion.pilotId, pilotId));
	await tx
		.update(phaseChange)
		.set({ state: 'returned', decidedAt: sql`now()` })
		.where(and(eq(phaseChange.pilotId, pilotId), eq(phaseChange.state, 'submitted')));
}
