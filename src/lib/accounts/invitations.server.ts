import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';

export type InvitedTo = { nameNb: string; nameSv: string; role: string; invitedBy: string | null };

/** Where a person who was invited will be a member, and who asked them in, as the log has it. */
export async function invitedTo(db: Db, personId: string, today: string): Promise<InvitedTo[]> {
	return db.execute<InvitedTo>(sql`
		select organisation.name_nb as "nameNb", organisation.name_sv as "nameSv", membership.role,
			inviter.name as "invitedBy"
		from membership
		join organisation on organisation.id = membership.organisation_id
		left join lateral (
			select person_id from journal_entry
			where about_kind = 'person' and about_id = membership.person_id::text
				and kind in ('member.invited', 'member.added') and organisation_id = membership.organisation_id
			order by id desc limit 1
		) invitation on true
		left join person inviter on inviter.id = invitation.person_id
		where membership.person_id = ${personId} and coalesce(membership.ends_on >= ${today}, true)
		order by organisation.name_nb limit 50`);
}
