import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { enterMeasurement } from '#lib/results/record-measurement.server.ts';
import { asSent, readMeasurementBody } from './measurement-body.ts';

/** Enters a value and hands it in to the secretariat, as the form's own button does. @throws 404, 403 */
export async function sendMeasurement(
	db: Db,
	by: Actor,
	body: Readonly<Record<string, unknown>>,
	today: string
): Promise<Decision<{ id: string; state: 'submitted' }>> {
	const read = readMeasurementBody(body);
	if (!read.ok) return read;
	const { form, ...to } = read.value;
	const entered = await enterMeasurement(db, by, to, form, { lang: by.language, today, submit: true });
	return entered.ok ? yes({ id: entered.value, state: 'submitted' }) : asSent(entered);
}
