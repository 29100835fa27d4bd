import type { Db } from '#lib/db.server.ts';
import { actingToday } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { membersToday, type MemberToday } from './members-today.server.ts';

export type Administrators = {
	/** The organisation that answers for the pilot today. */
	organisationId: string;
	people: readonly MemberToday[];
};

/** Who may decide about the owner's pilots today, but for the one who asks. */
export async function administratorsBeside(
	db: Db,
	ownerId: string,
	personId: string,
	today: string
): Promise<Administrators> {
	const directory = await organisationDirectory(db);
	const owner = directory.get(ownerId);
	const organisationId = owner ? actingToday(owner, directory, today).id : ownerId;
	const people = await membersToday(db, [organisationId], today, ['administrator']);
	return { organisationId, people: people.filter((each) => each.personId !== personId) };
}
