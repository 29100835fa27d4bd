import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { historyOf } from '#lib/journal/journal.server.ts';
import { readText } from '#lib/text.ts';
import { readRevision } from '#lib/words-form.ts';
import { tellEditors, type Sender } from './measurement-mail.server.ts';
import { deciding, decisions, type Ruled } from './measurement.ts';
import { lockMeasurement, recordMove, type LockedMeasurement } from './measuring.server.ts';
import { hideParts } from './parts-in-full.server.ts';
import { measurement } from './schema.server.ts';

const longestRemark = 1000;
const parts: readonly string[] = ['measurement.entered', 'measurement.changed', 'measurement.submitted'];

/** The secretariat approves a value, which then is public, or returns it with a remark. @throws 404, 403 */
export async function decideMeasurement(
	db: Db,
	by: Actor,
	id: string,
	form: FormData,
	sender: Sender
): Promise<Decision<Ruled>> {
	return db.transaction(async (tx) => {
		const kept = await lockMeasurement(tx, by, 'measurement.decide', id);
		const read = all({
			verdict: readVerdict(form),
			remark: at('remark', readText(form.get('remark'), { max: longestRemark, multiline: true }))
		});
		if (!read.ok) return read;

		const ruling = { ...read.value, hadPart: await hadPart(tx, by, kept) };
		const decision = deciding(kept, readRevision(form), ruling);
		if (!decision.ok) return decision;

		if (decision.value === 'approved') {
			await supersede(tx, by, kept);
			await hideParts(tx, kept.id);
		}
		await decide(tx, by, kept, read.value);
		await tellEditors(tx, by, kept, read.value, sender);
		return decision;
	});
}

function readVerdict(form: FormData): Decision<Ruled> {
	const verdict = decisions.find((each) => each === field(form, 'decision'));
	return verdict ? yes(verdict) : no({ field: 'decision', key: 'measurement.unknown_decision' });
}

async function hadPart(tx: Db, by: Actor, kept: LockedMeasurement): Promise<boolean> {
	if (kept.enteredBy === by.personId) return true;
	const history = await historyOf(tx, 'measurement', kept.id);
	return history.some((entry) => entry.personId === by.personId && parts.includes(entry.kind));
}

/** The value that was public until now at the same point, if any. */
async function supersede(tx: Db, by: Actor, kept: LockedMeasurement): Promise<void> {
	const [former] = await tx
		.update(measurement)
		.set({ state: 'superseded' })
		.where(
			and(
				eq(measurement.pilotId, kept.pilotId),
				eq(measurement.indicatorKey, kept.indicatorKey),
				eq(measurement.point, kept.point),
				eq(measurement.state, 'approved')
			)
		)
		.returning({ id: measurement.id });
	if (former) await recordMove(tx, by, 'superseded', { id: former.id, pilot: kept.pilot }, { after: { by: kept.id } });
}

async function decide(
	tx: Db,
	by: Actor,
	kept: LockedMeasurement,
	said: { verdict: Ruled; remark: string }
): Promise<void> {
	await tx
		.update(measurement)
		.set({
			state: said.verdict,
			revision: kept.revision + 1,
			remark: said.remark === '' ? null : said.remark,
			decidedBy: by.personId,
			decidedAt: new Date()
		})
		.where(eq(measurement.id, kept.id));
	await recordMove(tx, by, said.verdict, kept, said.remark === '' ? {} : { reason: said.remark });
}
