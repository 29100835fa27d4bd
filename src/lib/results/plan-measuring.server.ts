/** What the owner of a pilot does to its plan of what to measure. */
import { and, eq, ne } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import { readRevision } from '#lib/words-form.ts';
import { indicatorFor, latestVersions, starterSet } from './indicators.server.ts';
import { lockPilot, technologyOf, type LockedPilot } from './measuring.server.ts';
import { readPlan } from './plan.ts';
import { baselineValue } from './plans.server.ts';
import { measurement, pilotIndicator } from './schema.server.ts';

/** Takes the whole set of the pilot's technology into the plan; how many of them were new. @throws 404, 403 */
export async function chooseStarterSet(db: Db, by: Actor, pilotId: string): Promise<Decision<number>> {
	return db.transaction(async (tx) => {
		const pilot = await lockPilot(tx, by, 'measurement.write', pilotId);
		const keys = await starterSet(tx, await technologyOf(tx, pilot.id));
		if (keys.length === 0) return no({ field: '', key: 'plan.starter_missing' });

		const versions = await latestVersions(tx, keys);
		const now = Date.now();
		const rows = keys.flatMap((indicatorKey, index) => {
			const indicatorVersion = versions.get(indicatorKey);
			// A millisecond apart, so that the plan keeps the order of the set.
			const chosenAt = new Date(now + index);
			return indicatorVersion === undefined
				? []
				: [{ pilotId: pilot.id, indicatorKey, indicatorVersion, chosenBy: by.personId, chosenAt }];
		});
		const added = await tx
			.insert(pilotIndicator)
			.values(rows)
			.onConflictDoNothing()
			.returning({ key: pilotIndicator.indicatorKey });
		if (added.length === 0) return no({ field: '', key: 'plan.starter_taken' });
		await recordPlan(tx, by, pilot, 'starter_chosen', { indicators: added.map(({ key }) => key) });
		return yes(added.length);
	});
}

/** Takes one indicator of the library, or the pilot's own, into the plan; its key. @throws 404, 403 */
export async function addIndicator(db: Db, by: Actor, pilotId: string, form: FormData): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const pilot = await lockPilot(tx, by, 'measurement.write', pilotId);
		const indicator = await indicatorFor(tx, pilot.id, field(form, 'indicator'));
		if (!indicator) return no({ field: 'indicator', key: 'plan.choose_from_list' });
		const chosen = { pilotId: pilot.id, indicatorKey: indicator.key, indicatorVersion: indicator.version };
		const added = await tx
			.insert(pilotIndicator)
			.values({ ...chosen, chosenBy: by.personId })
			.onConflictDoNothing()
			.returning({ key: pilotIndicator.indicatorKey });
		if (added.length === 0) return no({ field: 'indicator', key: 'plan.already' });
		await recordPlan(tx, by, pilot, 'indicator_added', { indicator: indicator.key });
		return yes(indicator.key);
	});
}

/** Sets what is hoped for and the days of the baseline. @throws 404, 403 */
export async function setTarget(
	db: Db,
	by: Actor,
	to: { pilotId: string; indicatorKey: string },
	form: FormData,
	lang: Lang
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const pilot = await lockPilot(tx, by, 'measurement.write', to.pilotId);
		const kept = await inPlan(tx, pilot, to.indicatorKey);
		const indicator = await indicatorFor(tx, pilot.id, to.indicatorKey);
		if (!kept || !indicator) return no({ field: '', key: 'plan.not_in_plan' });
		if (kept.revision !== readRevision(form)) return no({ field: '', key: 'plan.changed_meanwhile' });

		const baseline = await baselineValue(tx, pilot.id, indicator.key);
		const read = readPlan(form, { indicator, baseline, lang });
		if (!read.ok) return read;
		await tx
			.update(pilotIndicator)
			.set({ ...read.value, revision: kept.revision + 1 })
			.where(thisOne(pilot, indicator.key));
		await recordPlan(tx, by, pilot, 'target_set', { indicator: indicator.key, ...read.value });
		return yes(indicator.key);
	});
}

/** Takes an indicator out of the plan, as long as nothing is measured. @throws 404, 403 */
export async function removeIndicator(
	db: Db,
	by: Actor,
	to: { pilotId: string; indicatorKey: string }
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const pilot = await lockPilot(tx, by, 'measurement.write', to.pilotId);
		const kept = await inPlan(tx, pilot, to.indicatorKey);
		if (!kept) return no({ field: '', key: 'plan.not_in_plan' });
		const measured = await tx
			.select({ id: measurement.id })
			.from(measurement)
			.where(
				and(
					eq(measurement.pilotId, pilot.id),
					eq(measurement.indicatorKey, to.indicatorKey),
					ne(measurement.state, 'superseded')
				)
			)
			.limit(1);
		if (measured.length > 0) return no({ field: '', key: 'plan.measured_already' });
		await tx.delete(pilotIndicator).where(thisOne(pilot, to.indicatorKey));
		await recordPlan(tx, by, pilot, 'indicator_removed', { indicator: to.indicatorKey });
		return yes(to.indicatorKey);
	});
}

function thisOne(pilot: LockedPilot, indicatorKey: string) {
	return and(eq(pilotIndicator.pilotId, pilot.id), eq(pilotIndicator.indicatorKey, indicatorKey));
}

async function inPlan(tx: Db, pilot: LockedPilot, indicatorKey: string): Promise<{ revision: number } | undefined> {
	const [row] = await tx
		.select({ revision: pilotIndicator.revision })
		.from(pilotIndicator)
		.where(thisOne(pilot, indicatorKey));
	return row;
}

type Change = 'starter_chosen' | 'indicator_added' | 'indicator_removed' | 'target_set';

async function recordPlan(tx: Db, by: Actor, pilot: LockedPilot, change: Change, after: unknown): Promise<void> {
	const about = { kind: 'measuring_plan', id: pilot.id };
	await record(tx, { kind: `measurement.${change}`, by: by.personId, organisationId: pilot.ownerId, about, after });
}
