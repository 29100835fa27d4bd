/** Who co-owns a pilot, where the whole of it is not read: as the version that is worked on names them. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Action } from '#lib/accounts/may.ts';
import { mayOn, type CoOwned } from './co-owner.ts';
import { pilot } from './schema.server.ts';

const naming = sql`co_owner.pilot_id = ${pilot.id} and co_owner.role = 'co_owner' and co_owner.number = (
	select number from pilot_version where pilot_id = ${pilot.id}
	order by case publication when 'published' then 1 when 'withdrawn' then 2 else 0 end, number desc limit 1)`;

/** A column of a query of pilots. */
export const coOwners = sql<string[]>`array(
	select co_owner.organisation_id from pilot_partner co_owner where ${naming} order by co_owner.organisation_id)`;

/** A condition of a query of pilots: one of the organisations co-owns it. */
export function isCoOwned(organisationIds: readonly string[]) {
	const organisations = sql.join(
		organisationIds.map((id) => sql`${id}`),
		sql`, `
	);
	return sql`exists (
		select from pilot_partner co_owner where ${naming} and co_owner.organisation_id in (${organisations}))`;
}

/**
 * Of what belongs to a pilot and is known to those with another right.
 *
 * @throws 404 when `by` may not even `read`, 403 when `by` may do that but not `action`
 */
export function demandShared(by: Actor, action: Action, of: CoOwned, read: Action): void {
	if (mayOn(by, action, of)) return;
	demand(by, action, { organisationId: of.ownerId }, mayOn(by, read, of) ? 'public.read' : action);
}
