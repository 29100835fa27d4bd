/** Who has to do with what Karlstad does: its own people, those who decide and read, and those whom it is not for. */
import type { Db } from '#lib/db.server.ts';
import { actorOf } from './actor.ts';
import { makeMember } from './members.ts';

export async function karlstadPeople(db: Db) {
	const [editor, admin, finance, office, otherOffice, stranger, supplier, auditor] = await Promise.all([
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'admin.karlstad'),
		actorOf(db, 'okonomi.karlstad'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'sekretariat2'),
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'leverandor1'),
		actorOf(db, 'revisor')
	]);
	const reader = await makeMember(db, 'Läsare', 'reader', 'karlstad');
	return { reader, editor, admin, finance, office, otherOffice, stranger, supplier, auditor };
}
