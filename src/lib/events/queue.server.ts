/** Who waits gets what becomes free, in the order in which they came. The meeting is locked by the caller. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { hasBegun, movingUp } from './event.ts';
import { tellFirm, tellPeople } from './event-mail.server.ts';
import { logForNeed, tallyOf, type LockedEvent, type Sender } from './event-work.server.ts';
import { signUp, slot, slotWaiting } from './schema.server.ts';

/** Fills seats that are free; whoever moves up gets a mail. */
export async function fillSeats(tx: Db, kept: LockedEvent, sender: Sender): Promise<void> {
	if (hasBegun(kept, kept.now)) return;
	const { taken, waiting } = await tallyOf(tx, kept.id);
	const free = movingUp(kept.seats, taken, waiting);
	if (free === 0) return;
	const first = tx
		.select({ id: signUp.id })
		.from(signUp)
		.where(and(eq(signUp.eventId, kept.id), eq(signUp.state, 'waiting')))
		.orderBy(asc(signUp.id))
		.limit(free);
	const moved = await tx
		.update(signUp)
		.set({ state: 'seat' })
		.where(inArray(signUp.id, first))
		.returning({ personId: signUp.personId });
	await tellPeople(
		tx,
		kept,
		'event_seat',
		moved.map(({ personId }) => personId),
		sender
	);
}

/** Gives free conversations, the earliest first, to the firms that wait; their people get a mail. */
export async function fillSlots(tx: Db, kept: LockedEvent, sender: Sender): Promise<void> {
	if (hasBegun(kept, kept.now)) return;
	const free = await tx
		.select({ id: slot.id, startsAt: slot.startsAt })
		.from(slot)
		.where(and(eq(slot.eventId, kept.id), isNull(slot.organisationId)))
		.orderBy(asc(slot.startsAt))
		.limit(60);
	const waiting = await tx
		.select()
		.from(slotWaiting)
		.where(eq(slotWaiting.eventId, kept.id))
		.orderBy(asc(slotWaiting.id))
		.limit(free.length);
	// at most as many turns as a meeting has conversations, each with mails of its own
	for (const [index, next] of waiting.entries()) {
		const given = free[index];
		if (!given) return;
		await tx.delete(slotWaiting).where(eq(slotWaiting.id, next.id));
		await giveSlot(tx, kept, given.id, { organisationId: next.organisationId, personId: next.askedBy });
		await tellFirm(tx, kept, 'event_slot', { organisationId: next.organisationId, startsAt: given.startsAt }, sender);
	}
}

/** The firm holds the conversation from now on; it was free. */
export async function giveSlot(
	tx: Db,
	kept: LockedEvent,
	id: string,
	to: { readonly organisationId: string; readonly personId: string | null }
): Promise<void> {
	await tx
		.update(slot)
		.set({ organisationId: to.organisationId, bookedBy: to.personId, bookedAt: kept.now, remindedAt: null })
		.where(and(eq(slot.id, id), isNull(slot.organisationId)));
	await logForNeed(tx, kept, { kind: 'slot_booked', ...to });
}
