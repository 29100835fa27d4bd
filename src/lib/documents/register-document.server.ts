import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { stampOfEntry, type Registration, type TypedRegistration } from './register-form.ts';
import { ownEntries } from './register-places.server.ts';
import { document } from './schema.server.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whose workspace it is done in. */
export type Keeper = { readonly organisationId: string; readonly covers: readonly string[] };

/**
 * Enters what the organisation's archive says of one of its documents. What was entered meanwhile by somebody else is
 * not overwritten.
 *
 * @throws 404, 403
 */
export async function registerDocument(
	db: Db,
	by: Actor,
	keeper: Keeper,
	id: string,
	typed: TypedRegistration
): Promise<Decision<null>> {
	demand(by, 'document.register', { organisationId: keeper.organisationId }, 'workspace.read');
	return db.transaction(async (tx) => {
		const kept = await lockedEntry(tx, keeper, id);
		if (!kept) return no({ field: '', key: 'register.gone' });
		const wanted = entryOf(typed);
		if (stampOfEntry(wanted) === stampOfEntry(kept)) return yes(null);
		if (stampOfEntry(kept) !== typed.was) return no({ field: '', key: 'register.changed_meanwhile' });
		await tx
			.update(document)
			.set({ ...wanted, registeredAt: sql`now()` })
			.where(eq(document.id, id));
		await record(tx, {
			kind: 'document.registered',
			by: by.personId,
			organisationId: kept.organisationId,
			about: { kind: 'document', id },
			before: entryOf(kept),
			after: wanted
		});
		return yes(null);
	});
}

function entryOf({ caseNumber, documentDate, sender, receiver }: Registration): Registration {
	return { caseNumber, documentDate, sender, receiver };
}

/** Undefined where it is not one that this workspace lists. */
async function lockedEntry(tx: Db, { covers }: Keeper, id: string) {
	if (!uuid.test(id)) return undefined;
	const [kept] = await tx
		.select({
			organisationId: document.organisationId,
			caseNumber: document.caseNumber,
			documentDate: document.documentDate,
			sender: document.sender,
			receiver: document.receiver
		})
		.from(document)
		.where(and(eq(document.id, id), inArray(document.organisationId, [...covers])))
		.for('update');
	const listed = await tx.execute(sql`select 1 from ${ownEntries(covers)} as entry where entry.id = ${id}`);
	return listed.length === 0 ? undefined : kept;
}
