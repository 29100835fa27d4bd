import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { all, no, yes, type Decision } from '#lib/decision.ts';
import type { Lang } from '#lib/lang.ts';
import { readRevision } from '#lib/words-form.ts';
import { indicatorFor } from './indicators.server.ts';
import { readMeasurement, type Measured } from './measurement-form.ts';
import { changing } from './measurement.ts';
import { lockMeasurement, lockPilot, logged, recordMove, siblingsOf } from './measuring.server.ts';
import { measurement } from './schema.server.ts';
import { markSubmitted } from './submit-measurement.server.ts';

/** How a form is to be read, and whether the value goes to the secretariat at once. */
export type Saving = { readonly lang: Lang; readonly today: string; readonly submit: boolean };

/** Enters a value of an indicator of the library; its id when it was accepted. @throws 404, 403 */
export async function enterMeasurement(
	db: Db,
	by: Actor,
	to: { pilotId: string; indicatorKey: string },
	form: FormData,
	saving: Saving
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const pilot = await lockPilot(tx, by, 'measurement.write', to.pilotId);
		const indicator = await indicatorFor(tx, pilot.id, to.indicatorKey);
		if (!indicator) return no({ field: 'indicator', key: 'measurement.unknown_indicator' });

		const siblings = await siblingsOf(tx, pilot.id, indicator.key, null);
		const read = readMeasurement(form, { indicator, siblings, ...saving });
		if (!read.ok) return read;

		const [row] = await tx
			.insert(measurement)
			.values({
				pilotId: pilot.id,
				indicatorKey: indicator.key,
				indicatorVersion: indicator.version,
				language: pilot.language,
				enteredBy: by.personId,
				...read.value
			})
			.returning({ id: measurement.id });
		const id = row?.id ?? '';
		await recordMove(tx, by, 'entered', { id, pilot }, { after: logged(indicator, read.value) });
		if (saving.submit) await markSubmitted(tx, by, { id, pilot });
		return yes(id);
	});
}

/** Changes a draft or a returned value. @throws 404, 403 */
export async function changeMeasurement(
	db: Db,
	by: Actor,
	id: string,
	form: FormData,
	saving: Saving
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockMeasurement(tx, by, 'measurement.write', id);
		const indicator = await indicatorFor(tx, kept.pilotId, kept.indicatorKey);
		if (!indicator) throw new Error('A measurement of no indicator');

		const siblings = await siblingsOf(tx, kept.pilotId, kept.indicatorKey, id);
		const decision = all({
			kept: changing(kept, readRevision(form)),
			measured: readMeasurement(form, { indicator, siblings, ...saving })
		});
		if (!decision.ok) return decision;

		const { measured } = decision.value;
		await tx
			.update(measurement)
			.set({
				...measured,
				indicatorVersion: indicator.version,
				revision: kept.revision + 1,
				enteredBy: by.personId,
				enteredAt: new Date(),
				decidedBy: null,
				decidedAt: null
			})
			.where(eq(measurement.id, id));
		const before = logged(indicator, kept as Measured);
		await recordMove(tx, by, 'changed', kept, { before, after: logged(indicator, measured) });
		if (saving.submit) await markSubmitted(tx, by, kept);
		return yes(id);
	});
}
