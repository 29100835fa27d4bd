/** Setting a password through a link from a mail: accepting an invitation, or a new password for a forgotten one. */
import { eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { all, no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { readName } from './invitation.ts';
import { readLink, spendLink } from './mail-link.server.ts';
import { hashPassword } from './password.server.ts';
import { readPassword } from './password.ts';
import { person } from './schema.server.ts';
import { endAllSessions } from './session.server.ts';
import { forgetAccount } from './throttle.server.ts';
import { signInLimit } from './throttle.ts';

/** @returns the id of the person, who is signed in nowhere now */
export async function acceptLink(
	db: Db,
	token: string,
	typed: { name: string; password: string }
): Promise<Decision<string>> {
	const link = await readLink(db, token);
	if (link?.state !== 'good') return no({ field: '', key: 'account.link_no_longer_good' });
	const name = link.purpose === 'invitation' ? typed.name : link.person.name;
	const read = all({
		name: readName(name),
		password: readPassword(typed.password, link.person.email)
	});
	if (!read.ok) return read;

	const passwordHash = await hashPassword(read.value.password);
	return db.transaction(async (tx) => {
		if (!(await spendLink(tx, token))) return no({ field: '', key: 'account.link_no_longer_good' });
		const { id, email } = link.person;
		await tx.update(person).set({ passwordHash, name: read.value.name }).where(eq(person.id, id));
		await endAllSessions(tx, id);
		await forgetAccount(tx, signInLimit, email);
		const kind = link.purpose === 'invitation' ? 'account.invitation_accepted' : 'account.password_reset';
		await record(tx, { kind, by: id, organisationId: null, about: { kind: 'person', id } });
		return yes(id);
	});
}
