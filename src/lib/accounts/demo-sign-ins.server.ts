import { asc, eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { membership, person } from './schema.server.ts';

/** The one password of all demonstration sign-ins; no secret, it stands on the sign-in page. */
export const DEMO_PASSWORD = 'sol-demo-2026';

export type DemoSignIn = { email: string; name: string; role: string; nameNb: string; nameSv: string };

/** Everybody invented who can be signed in as, for the sign-in page of a demonstration. */
export async function demoSignIns(db: Db): Promise<DemoSignIn[]> {
	return db
		.select({
			email: person.email,
			name: person.name,
			role: membership.role,
			nameNb: organisation.nameNb,
			nameSv: organisation.nameSv
		})
		.from(person)
		.innerJoin(membership, eq(membership.personId, person.id))
		.innerJoin(organisation, eq(organisation.id, membership.organisationId))
		.where(eq(person.isDemo, true))
		.orderBy(asc(organisation.nameNb), asc(person.email))
		.limit(300);
}
