/**
 * What the people of a co-owner may do with a pilot as if they were the owner's: read the draft, write in it, and write lessons. All
 * else that is decided about it, and who the co-owners are, stays with the owner.
 */
import type { Actor } from '#lib/accounts/actor.ts';
import { may, type Action } from '#lib/accounts/may.ts';

const shared: readonly Action[] = ['pilot.read_draft', 'pilot.write', 'lesson.read_draft', 'lesson.write'];

export type CoOwned = { readonly ownerId: string; readonly coOwners: readonly string[] };

export function mayOn(by: Actor | null, action: Action, { ownerId, coOwners }: CoOwned): boolean {
	const whose = shared.includes(action) ? [ownerId, ...coOwners] : [ownerId];
	return whose.some((organisationId) => may(by, action, { organisationId }));
}
