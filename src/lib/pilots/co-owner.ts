/**
 * What the people of a co-owner may do with a pilot as if they were the owner's: read all of it, write in its draft, and
 * write lessons, measurements and gains. What is decided about it, and who the co-owners are, stays with the owner.
 */
import type { Actor } from '#lib/accounts/actor.ts';
import { may, type Action } from '#lib/accounts/may.ts';

/** The rights of an owner that its co-owners have too. */
export const shared: readonly Action[] = [
	'pilot.read_draft',
	'pilot.write',
	'lesson.read_draft',
	'lesson.write',
	'measurement.read_draft',
	'measurement.write',
	'gain.read',
	'gain.write',
	'translation.read_draft',
	'translation.write',
	'translation.decide'
];

export type CoOwned = { readonly ownerId: string; readonly coOwners: readonly string[] };

export function mayOn(by: Actor | null, action: Action, { ownerId, coOwners }: CoOwned): boolean {
	const whose = shared.includes(action) ? [ownerId, ...coOwners] : [ownerId];
	return whose.some((organisationId) => may(by, action, { organisationId }));
}
