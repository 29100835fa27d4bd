/** A firm hands in its answer: for the first time, or again in place of what it handed in before. */
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { logParticipation } from '#lib/needs/need-log.server.ts';
import { takesAnswers, type Place } from './held-response.server.ts';
import { mailReceipt } from './response-mail.server.ts';
import { response } from './schema.server.ts';
import type { Vault } from './seal-key.server.ts';
import { seal } from './seal.server.ts';
import { forgetFiles } from './sealed-files.server.ts';
import { bytesOf, receiptOf } from './version.server.ts';
import { about, writeVersion, type Typed, type Write } from './write-response.server.ts';

/** @throws 404, SealFault */
export async function submitResponse(
	db: Db,
	by: Actor,
	vault: Vault,
	place: Place,
	typed: Typed & { readonly origin: string }
): Promise<Decision<null>> {
	const write: Write = async (tx, { held: { need, row }, id, version }) => {
		const bytes = bytesOf(version);
		const submissions = (row?.submissions ?? 0) + 1;
		const binding = { what: 'submitted', needId: need.id, responseId: id, version: submissions } as const;
		const [written] = await tx
			.update(response)
			.set({
				state: 'submitted',
				draft: null,
				submitted: seal(vault.key, bytes, binding),
				keyId: vault.key.id,
				revision: (row?.revision ?? 0) + 1,
				submissions,
				submittedBy: by.personId,
				// by the clock of the database, and not by the moment at which the transaction began
				submittedAt: sql`clock_timestamp()`,
				withdrawnAt: null,
				readBy: null,
				readAt: null
			})
			.where(and(eq(response.id, id), takesAnswers(need.id)))
			.returning({ at: response.submittedAt });
		if (!written?.at) return no({ field: '', key: 'response.late' });
		const { organisationId } = place;
		await record(tx, { kind: 'response.submitted', by: by.personId, ...about(place, id), after: { submissions } });
		const detail = { submissions };
		const taken = { needId: need.id, organisationId, personId: by.personId, detail };
		await logParticipation(tx, [{ kind: 'response_submitted', ...taken }]);
		await mailReceipt(tx, by, { need, organisationId, at: written.at, sha256: receiptOf(bytes), origin: typed.origin });
		return yes(await forgetFiles(tx, id, version.files));
	};
	return writeVersion(db, by, vault, place, { typed, write });
}
