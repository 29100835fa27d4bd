/**
 * An administrator lets somebody in, or lets somebody stand in for a member who is away. A supplier has no administrator:
 * its people invite their colleagues, from the day on which the secretariat has verified the firm.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { no, type Decision } from '#lib/decision.ts';
import type { Actor } from './actor.ts';
import { addMember, lockHome } from './add-member.server.ts';
import { may } from './may.ts';
import type { Sender } from './new-member.ts';
import { demand, found } from './demand.server.ts';
import { readInvitation, readSubstitution } from './invitation.ts';
import { isRole } from './member.ts';
import { membership } from './schema.server.ts';

/** From the action of a page: where, whose site, on which day. */
export type Where = { organisationId: string; origin: string; today: string };

type Added = Decision<{ link: string | null }>;

export async function inviteMember(
	db: Db,
	by: Actor,
	{ organisationId, origin, today }: Where,
	typed: { email: string; name: string; role: string }
): Promise<Added> {
	demand(by, 'member.invite', { organisationId }, 'member.read');
	return db.transaction(async (tx) => {
		const home = found(await lockHome(tx, organisationId, today));
		if (!home.isVerified && !may(by, 'member.manage', { organisationId }))
			return no({ field: '', key: 'member.firm_not_verified' });
		const read = readInvitation(typed, home.kind);
		if (!read.ok) return read;
		const member = { ...read.value, startsOn: today, endsOn: null, substituteFor: null };
		return addMember(tx, home, member, senderOf(by, origin), today);
	});
}

/** @param membershipId of the member who is away; the substitute gets the same role between the two days */
export async function nameSubstitute(
	db: Db,
	by: Actor,
	{ organisationId, origin, today }: Where,
	membershipId: string,
	typed: { email: string; name: string; startsOn: string; endsOn: string }
): Promise<Added> {
	demand(by, 'member.manage', { organisationId }, 'member.read');
	return db.transaction(async (tx) => {
		const home = found(await lockHome(tx, organisationId, today));
		const [absent] = await tx
			.select({ personId: membership.personId, role: membership.role })
			.from(membership)
			.where(
				and(
					sql`${membership.id}::text = ${membershipId}`,
					eq(membership.organisationId, organisationId),
					isNull(membership.substituteFor)
				)
			);
		const { personId, role } = found(absent);
		if (!isRole(role)) return no({ field: '', key: 'member.role_does_not_fit' });
		if (role === 'auditor') return no({ field: '', key: 'member.auditor_elsewhere' });
		const read = readSubstitution(typed, today);
		if (!read.ok) return read;
		return addMember(tx, home, { ...read.value, role, substituteFor: personId }, senderOf(by, origin), today);
	});
}

function senderOf(by: Actor, origin: string): Sender {
	return { personId: by.personId, name: by.name, origin };
}
