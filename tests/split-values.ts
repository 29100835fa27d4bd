/** Split measurements enter the real database by the same doors as people use: entered, split, submitted, approved. */
import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { decideMeasurement } from '#lib/results/decide-measurement.server.ts';
import type { Indicator } from '#lib/results/indicator.ts';
import { dimensions, partKey, type Part, type Whole } from '#lib/results/part.ts';
import { enterMeasurement } from '#lib/results/record-measurement.server.ts';
import { saveParts } from '#lib/results/save-parts.server.ts';
import { measurement, measurementPart } from '#lib/results/schema.server.ts';
import { submitMeasurement } from '#lib/results/submit-measurement.server.ts';
import { accepted } from './decided.ts';
import { formOf } from './typed.ts';

const today = '2026-11-22';
const days = {
	baseline: { starts_on: '2026-02-01', ends_on: '2026-02-28' },
	end: { starts_on: '2026-09-01', ends_on: '2026-09-28' }
} as const;
export type At = keyof typeof days;
type Of = { pilotId: string; indicator: Indicator; point: At; whole: Whole; parts: readonly Part[] };

/** Makes a value public; the keys of the groups that the site hid. */
export async function publishSplit(db: Db, by: Actor, desk: Actor, of: Of): Promise<ReadonlySet<string>> {
	const { pilotId, indicator, point, whole, parts } = of;
	const typed = { ...days[point], point, ...amount('', whole), n: whole.n === null ? '' : String(whole.n) };
	const form = formOf({ ...typed, method: 'system_log', collected_by: 'unit' });
	const saving = { lang: 'nb', today, submit: false } as const;
	const id = accepted(await enterMeasurement(db, by, { pilotId, indicatorKey: indicator.key }, form, saving));
	for (const dimension of dimensions) {
		const own = parts.filter((part) => part.dimension === dimension);
		const fields = own.map((part) => {
			const prefix = `${dimension}_${part.part}_`;
			return { ...amount(prefix, part), [`${prefix}n`]: String(part.n) };
		});
		const groups: Record<string, string> = Object.assign({}, ...fields) as Record<string, string>;
		accepted(await saveParts(db, by, id, formOf({ dimension, revision: await revisionOf(db, id), ...groups })));
	}
	accepted(await submitMeasurement(db, by, id, Number(await revisionOf(db, id))));
	const decision = formOf({ decision: 'approved', revision: await revisionOf(db, id) });
	accepted(await decideMeasurement(db, desk, id, decision, { origin: 'http://sol.example', today }));
	const kept = await db.select().from(measurementPart).where(eq(measurementPart.measurementId, id));
	return new Set(kept.flatMap((part) => (part.isHidden ? [partKey(part as Part)] : [])));
}

function amount(prefix: string, { value, numerator, denominator }: Pick<Whole, 'value' | 'numerator' | 'denominator'>) {
	const typed = numerator === null || denominator === null ? { value } : { numerator, denominator };
	return Object.fromEntries(Object.entries(typed).map(([name, text]) => [prefix + name, text.replace('.', ',')]));
}

async function revisionOf(db: Db, id: string): Promise<string> {
	const [row] = await db.select({ revision: measurement.revision }).from(measurement).where(eq(measurement.id, id));
	return String(row?.revision);
}
