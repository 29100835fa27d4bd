import type { Actor, Role } from '#lib/accounts/actor.ts';
import { membership, person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';

/** A person with a password (of no use here) and one role, as the actor that signing in would give. */
export async function makeMember(
	db: Db,
	name: string,
	role: Role,
	organisationId: string
): Promise<Actor & { membershipId: string }> {
	const email = `${name.toLowerCase()}.${organisationId}@x.example`;
	const [made] = await db
		.insert(person)
		.values({ email, name, language: 'nb', passwordHash: 'none' })
		.returning({ id: person.id });
	const personId = made?.id ?? '';
	const [held] = await db
		.insert(membership)
		.values({ personId, organisationId, role, startsOn: '2026-01-01' })
		.returning({ id: membership.id });
	const memberships = [{ organisationId, nameNb: '', nameSv: '', role, covers: [organisationId] }];
	return { personId, name, email, language: 'nb', memberships, membershipId: held?.id ?? '' };
}
