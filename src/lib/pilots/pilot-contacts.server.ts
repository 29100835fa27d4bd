import type { Db } from '#lib/db.server.ts';
import { membersToday, type MemberToday } from './members-today.server.ts';
import type { ContactRole } from './pilot-view.ts';

type Named = { professionalContact: string | null; itContact: string | null };
export type Contact = MemberToday & { role: ContactRole };

/** To whom readers may write: those whom the version names, as long as they belong to who answers for the pilot today. */
export async function contactsOf(
	db: Db,
	{ professionalContact, itContact }: Named,
	acting: string,
	today: string
): Promise<Contact[]> {
	if (professionalContact === null && itContact === null) return [];
	const members = await membersToday(db, [acting], today);
	const as = (role: ContactRole, id: string | null): Contact[] =>
		members.filter(({ personId }) => personId === id).map((member) => ({ ...member, role }));
	return [...as('professional', professionalContact), ...as('it', itContact)];
}
