import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { all, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { hasBegun, placeFor, signUpRefusal } from './event.ts';
import { readWishes } from './event-form.ts';
import { lockEvent, logForNeed, tallyOf, type LockedEvent, type Sender } from './event-work.server.ts';
import { fillSeats } from './queue.server.ts';
import { signUp } from './schema.server.ts';

export type Place = 'seat' | 'waiting';

/** A seat, or the last place in the queue; whoever comes again only changes their wishes. @throws 404, 403 */
export async function signUpFor(db: Db, by: Actor, slug: string, form: FormData): Promise<Decision<Place>> {
	return db.transaction(async (tx) => {
		const kept = await lockShown(tx, by, slug);
		const closed = signUpRefusal(kept, kept.now);
		const read = all({ open: closed ? no(closed) : yes(true), wishes: readWishes(form), for: readFor(by, form) });
		if (!read.ok) return read;

		const mine = and(eq(signUp.eventId, kept.id), eq(signUp.personId, by.personId));
		const [before] = await tx.update(signUp).set({ wishes: read.value.wishes }).where(mine).returning();
		if (before) return yes(before.state as Place);

		const { taken, waiting } = await tallyOf(tx, kept.id);
		const state = placeFor(kept.seats, taken, waiting);
		const organisationId = read.value.for;
		await tx.insert(signUp).values({
			eventId: kept.id,
			personId: by.personId,
			organisationId,
			state,
			wishes: read.value.wishes,
			at: kept.now
		});
		await logForNeed(tx, kept, { kind: 'signed_up', organisationId, personId: by.personId });
		return yes(state);
	});
}

/** Gives the seat or the place in the queue back; the first of the queue moves up. @throws 404, 403 */
export async function signOff(db: Db, by: Actor, slug: string, sender: Sender): Promise<Decision<true>> {
	return db.transaction(async (tx) => {
		const kept = await lockShown(tx, by, slug);
		if (hasBegun(kept, kept.now)) return no({ field: '', key: 'event.has_begun' });
		const [left] = await tx
			.delete(signUp)
			.where(and(eq(signUp.eventId, kept.id), eq(signUp.personId, by.personId)))
			.returning();
		if (!left) return yes(true);
		await logForNeed(tx, kept, {
			kind: 'sign_up_cancelled',
			organisationId: left.organisationId,
			personId: by.personId
		});
		await fillSeats(tx, kept, sender);
		return yes(true);
	});
}

/** @throws 404 of what is no public meeting, 403 to whom no meeting is open */
async function lockShown(tx: Db, by: Actor, slug: string): Promise<LockedEvent> {
	const kept = await lockEvent(tx, { slug });
	found(kept.state === 'draft' ? undefined : kept);
	demand(by, 'event.sign_up', { organisationId: null }, 'public.read');
	return kept;
}

/** For whom the person comes: one of their own organisations, the only one without asking. */
function readFor(by: Actor, form: FormData): Decision<string | null> {
	const own = by.memberships.map(({ organisationId }) => organisationId);
	const typed = field(form, 'organisation');
	if (own.includes(typed)) return yes(typed);
	if (new Set(own).size === 1 && typed === '') return yes(own[0] ?? null);
	return no({ field: 'organisation', key: 'event.organisation_missing' });
}
