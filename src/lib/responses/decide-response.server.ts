/** The owner answers a firm: invited to go on, or not pursued and why. */
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { NeedFacts } from '#lib/needs/need-facts.server.ts';
import { logParticipation } from '#lib/needs/need-log.server.ts';
import type { Sender } from '#lib/solutions/solution-mail.server.ts';
import { hasConflict } from './conflict.server.ts';
import type { Which } from './open-response.server.ts';
import type { Ruling } from './response-form.ts';
import { tellFirm } from './response-mail.server.ts';
import { deciding, isHandedIn, isId, type ResponseState } from './response.ts';
import { needWithResponses } from './responses.server.ts';
import { response } from './schema.server.ts';

/** @throws 404, 403 */
export async function decideResponse(
	db: Db,
	by: Actor,
	which: Which,
	{ verdict, reason }: Ruling,
	sender: Sender
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const need = await needWithResponses(tx, by, which, 'response.decide');
		if (await hasConflict(tx, need.id, by.personId)) return no({ field: '', key: 'response.has_conflict' });
		const row = await held(tx, need, which.responseId);
		const decision = deciding(row.state, verdict, reason);
		if (!decision.ok) return decision;
		await tx
			.update(response)
			.set({ state: verdict, reason, decidedBy: by.personId, decidedAt: sql`clock_timestamp()` })
			.where(eq(response.id, row.id));
		await record(tx, {
			kind: `response.${verdict}`,
			by: by.personId,
			organisationId: need.ownerId,
			about: { kind: 'response', id: row.id },
			before: { state: row.state },
			...(reason && { reason })
		});
		const { organisationId } = row;
		await logParticipation(tx, [{ needId: need.id, kind: `response_${verdict}`, organisationId, personId: null }]);
		await tellFirm(tx, need, organisationId, { kind: verdict, reason }, sender);
		return yes(null);
	});
}

/** Also told apart here from what is not there: an answer that is still sealed. */
async function held(tx: Db, need: NeedFacts, responseId: string) {
	if (!isId(responseId)) return found<never>(null);
	const [row] = await tx
		.select({ id: response.id, state: response.state, organisationId: response.organisationId })
		.from(response)
		.where(and(eq(response.id, responseId), eq(response.needId, need.id)))
		.for('update');
	const { state: kept, ...rest } = found(row);
	const state = kept as ResponseState;
	return found(isHandedIn(state) && (!need.isSealed || need.isOver) ? { ...rest, state } : undefined);
}

/** Asked before anything of the form is read. @throws 404, 403 */
export async function mayRule(db: Db, by: Actor, which: Which): Promise<void> {
	const need = await needWithResponses(db, by, which, 'response.decide');
	await held(db, need, which.responseId);
}
