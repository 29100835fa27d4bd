/** Who asks: of Karlstad, of other partners, of firms. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { actorOf } from '../actor.ts';
import { makeMember } from '../members.ts';

export const firm = 's1';

/** The verbs ask for somebody, and pages send who is nobody to sign in first; here the verbs are called past the pages. */
const nobody = null as unknown as Actor;

export type Person = {
	readonly by: Actor;
	/** The organisation in whose name the person acts: the own one, Karlstad for those who have no workspace. */
	readonly home: string;
};

async function firmWhere(db: Db, condition: ReturnType<typeof sql>): Promise<string> {
	const [row] = await db.execute<{ id: string }>(
		sql`select id from organisation where kind = 'supplier' and ${condition} order by id limit 1`
	);
	return the(row).id;
}

export async function needPeople(db: Db) {
	const unverified = await firmWhere(db, sql`verified_at is null and not is_adviser`);
	const adviser = await firmWhere(db, sql`is_adviser`);
	const one = (by: Actor, home: string): Person => ({ by, home });
	return {
		anonymous: one(nobody, 'karlstad'),
		reader: one(await makeMember(db, 'Lisa', 'reader', 'karlstad'), 'karlstad'),
		editor: one(await actorOf(db, 'redaktor.karlstad'), 'karlstad'),
		finance: one(await actorOf(db, 'okonomi.karlstad'), 'karlstad'),
		administrator: one(await actorOf(db, 'admin.karlstad'), 'karlstad'),
		coOwner: one(await actorOf(db, 'redaktor.ringsaker'), 'ringsaker'),
		asked: one(await actorOf(db, 'redaktor.hammaro'), 'hammaro'),
		stranger: one(await actorOf(db, 'redaktor.arvika'), 'arvika'),
		strangerAdmin: one(await actorOf(db, 'admin.arvika'), 'arvika'),
		secretariat: one(await actorOf(db, 'sekretariat1'), 'karlstad'),
		firm: one(await actorOf(db, 'leverandor1'), firm),
		otherFirm: one(await actorOf(db, 'leverandor2'), 's2'),
		unverified: one(await makeMember(db, 'Una', 'supplier', unverified), unverified),
		adviser: one(await makeMember(db, 'Rolf', 'supplier', adviser), adviser),
		auditor: one(await actorOf(db, 'revisor'), 'karlstad')
	};
}

export type People = Awaited<ReturnType<typeof needPeople>>;

export function the<T>(given: T | null | undefined): T {
	if (given === null || given === undefined) throw new Error('There is none');
	return given;
}
