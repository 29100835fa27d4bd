/** A firm takes its answer back, or throws its draft away. The content goes at once; that there was an answer stays in the log. */
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { logParticipation } from '#lib/needs/need-log.server.ts';
import { holdResponse, isBeforeDeadline, type Place } from './held-response.server.ts';
import { isHandedIn, withdrawing } from './response.ts';
import { response } from './schema.server.ts';
import type { Vault } from './seal-key.server.ts';
import { dropFiles, forgetFiles } from './sealed-files.server.ts';
import { openSubmitted } from './version.server.ts';
import { about } from './write-response.server.ts';

/** Needs no key: who has lost it can still take back what nobody can read. @throws 404 */
export async function withdrawResponse(
	db: Db,
	by: Actor,
	{ dataDir }: Pick<Vault, 'dataDir'>,
	place: Place
): Promise<Decision<null>> {
	const done = await db.transaction(async (tx): Promise<Decision<readonly string[]>> => {
		const { need, row } = await holdResponse(tx, by, place);
		const decision = withdrawing(need, row?.state ?? 'draft');
		if (!decision.ok || !row) return decision.ok ? no({ field: '', key: 'response.not_handed_in' }) : decision;
		const withdrawn = await tx
			.update(response)
			.set({
				state: 'withdrawn',
				draft: null,
				submitted: null,
				withdrawnAt: sql`clock_timestamp()`,
				readBy: null,
				readAt: null,
				revision: row.revision + 1
			})
			.where(and(eq(response.id, row.id), isBeforeDeadline(need.id)))
			.returning({ id: response.id });
		if (withdrawn.length === 0) return no({ field: '', key: 'response.late' });
		await record(tx, { kind: 'response.withdrawn', by: by.personId, ...about(place, row.id) });
		const { organisationId } = place;
		await logParticipation(tx, [
			{ needId: need.id, kind: 'response_withdrawn', organisationId, personId: by.personId }
		]);
		return yes(await forgetFiles(tx, row.id, []));
	});
	if (!done.ok) return done;
	await dropFiles(dataDir, done.value);
	return yes(null);
}

/** What was handed in stays as it is; of an answer that never was, nothing stays. @throws 404, SealFault */
export async function discardDraft(
	db: Db,
	by: Actor,
	vault: Vault,
	place: Place,
	revision: number
): Promise<Decision<null>> {
	const done = await db.transaction(async (tx): Promise<Decision<readonly string[]>> => {
		const { row } = await holdResponse(tx, by, place);
		if (!row?.draft) return no({ field: '', key: 'response.no_draft' });
		if (row.revision !== revision) return no({ field: '', key: 'response.changed_meanwhile' });
		await record(tx, { kind: 'response.discarded', by: by.personId, ...about(place, row.id) });
		const kept = isHandedIn(row.state) && row.submitted ? openSubmitted(vault.key, row, row.submitted).files : [];
		const gone = await forgetFiles(tx, row.id, kept);
		const isFirst = row.submissions === 0;
		if (isFirst) await tx.delete(response).where(eq(response.id, row.id));
		else
			await tx
				.update(response)
				.set({ draft: null, revision: revision + 1, state: row.submitted ? row.state : 'withdrawn' })
				.where(eq(response.id, row.id));
		return yes(gone);
	});
	if (!done.ok) return done;
	await dropFiles(vault.dataDir, done.value);
	return yes(null);
}
