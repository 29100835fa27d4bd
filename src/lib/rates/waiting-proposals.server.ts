import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';

/** What is asked for, with who asked, in which language the reason is, and when. */
type Waiting<Asked> = Asked & { id: string; by: string; language: string; at: Date; isOwn: boolean };

/** What waits to be decided, the oldest first. */
export async function waitingProposals<Asked extends object>(
	db: Db,
	by: Actor,
	kind: 'rates' | 'rule_set'
): Promise<Waiting<Asked>[]> {
	const rows = await db.execute<{
		id: string;
		content: Asked;
		by: string;
		language: string;
		at: string;
		own: boolean;
	}>(sql`
		select p.id, p.content, person.name as by, p.language, p.proposed_at as at, p.proposed_by = ${by.personId} as own
		from rule_proposal p join person on person.id = p.proposed_by
		where p.kind = ${kind} and p.state = 'proposed' order by p.proposed_at limit 50`);
	return [...rows].map(({ content, at, own, ...row }) => ({ ...content, ...row, at: new Date(at), isOwn: own }));
}
