import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { actingToday } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { membership, person } from './schema.server.ts';

/** Somebody who is written to on behalf of an owner; `organisationId` is where they work for it today. */
export type Answering = { email: string; language: Lang; organisationId: string };

type Member = Answering & { role: string };

/**
 * Who is reminded of an owner's things: the editors of the organisation that answers for it today, or its
 * administrators where it has none. One query for any number of owners.
 */
export async function answeringFor(db: Db, today: string): Promise<(ownerId: string) => readonly Answering[]> {
	const directory = await organisationDirectory(db);
	const rows: Member[] = await db
		.selectDistinct({
			email: person.email,
			language: sql<Lang>`${person.language}`,
			role: membership.role,
			organisationId: membership.organisationId
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(
			and(
				inArray(membership.role, ['editor', 'administrator']),
				lte(membership.startsOn, today),
				sql`coalesce(${membership.endsOn} >= ${today}, true)`
			)
		)
		.orderBy(person.email)
		.limit(5000);
	const byOrganisation = Map.groupBy(rows, ({ organisationId }) => organisationId);
	return (ownerId) => {
		const owner = directory.get(ownerId);
		const acting = owner ? actingToday(owner, directory, today).id : ownerId;
		return editorsOf(byOrganisation.get(acting) ?? []);
	};
}

function editorsOf(members: readonly Member[]): readonly Answering[] {
	const editors = members.filter(({ role }) => role === 'editor');
	return editors.length > 0 ? editors : members;
}
