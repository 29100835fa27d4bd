/** The needs of an organisation as its own people see them, drafts and all. */
import { asc, desc, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { stateWhen, type NeedState } from './need.ts';
import { need, needPartner } from './schema.server.ts';

export type OwnNeed = {
	id: string;
	title: string;
	language: string;
	/** As it stands now, with the deadline thought of. */
	state: NeedState;
	role: 'owner' | 'co_owner' | 'asked';
	deadline: string | null;
	deadlineTime: string | null;
	writtenAt: Date;
};

/** Those that these organisations own, alone or with others, and those that they are asked to; the last written first. */
export async function ownNeeds(db: Db, ids: readonly string[]): Promise<OwnNeed[]> {
	const owned = inArray(need.ownerId, [...ids]);
	const asked = sql`${needPartner.needId} = ${need.id} and ${needPartner.role} = 'co_owner'
		and ${inArray(needPartner.organisationId, [...ids])}`;
	const rows = await db
		.select({
			id: need.id,
			title: need.title,
			language: need.language,
			state: need.state,
			isOwner: sql<boolean>`${owned}`,
			isAccepted: sql<boolean>`exists (select from ${needPartner} where ${asked} and ${needPartner.acceptedAt} is not null)`,
			isOver: sql<boolean>`coalesce(clock_timestamp() >= need_closes_at(${need.deadline}, ${need.deadlineTime}), false)`,
			deadline: need.deadline,
			deadlineTime: need.deadlineTime,
			writtenAt: need.writtenAt
		})
		.from(need)
		.where(or(owned, sql`exists (select from ${needPartner} where ${asked})`))
		.orderBy(desc(need.writtenAt), asc(need.id))
		.limit(500);
	return rows.map(({ isOwner, isAccepted, isOver, deadlineTime, ...row }) => ({
		...row,
		state: stateWhen(isOver, row.state as NeedState),
		role: isOwner ? 'owner' : isAccepted ? 'co_owner' : 'asked',
		deadlineTime: deadlineTime?.slice(0, 5) ?? null
	}));
}
