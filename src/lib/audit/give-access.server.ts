/** The secretariat lets an auditor read everything, from a day to a day and for a purpose. */
import type { Actor } from '#lib/accounts/actor.ts';
import { addMember, lockHome } from '#lib/accounts/add-member.server.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { readAccess, type TypedAccess } from './access-form.ts';

const home = 'secretariat';

/** @returns the link that the invitation carries; null for somebody who signs in already */
export async function giveAccess(
	db: Db,
	by: Actor,
	typed: TypedAccess,
	{ origin, today }: { origin: string; today: string }
): Promise<Decision<{ link: string | null }>> {
	demand(by, 'audit.give_access', { organisationId: null }, 'audit.read');
	const read = readAccess(typed, today);
	if (!read.ok) return read;
	return db.transaction(async (tx) => {
		const place = found(await lockHome(tx, home, today));
		const { purpose, ...who } = read.value;
		const member = { ...who, role: 'auditor', substituteFor: null, reason: purpose } as const;
		return addMember(tx, place, member, { personId: by.personId, name: by.name, origin }, today);
	});
}
