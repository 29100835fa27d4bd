/** A firm's own answers, for its own people: the only other place where answers are opened. */
import { desc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { NeedFacts } from '#lib/needs/need-facts.server.ts';
import { need } from '#lib/needs/schema.server.ts';
import { firmOf, ownRow, publicNeed, type Place, type ResponseRow } from './held-response.server.ts';
import type { Firm, ResponseState } from './response.ts';
import { response } from './schema.server.ts';
import type { Vault } from './seal-key.server.ts';
import { SealFault } from './seal.server.ts';
import { readSealed, type FileContent } from './sealed-files.server.ts';
import { openDraft, openSubmitted, openSubmittedBytes, type Receipted } from './version.server.ts';

type Kept = ReturnType<typeof keptOf>;

export type OwnResponse = {
	readonly need: NeedFacts;
	readonly firm: Firm;
	/** Null where the firm has nothing yet. */
	readonly kept: Kept | null;
	readonly draft: Receipted | null;
	readonly submitted: Receipted | null;
	/** Set when what is kept does not open. */
	readonly fault: SealFault['why'] | null;
};

/** @throws 404 */
export async function ownResponse(db: Db, by: Actor, vault: Vault, place: Place): Promise<OwnResponse> {
	demand(by, 'response.write', place);
	const facts = await publicNeed(db, place.slug);
	const firm = await firmOf(db, place.organisationId);
	const row = await ownRow(db, facts.id, place.organisationId);
	const nothing = { need: facts, firm, draft: null, submitted: null, fault: null };
	if (!row) return { ...nothing, kept: null };
	const { draft, submitted } = row;
	const kept = keptOf(row);
	try {
		return {
			...nothing,
			kept,
			draft: draft && openDraft(vault.key, row, draft),
			submitted: submitted && openSubmitted(vault.key, row, submitted)
		};
	} catch (fault) {
		if (!(fault instanceof SealFault)) throw fault;
		return { ...nothing, kept, fault: fault.why };
	}
}

/** Without what is sealed. */
function keptOf(row: ResponseRow) {
	const { id, state, revision, submissions, submittedAt, withdrawnAt, readAt, reason } = row;
	return { id, state, revision, submissions, submittedAt, withdrawnAt, readAt, reason };
}

/** The bytes that the receipt counts. @throws 404, SealFault */
export async function ownReceived(db: Db, by: Actor, vault: Vault, place: Place): Promise<Buffer> {
	demand(by, 'response.write', place);
	const { id } = await publicNeed(db, place.slug);
	const row = found(await ownRow(db, id, place.organisationId));
	return openSubmittedBytes(vault.key, row, found(row.submitted));
}

/** A file of what the firm wrote or handed in. @throws 404, SealFault */
export async function ownFile(db: Db, by: Actor, vault: Vault, place: Place, fileId: string): Promise<FileContent> {
	const { need: facts, kept, draft, submitted } = await ownResponse(db, by, vault, place);
	const files = [...(draft?.files ?? []), ...(submitted?.files ?? [])];
	const file = found(files.find(({ id }) => id === fileId));
	const owner = { needId: facts.id, responseId: found(kept).id };
	return { file, bytes: await readSealed(db, vault, owner, file) };
}

export type ListedOwn = {
	readonly slug: string;
	readonly title: string;
	readonly language: string;
	readonly deadline: string | null;
	readonly deadlineTime: string | null;
	readonly state: ResponseState;
	readonly hasDraft: boolean;
	readonly writtenAt: Date;
	readonly writtenBy: string | null;
};

/** Nothing of what they say is opened for a list. @throws 404 */
export async function ownResponses(db: Db, by: Actor, organisationId: string): Promise<ListedOwn[]> {
	demand(by, 'response.write', { organisationId });
	const rows = await db
		.select({
			slug: need.slug,
			title: need.title,
			language: need.language,
			deadline: need.deadline,
			deadlineTime: need.deadlineTime,
			state: response.state,
			draft: response.draft,
			submissions: response.submissions,
			writtenAt: response.writtenAt,
			writtenBy: person.name
		})
		.from(response)
		.innerJoin(need, eq(need.id, response.needId))
		.leftJoin(person, eq(person.id, response.writtenBy))
		.where(eq(response.organisationId, organisationId))
		.orderBy(desc(response.writtenAt))
		.limit(200);
	return rows.map(({ draft, submissions, ...row }) => ({
		...row,
		state: row.state as ResponseState,
		hasDraft: draft !== null && submissions > 0
	}));
}
