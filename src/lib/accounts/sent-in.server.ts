import { eq, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { found } from './demand.server.ts';
import { person } from './schema.server.ts';

type SentIn = { readonly owner: { nameNb: string; nameSv: string }; readonly submittedBy: string | null };

/** Whose it is and who handed it in, for whoever decides on it. @throws 404 when there is no such owner */
export async function sentInBy(db: Db, kept: { ownerId: string; submittedBy: string | null }): Promise<SentIn> {
	const [row] = await db
		.select({ nameNb: organisation.nameNb, nameSv: organisation.nameSv, submittedBy: person.name })
		.from(organisation)
		.leftJoin(person, eq(person.id, sql`${kept.submittedBy}::uuid`))
		.where(eq(organisation.id, kept.ownerId));
	const { submittedBy, ...owner } = found(row);
	return { owner, submittedBy };
}
