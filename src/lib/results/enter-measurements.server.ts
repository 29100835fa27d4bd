import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { recordAll } from '#lib/journal/journal.server.ts';
import type { Indicator } from './indicator.ts';
import type { Measured } from './measurement-form.ts';
import { logged } from './measuring.server.ts';
import { measurement } from './schema.server.ts';

export type Entered = {
	readonly pilot: { readonly id: string; readonly ownerId: string; readonly language: string };
	readonly indicator: Indicator;
	readonly measured: Measured;
};

/**
 * Enters values and hands them to the secretariat, all in a statement or two, however many they are. The caller has
 * locked the pilots, and found that `by` may write in each and that each value can stand beside those that are there.
 */
export async function enterAll(tx: Db, by: Actor, all: readonly Entered[]): Promise<void> {
	if (all.length === 0) return;
	const rows = all.map(({ pilot, indicator, measured }) => ({
		id: crypto.randomUUID(),
		pilotId: pilot.id,
		indicatorKey: indicator.key,
		indicatorVersion: indicator.version,
		language: pilot.language,
		state: 'submitted',
		enteredBy: by.personId,
		...measured
	}));
	await tx.insert(measurement).values(rows);
	await recordAll(
		tx,
		all.flatMap(({ pilot, indicator, measured }, at) => {
			const about = { kind: 'measurement', id: rows[at]?.id ?? '' };
			const move = { by: by.personId, organisationId: pilot.ownerId, about };
			return [
				{ ...move, kind: 'measurement.entered', after: logged(indicator, measured) },
				{ ...move, kind: 'measurement.submitted' }
			];
		})
	);
}
