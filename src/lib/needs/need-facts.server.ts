/** What questions, answers and meetings have to know of the need they belong to. */
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { may, type Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { isPublicState, type NeedState } from './need.ts';
import { need, needPartner } from './schema.server.ts';

export type NeedFacts = {
	readonly id: string;
	readonly slug: string;
	readonly title: string;
	readonly language: string;
	readonly ownerId: string;
	/** The owner and the co-owners that accepted: all of them act for the need. */
	readonly actingIds: readonly string[];
	/** As written down; one past its deadline may still say open. */
	readonly state: NeedState;
	readonly isPublic: boolean;
	readonly isSealed: boolean;
	readonly deadline: string | null;
	readonly deadlineTime: string | null;
	/** By the clock of the database, at the moment of asking. */
	readonly isOver: boolean;
	readonly closesAt: Date | null;
};

/** `lock` holds the need until the end of the transaction, so that its state and deadline stay as read. */
export async function needFacts(
	db: Db,
	at: { id: string } | { slug: string },
	lock = false
): Promise<NeedFacts | undefined> {
	const asked = db
		.select({
			id: need.id,
			slug: need.slug,
			title: need.title,
			language: need.language,
			ownerId: need.ownerId,
			state: need.state,
			isSealed: need.isSealed,
			deadline: need.deadline,
			deadlineTime: need.deadlineTime,
			// not now(): that is the moment at which the transaction began, which may be before it waited for a lock
			isOver: sql<boolean>`coalesce(clock_timestamp() >= need_closes_at(${need.deadline}, ${need.deadlineTime}), false)`,
			closesAt: sql<string | null>`need_closes_at(${need.deadline}, ${need.deadlineTime})`,
			partners: sql<string[]>`array(select ${needPartner.organisationId} from ${needPartner}
				where ${and(eq(needPartner.needId, need.id), eq(needPartner.role, 'co_owner'))} and ${needPartner.acceptedAt} is not null
				order by 1)`
		})
		.from(need)
		.where('id' in at ? eq(need.id, at.id) : eq(need.slug, at.slug));
	const [row] = await (lock ? asked.for('share', { of: need }) : asked);
	if (!row) return undefined;
	const { partners, closesAt, ...rest } = row;
	const state = rest.state as NeedState;
	return {
		...rest,
		state,
		isPublic: isPublicState(state),
		actingIds: [rest.ownerId, ...partners],
		closesAt: closesAt === null ? null : new Date(closesAt)
	};
}

/** The acting organisation in whose name the person may do this; the owner's where nobody may, so that `demand` refuses. */
export function actingFor(by: Actor | null, action: Action, { ownerId, actingIds }: NeedFacts): string {
	return actingIds.find((organisationId) => may(by, action, { organisationId })) ?? ownerId;
}
