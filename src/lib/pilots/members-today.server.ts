import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Role } from '#lib/accounts/actor.ts';
import { membership, person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';

export type MemberToday = { personId: string; name: string; email: string; language: Lang };

/** More than any organisation has members; a mistake in the data must not become a flood of mail. */
const MOST = 500;

/**
 * Those who belong to one of the organisations today, or to any when none is named, with one of the roles where they are named, and have accepted
 * their invitation, by name. Who has left is not among them.
 */
export async function membersToday(
	db: Db,
	organisationIds: readonly string[] | null,
	today: string,
	roles?: readonly Role[]
): Promise<MemberToday[]> {
	return db
		.selectDistinct({
			personId: person.id,
			name: person.name,
			email: person.email,
			language: sql<Lang>`${person.language}`
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(
			and(
				organisationIds === null ? undefined : inArray(membership.organisationId, [...organisationIds]),
				roles && inArray(membership.role, [...roles]),
				lte(membership.startsOn, today),
				or(isNull(membership.endsOn), gte(membership.endsOn, today)),
				isNotNull(person.passwordHash)
			)
		)
		.orderBy(asc(person.name), asc(person.id))
		.limit(MOST);
}
