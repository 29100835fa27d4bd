/** A need as those see it who work on it, in whose workspace it stands, and the guard of everything they do with it. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may, type Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { record } from '#lib/journal/journal.server.ts';
import { predecessorsOf } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { NeedContent } from './need-content.ts';
import { actingFor, needFacts, type NeedFacts } from './need-facts.server.ts';
import { stateWhen, type NeedState, type NeedType } from './need.ts';
import { need, needPartner, needSite } from './schema.server.ts';

export type WorkedNeed = NeedFacts & {
	/** As it stands now, with the deadline thought of. */
	readonly stateNow: NeedState;
	readonly content: NeedContent;
	readonly revision: number;
	readonly remark: string | null;
	readonly writtenBy: string | null;
	readonly submittedBy: string | null;
	readonly submittedAt: Date | null;
	readonly publishedAt: Date | null;
	readonly endReason: string;
	readonly pilotId: string | null;
	/** Asked to own it too, without an answer yet. */
	readonly askedIds: readonly string[];
};

/**
 * The need, when `by` may do this with it: for its owner, a co-owner, or anybody.
 *
 * @param lock keeps others from changing it until the end of the transaction
 * @throws 404 when `by` may not know of it, 403 when `by` may know but not do this
 */
export async function demandNeed(db: Db, by: Actor, action: Action, id: string, lock = false): Promise<WorkedNeed> {
	const kept = found(await workedNeed(db, id, lock));
	const knows: Action = kept.isPublic ? 'public.read' : 'need.read_draft';
	const organisationId = actingFor(by, action, kept);
	if (may(by, action, { organisationId })) return kept;
	demand(by, action, { organisationId: actingFor(by, knows, kept) }, knows);
	return kept;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Undefined when there is none; whoever asks has made sure that this reader may know. */
export async function workedNeed(db: Db, id: string, lock = false): Promise<WorkedNeed | undefined> {
	if (!uuid.test(id)) return undefined;
	const asked = db
		.select({
			row: need,
			sites: sql<string[]>`array(
				select ${needSite.place} from ${needSite} where ${needSite.needId} = ${need.id} order by ${needSite.position})`,
			askedIds: sql<string[]>`array(select ${needPartner.organisationId} from ${needPartner}
				where ${needPartner.needId} = ${need.id} and ${needPartner.role} = 'co_owner' and ${needPartner.acceptedAt} is null)`
		})
		.from(need)
		.where(eq(need.id, id));
	const [kept] = await (lock ? asked.for('update', { of: need }) : asked);
	// after the lock, so that the clock is read when nobody else can change it
	const facts = kept && (await needFacts(db, { id }));
	if (!facts) return undefined;
	const { row, sites, askedIds } = kept;
	const { revision, remark, writtenBy, submittedBy, submittedAt, publishedAt, endReason, pilotId } = row;
	const life = { revision, remark, writtenBy, submittedBy, submittedAt, publishedAt, endReason, pilotId };
	return {
		...facts,
		...life,
		askedIds,
		stateNow: stateWhen(facts.isOver, facts.state),
		content: contentOf(row, sites)
	};
}

function contentOf(row: typeof need.$inferSelect, sites: readonly string[]): NeedContent {
	return {
		title: row.title,
		language: row.language as ContentLang,
		text: row.text,
		targetGroup: row.targetGroup,
		affectedCount: row.affectedCount,
		constraints: row.constraints,
		technologyArea: row.technologyArea,
		technologyGroup: row.technologyGroup,
		type: row.type as NeedType | null,
		sites,
		deadline: row.deadline,
		deadlineTime: row.deadlineTime?.slice(0, 5) ?? null,
		isSealed: row.isSealed,
		contactEmail: row.contactEmail,
		procurementUrl: row.procurementUrl
	};
}

export type NeedWorkspace = {
	readonly id: string;
	readonly nameNb: string;
	readonly nameSv: string;
	readonly language: Lang;
	/** The organisation and those that it came after. */
	readonly covers: readonly string[];
};

/** @throws 404 when there is no such partner, or its needs are not for `by` */
export async function needWorkspace(db: Db, by: Actor | null, organisationId: string): Promise<NeedWorkspace> {
	demand(by, 'need.read_draft', { organisationId });
	const all = await organisationDirectory(db);
	const own = found(all.get(organisationId));
	return {
		id: own.id,
		nameNb: own.nameNb,
		nameSv: own.nameSv,
		language: own.language,
		covers: [own.id, ...predecessorsOf(own.id, all).map(({ id }) => id)]
	};
}

export type NeedInWorkspace = {
	workspace: NeedWorkspace;
	need: WorkedNeed;
	/** The organisation of the workspace is only asked to own it too, and reads. */
	isAsked: boolean;
};

/** A need on a page of the workspace of its owner, of a co-owner, or of one who is asked. @throws 404 in any other */
export async function needIn(db: Db, by: Actor, organisationId: string, id: string): Promise<NeedInWorkspace> {
	const workspace = await needWorkspace(db, by, organisationId);
	const kept = found(await workedNeed(db, id));
	const covers = (ids: readonly string[]) => ids.some((each) => workspace.covers.includes(each));
	const isAsked = !covers(kept.actingIds) && covers(kept.askedIds);
	return { workspace, need: found(isAsked || covers(kept.actingIds) ? kept : undefined), isAsked };
}

/** One thing that happened to a need; null when the site itself did it. */
export async function noteNeed(
	tx: Db,
	by: Actor | null,
	kind: `need.${string}`,
	of: Pick<NeedFacts, 'id' | 'ownerId'>,
	{ reason, before, after }: { reason?: string; before?: unknown; after?: unknown } = {}
): Promise<void> {
	await record(tx, {
		kind,
		by: by?.personId ?? null,
		organisationId: of.ownerId,
		about: { kind: 'need', id: of.id },
		reason: reason === '' ? undefined : reason,
		before,
		after
	});
}

/** Partners of today that a need can be shared with, by name. */
export async function otherPartners(db: Db, without: readonly string[]) {
	const rows = await db
		.select({ id: organisation.id, nameNb: organisation.nameNb, nameSv: organisation.nameSv })
		.from(organisation)
		.where(sql`${organisation.partnerOrder} is not null and ${organisation.succeededBy} is null`)
		.orderBy(asc(organisation.partnerOrder))
		.limit(200);
	return rows.filter(({ id }) => !without.includes(id));
}
