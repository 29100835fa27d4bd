/**
 * The one way by which an answer is opened for others than the firm that wrote it. The deadline of a sealed need is
 * compared with the clock of the database in the very statement that fetches the ciphertext; what became of the need
 * meanwhile makes no difference.
 */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { actingFor, type NeedFacts } from '#lib/needs/need-facts.server.ts';
import { logParticipation } from '#lib/needs/need-log.server.ts';
import { need } from '#lib/needs/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Sender } from '#lib/solutions/solution-mail.server.ts';
import { hasConflict } from './conflict.server.ts';
import { needWithResponses, type NeedPlace } from './responses.server.ts';
import { tellFirm } from './response-mail.server.ts';
import { isId, type ResponseState } from './response.ts';
import { response } from './schema.server.ts';
import type { Vault } from './seal-key.server.ts';
import { readSealed, type FileContent } from './sealed-files.server.ts';
import { openSubmitted, type Receipted } from './version.server.ts';

/** Which answer, on the pages of which need. */
export type Which = NeedPlace & { readonly responseId: string };

export type OpenedResponse = {
	readonly id: string;
	readonly need: NeedFacts;
	readonly organisationId: string;
	readonly nameNb: string;
	readonly nameSv: string;
	readonly state: ResponseState;
	readonly submittedAt: Date | null;
	readonly submissions: number;
	readonly readAt: Date | null;
	readonly decidedAt: Date | null;
	readonly reason: string;
	readonly mayDecide: boolean;
	/** Null as long as nobody of the owner's side has opened it: opening is told to the firm, and is asked for. */
	readonly version: Receipted | null;
};

/**
 * @param marking set when somebody of the owner's side opens it now, for the first time
 * @throws 404, 403, SealFault
 */
export async function openResponse(
	db: Db,
	by: Actor | null,
	vault: Vault,
	which: Which,
	marking: Sender | null = null
): Promise<Decision<OpenedResponse>> {
	return db.transaction(async (tx) => {
		const facts = await needWithResponses(tx, by, which, 'response.read');
		const reader = found(by);
		if (await hasConflict(tx, facts.id, reader.personId)) return no({ field: '', key: 'response.has_conflict' });
		const row = found(isId(which.responseId) ? await openable(tx, which, marking !== null) : undefined);
		const mayDecide = may(reader, 'response.decide', { organisationId: actingFor(reader, 'response.decide', facts) });
		const isUnread = row.state === 'submitted' && mayDecide;
		const opened = { ...row, need: facts, state: row.state as ResponseState, mayDecide };
		if (isUnread && !marking) return yes({ ...withoutCiphertext(opened), version: null });
		const version = openSubmitted(vault.key, row, found(row.sealed));
		if (!isUnread || !marking) return yes({ ...withoutCiphertext(opened), version });
		const readAt = await markRead(tx, reader, facts, row, marking);
		return yes({ ...withoutCiphertext(opened), state: 'read', readAt, version });
	});
}

/** Nothing but what is open by now. */
async function openable(tx: Db, { needId, responseId }: Which, lock: boolean) {
	const asked = tx
		.select({
			id: response.id,
			needId: response.needId,
			organisationId: response.organisationId,
			nameNb: organisation.nameNb,
			nameSv: organisation.nameSv,
			state: response.state,
			keyId: response.keyId,
			revision: response.revision,
			submissions: response.submissions,
			submittedAt: response.submittedAt,
			readAt: response.readAt,
			decidedAt: response.decidedAt,
			reason: response.reason,
			sealed: response.submitted
		})
		.from(response)
		.innerJoin(need, eq(need.id, response.needId))
		.innerJoin(organisation, eq(organisation.id, response.organisationId))
		.where(
			and(
				eq(response.id, responseId),
				eq(response.needId, needId),
				inArray(response.state, ['submitted', 'read', 'invited', 'not_pursued']),
				sql`(not ${need.isSealed} or clock_timestamp() >= need_closes_at(${need.deadline}, ${need.deadlineTime}))`
			)
		);
	const [row] = await (lock ? asked.for('update', { of: response }) : asked);
	return row;
}

type Row = NonNullable<Awaited<ReturnType<typeof openable>>>;

function withoutCiphertext<T extends { sealed: Buffer | null }>({ sealed: _, ...rest }: T): Omit<T, 'sealed'> {
	return rest;
}

async function markRead(tx: Db, by: Actor, facts: NeedFacts, row: Row, sender: Sender): Promise<Date> {
	const [read] = await tx
		.update(response)
		// not the revision: to it the draft is bound that the firm may be writing
		.set({ state: 'read', readBy: by.personId, readAt: sql`clock_timestamp()` })
		.where(eq(response.id, row.id))
		.returning({ at: response.readAt });
	const { organisationId } = row;
	const about = { kind: 'response', id: row.id };
	await record(tx, { kind: 'response.read', by: by.personId, organisationId: facts.ownerId, about });
	await logParticipation(tx, [{ needId: facts.id, kind: 'response_read', organisationId, personId: null }]);
	await tellFirm(tx, facts, organisationId, { kind: 'read', reason: '' }, sender);
	return found(read?.at);
}

/** A file of an answer, by the same way and under the same conditions. @throws 404, 403, SealFault */
export async function openFile(
	db: Db,
	by: Actor | null,
	vault: Vault,
	which: Which,
	fileId: string
): Promise<Decision<FileContent>> {
	const opened = await openResponse(db, by, vault, which);
	if (!opened.ok) return opened;
	const { id, need: facts, version } = opened.value;
	const file = found(version?.files.find((each) => each.id === fileId));
	return yes({ file, bytes: await readSealed(db, vault, { needId: facts.id, responseId: id }, file) });
}
