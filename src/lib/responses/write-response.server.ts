/** What a supplier's people do with their draft. */
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { allOrNothing } from '#lib/all-or-nothing.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { holdResponse, takesAnswers, type Held, type Place, type ResponseRow } from './held-response.server.ts';
import { tooMany } from './receive-response.server.ts';
import { mostFiles, writing, type ResponseContent, type ResponseFile, type ResponseVersion } from './response.ts';
import { response } from './schema.server.ts';
import type { Vault } from './seal-key.server.ts';
import { seal } from './seal.server.ts';
import { dropFiles, forgetFiles, keepFiles, type NewFile } from './sealed-files.server.ts';
import { bytesOf, openDraft, openSubmitted } from './version.server.ts';

export type Typed = {
	/** As the form was opened; 0 where nothing was kept yet. */
	readonly revision: number;
	readonly content: ResponseContent;
	readonly added: readonly NewFile[];
	/** Ids of files that are to go. */
	readonly removed: readonly string[];
};

type Ready = {
	readonly held: Held;
	readonly id: string;
	readonly version: ResponseVersion;
	/** Files of what was handed in before; they stay while it does. */
	readonly before: readonly ResponseFile[];
};
/** @returns ids of files that nothing names any more */
export type Write = (tx: Db, ready: Ready) => Promise<Decision<readonly string[]>>;

/** @throws 404, SealFault */
export async function saveDraft(db: Db, by: Actor, vault: Vault, place: Place, typed: Typed): Promise<Decision<null>> {
	const write: Write = async (tx, { held, id, version, before }) => {
		const { need, row } = held;
		const revision = (row?.revision ?? 0) + 1;
		const binding = { what: 'draft', needId: need.id, responseId: id, version: revision } as const;
		const written = await tx
			.update(response)
			.set({
				draft: seal(vault.key, bytesOf(version), binding),
				state: row?.state === 'withdrawn' ? 'draft' : (row?.state ?? 'draft'),
				keyId: vault.key.id,
				revision,
				writtenBy: by.personId,
				writtenAt: sql`clock_timestamp()`
			})
			.where(and(eq(response.id, id), takesAnswers(need.id)))
			.returning({ id: response.id });
		if (written.length === 0) return no({ field: '', key: 'response.late' });
		await record(tx, { kind: 'response.written', by: by.personId, ...about(place, id) });
		return yes(await forgetFiles(tx, id, [...version.files, ...before]));
	};
	return writeVersion(db, by, vault, place, { typed, write });
}

export function about({ organisationId }: Place, id: string) {
	return { organisationId, about: { kind: 'response', id } };
}

/**
 * Everything that comes before a version is written: rights, states, the revision, its files. Files that were laid down
 * are taken back when it is refused.
 *
 * @throws 404, SealFault
 */
export async function writeVersion(
	db: Db,
	by: Actor,
	vault: Vault,
	place: Place,
	{ typed, write }: { readonly typed: Typed; readonly write: Write }
): Promise<Decision<null>> {
	const placed: string[] = [];
	try {
		const written = await allOrNothing(db, async (tx) => {
			const held = await holdResponse(tx, by, place);
			const decision = writing(held.firm, held.need, held.row ?? null, typed.revision);
			if (!decision.ok) return decision;
			const ready = await makeReady(tx, by, vault, place, { held, typed, placed });
			return ready.ok ? write(tx, ready.value) : ready;
		});
		if (!written.ok) await dropFiles(vault.dataDir, placed);
		else await dropFiles(vault.dataDir, written.value);
		return written.ok ? yes(null) : written;
	} catch (fault) {
		await dropFiles(vault.dataDir, placed);
		throw fault;
	}
}

type Begun = { readonly held: Held; readonly typed: Typed; readonly placed: string[] };

async function makeReady(
	tx: Db,
	by: Actor,
	vault: Vault,
	{ organisationId }: Place,
	{ held, typed, placed }: Begun
): Promise<Decision<Ready>> {
	const { need, row } = held;
	const { now, before } = filesOf(vault, row);
	const kept = now.filter(({ id }) => !typed.removed.includes(id));
	if (kept.length + typed.added.length > mostFiles.files) return no(tooMany);
	const id = row?.id ?? randomUUID();
	if (!row) await tx.insert(response).values({ id, needId: need.id, organisationId, keyId: vault.key.id });
	const added = await keepFiles(
		tx,
		by,
		vault,
		{ needId: need.id, responseId: id },
		{
			files: typed.added,
			placed
		}
	);
	const version = { content: typed.content, files: [...kept, ...added] };
	return yes({ held, id, version, before });
}

/** The files of the version that is written on, and of what was handed in before it. @throws SealFault */
function filesOf({ key }: Vault, row: ResponseRow | undefined): Record<'now' | 'before', readonly ResponseFile[]> {
	const before = row?.submitted ? openSubmitted(key, row, row.submitted).files : [];
	return { now: row?.draft ? openDraft(key, row, row.draft).files : before, before };
}
