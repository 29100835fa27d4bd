import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { hasBegun, signUpRefusal } from './event.ts';
import { lockEvent, logForNeed, slotsOf, type LockedEvent, type Sender, type SlotRow } from './event-work.server.ts';
import { fillSlots, giveSlot } from './queue.server.ts';
import { slot, slotWaiting } from './schema.server.ts';

type Wish = {
	readonly slug: string;
	readonly organisationId: string;
	/** '' = whichever is first. */
	readonly slotId: string;
};
export type Booked = 'booked' | 'waiting';

/** A conversation for a firm, another one for a firm that has one, or a place in the queue when all are taken. @throws 404, 403 */
export async function bookSlot(db: Db, by: Actor, wish: Wish, sender: Sender): Promise<Decision<Booked>> {
	return db.transaction(async (tx) => {
		const kept = await lockShown(tx, by, wish);
		const refused = await refusal(tx, kept, wish.organisationId);
		if (refused) return no(refused);

		const slots = await slotsOf(tx, kept.id);
		const own = slots.find(({ organisationId }) => organisationId === wish.organisationId);
		const free = slots.filter(({ organisationId }) => organisationId === null);
		if (own && (wish.slotId === '' || wish.slotId === own.id)) return yes('booked');
		if (free.length === 0 && !own) return queue(tx, kept, by, wish.organisationId);
		const chosen = wish.slotId === '' ? free[0] : free.find(({ id }) => id === wish.slotId);
		if (!chosen) return no({ field: 'slot', key: 'event.slot_taken' });

		if (own) await release(tx, kept, own, by);
		await giveSlot(tx, kept, chosen.id, { organisationId: wish.organisationId, personId: by.personId });
		if (own) await fillSlots(tx, kept, sender);
		return yes('booked');
	});
}

/** Gives the conversation, or the place in the queue for one, back; the first firm that waits gets it. @throws 404, 403 */
export async function cancelSlot(
	db: Db,
	by: Actor,
	wish: Pick<Wish, 'slug' | 'organisationId'>,
	sender: Sender
): Promise<Decision<true>> {
	return db.transaction(async (tx) => {
		const kept = await lockShown(tx, by, wish);
		if (hasBegun(kept, kept.now)) return no({ field: '', key: 'event.has_begun' });
		await tx
			.delete(slotWaiting)
			.where(and(eq(slotWaiting.eventId, kept.id), eq(slotWaiting.organisationId, wish.organisationId)));
		const own = (await slotsOf(tx, kept.id)).find(({ organisationId }) => organisationId === wish.organisationId);
		if (!own) return yes(true);
		await release(tx, kept, own, by);
		await fillSlots(tx, kept, sender);
		return yes(true);
	});
}

async function lockShown(tx: Db, by: Actor, { slug, organisationId }: Pick<Wish, 'slug' | 'organisationId'>) {
	const kept = await lockEvent(tx, { slug });
	found(kept.state === 'draft' ? undefined : kept);
	demand(by, 'slot.book', { organisationId }, 'public.read');
	return kept;
}

async function refusal(tx: Db, kept: LockedEvent, organisationId: string): Promise<Issue | undefined> {
	const [firm] = await tx
		.select({ isAdviser: organisation.isAdviser, verifiedAt: organisation.verifiedAt })
		.from(organisation)
		.where(eq(organisation.id, organisationId));
	if (!firm || firm.isAdviser) return { field: '', key: 'event.slot_not_for_advisers' };
	if (firm.verifiedAt === null) return { field: '', key: 'event.slot_not_verified' };
	return signUpRefusal(kept, kept.now);
}

async function queue(tx: Db, kept: LockedEvent, by: Actor, organisationId: string): Promise<Decision<Booked>> {
	if ((await slotsOf(tx, kept.id)).length === 0) return no({ field: '', key: 'event.no_slots' });
	await tx
		.insert(slotWaiting)
		.values({ eventId: kept.id, organisationId, askedBy: by.personId, at: kept.now })
		.onConflictDoNothing();
	return yes('waiting');
}

async function release(tx: Db, kept: LockedEvent, own: SlotRow, by: Actor): Promise<void> {
	await tx
		.update(slot)
		.set({ organisationId: null, bookedBy: null, bookedAt: null, remindedAt: null })
		.where(eq(slot.id, own.id));
	await logForNeed(tx, kept, {
		kind: 'slot_cancelled',
		organisationId: own.organisationId,
		personId: by.personId
	});
}
