/** Public needs as the database has them and as a program outside reads them. */
import { eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { publicStates, stateWhen, type NeedState } from '#lib/needs/need.ts';
import { need, needAddendum, needSite, question } from '#lib/needs/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';

type Both = { nb: string; sv: string };
export type Texts = Partial<Record<'nb' | 'nn' | 'sv', string>>;

/** A need as a program outside reads it. */
export type NeedItem = {
	id: string;
	url: Both;
	language: string;
	title: Texts;
	text: Texts;
	target_group: Texts;
	affected_count: number | null;
	technology: string | null;
	/** Instead of an area: all of its group. */
	technology_group: string | null;
	type: string;
	state: NeedState;
	country: string;
	owner: { id: string; name: Both };
	deadline: string | null;
	deadline_time: string | null;
	closes_at: string | null;
	is_sealed: boolean;
	published_at: string;
	updated_at: string;
	is_demo: boolean;
};

export const isPublic = inArray(need.state, [...publicStates]);
const isOver = sql<boolean>`coalesce(clock_timestamp() >= need_closes_at(${need.deadline}, ${need.deadlineTime}), false)`;
/** As it stands now: past its deadline it is closed. */
export const stateNow = sql`case when ${need.state} in ('open', 'dialogue') and ${isOver} then 'closed' else ${need.state} end`;
export const updatedAt = sql`greatest(${need.publishedAt}, ${need.endedAt}, (
	select max(${needAddendum.at}) from ${needAddendum} where ${needAddendum.needId} = ${need.id}), (
	select max(${question.answeredAt}) from ${question} where ${question.needId} = ${need.id}))`;
const instant = (at: SQL) => sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

export function items(db: Db) {
	return db
		.select({
			id: need.id,
			slug: need.slug,
			language: need.language,
			title: need.title,
			text: need.text,
			targetGroup: need.targetGroup,
			affectedCount: need.affectedCount,
			constraints: need.constraints,
			technology: need.technologyArea,
			technologyGroup: need.technologyGroup,
			type: need.type,
			state: need.state,
			isOver,
			country: organisation.country,
			ownerId: organisation.id,
			ownerNb: organisation.nameNb,
			ownerSv: organisation.nameSv,
			deadline: need.deadline,
			deadlineTime: need.deadlineTime,
			closesAt: sql<
				string | null
			>`to_char(need_closes_at(${need.deadline}, ${need.deadlineTime}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
			isSealed: need.isSealed,
			contactEmail: need.contactEmail,
			procurementUrl: need.procurementUrl,
			endReason: need.endReason,
			publishedAt: instant(sql`${need.publishedAt}`),
			updatedAt: instant(updatedAt),
			sites: sql<string[]>`array(
				select ${needSite.place} from ${needSite} where ${needSite.needId} = ${need.id} order by ${needSite.position})`,
			isDemo: need.isDemo
		})
		.from(need)
		.innerJoin(organisation, eq(organisation.id, need.ownerId))
		.$dynamic();
}

type Row = Awaited<ReturnType<typeof items>>[number];

export function itemOf(row: Row, origin: string): NeedItem {
	return {
		id: row.id,
		url: { nb: `${origin}/nb/behov/${row.slug}`, sv: `${origin}/sv/behov/${row.slug}` },
		language: row.language,
		title: { [row.language]: row.title },
		text: { [row.language]: row.text },
		target_group: { [row.language]: row.targetGroup },
		affected_count: row.affectedCount,
		technology: row.technology,
		technology_group: row.technologyGroup,
		// what is public has one
		type: row.type ?? '',
		state: stateWhen(row.isOver, row.state as NeedState),
		country: row.country,
		owner: { id: row.ownerId, name: { nb: row.ownerNb, sv: row.ownerSv } },
		deadline: row.deadline,
		deadline_time: row.deadlineTime?.slice(0, 5) ?? null,
		closes_at: row.closesAt,
		is_sealed: row.isSealed,
		published_at: row.publishedAt,
		updated_at: row.updatedAt,
		is_demo: row.isDemo
	};
}
