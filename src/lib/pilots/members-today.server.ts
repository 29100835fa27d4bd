import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Role } from '#lib/accounts/actor.ts';
import { membership, person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';

export type MemberToday = { personId: string; name: string; email: string; language: Lang };

/** More than any organisation has members; a mistake in the data must not become a flood of mail. */
const MOST = 500;

const columns = {
	personId: person.id,
	name: person.name,
	email: person.email,
	language: sql<Lang>`${person.language}`
};

/** Of a membership and its person. */
function isMember(today: string) {
	return and(
		lte(membership.startsOn, today),
		or(isNull(membership.endsOn), gte(membership.endsOn, today)),
		isNotNull(person.passwordHash)
	);
}

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
		.selectDistinct(columns)
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(
			and(
				organisationIds === null ? undefined : inArray(membership.organisationId, [...organisationIds]),
				roles && inArray(membership.role, [...roles]),
				isMember(today)
			)
		)
		.orderBy(asc(person.name), asc(person.id))
		.limit(MOST);
}

/** One person, as long as they belong to any organisation today. */
export async function memberToday(db: Db, personId: string, today: string): Promise<MemberToday | undefined> {
	const [row] = await db
		.selectDistinct(columns)
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(and(eq(person.id, personId), isMember(today)));
	return row;
}
