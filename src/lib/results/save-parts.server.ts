import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { all, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readRevision } from '#lib/words-form.ts';
import { indicatorFor } from './indicators.server.ts';
import { changing } from './measurement.ts';
import { lockMeasurement, recordMove } from './measuring.server.ts';
import { readParts } from './part-form.ts';
import { isDimension } from './part.ts';
import { measurement, measurementPart } from './schema.server.ts';

/** Splits a draft or a returned value by one dimension, in place of how it was split by it before. @throws 404, 403 */
export async function saveParts(db: Db, by: Actor, id: string, form: FormData): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockMeasurement(tx, by, 'measurement.write', id);
		const indicator = await indicatorFor(tx, kept.pilotId, kept.indicatorKey);
		const dimension = field(form, 'dimension');
		if (!indicator || !isDimension(dimension)) return no({ field: '', key: 'part.unknown_dimension' });
		const read = all({ kept: changing(kept, readRevision(form)), parts: readParts(form, dimension, indicator) });
		if (!read.ok) return read;

		await tx
			.delete(measurementPart)
			.where(and(eq(measurementPart.measurementId, id), eq(measurementPart.dimension, dimension)));
		const { parts } = read.value;
		if (parts.length > 0)
			await tx.insert(measurementPart).values(parts.map((part) => ({ measurementId: id, ...part })));
		await tx
			.update(measurement)
			.set({ revision: kept.revision + 1, enteredBy: by.personId, decidedBy: null, decidedAt: null })
			.where(eq(measurement.id, id));
		// How it splits is told by groups alone: their numbers may be too few to stand in a log.
		await recordMove(tx, by, 'changed', kept, { after: { dimension, groups: parts.map(({ part }) => part) } });
		return yes(id);
	});
}
