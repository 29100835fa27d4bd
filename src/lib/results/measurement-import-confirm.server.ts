import { eq, inArray } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { record } from '#lib/journal/journal.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { enterAll, type Entered } from './enter-measurements.server.ts';
import type { Outcome } from './measurement-import.ts';
import { checkedRows, keptRows, type Reading } from './measurement-imports.server.ts';
import { measurementImport } from './reporting-schema.server.ts';

export type Imported = { readonly added: number; readonly there: number; readonly faulty: number };

/**
 * Hands in the values of an import: `all` only when no row is faulty, `right` those that are right. What is there
 * already is not added again, however often it is sent.
 *
 * @throws 404, 403
 */
export async function confirmImport(
	db: Db,
	by: Actor,
	at: { organisationId: string; id: string },
	form: FormData,
	reading: Reading
): Promise<Decision<Imported>> {
	const { organisationId, id } = at;
	demand(by, 'measurement.write', { organisationId }, 'workspace.read');
	return db.transaction(async (tx) => {
		const { rows } = await keptRows(tx, by, organisationId, id);
		await lockPilots(tx, await checkedRows(tx, by, organisationId, rows, reading));
		const outcomes = await checkedRows(tx, by, organisationId, rows, reading);
		const counted = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
		if (field(form, 'which') !== 'right' && counted('faulty') > 0)
			return no({ field: 'which', key: 'import.has_faults', params: { count: counted('faulty') } });

		await enterAll(tx, by, outcomes.flatMap(enteredOf));
		await tx.update(measurementImport).set({ state: 'imported' }).where(eq(measurementImport.id, id));
		const imported = { added: counted('new'), there: counted('duplicate'), faulty: counted('faulty') };
		await record(tx, {
			kind: 'measurement_import.imported',
			by: by.personId,
			organisationId,
			about: { kind: 'measurement_import', id },
			after: imported
		});
		return yes(imported);
	});
}

/** Always in the same order, so that two imports wait for each other instead of standing still. */
async function lockPilots(tx: Db, outcomes: readonly Outcome[]): Promise<void> {
	const ids = [...new Set(outcomes.flatMap(({ pilot: of }) => (of ? [of.id] : [])))];
	if (ids.length === 0) return;
	await tx.select({ id: pilot.id }).from(pilot).where(inArray(pilot.id, ids)).orderBy(pilot.id).for('no key update');
}

function enteredOf({ pilot: of, indicator, measured }: Outcome): Entered[] {
	return of && indicator && measured ? [{ pilot: of, indicator, measured }] : [];
}
