import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf } from '../../../tests/decided.ts';
import { formOf } from '../../../tests/typed.ts';
import { pilotToMeasure, type MeasuredPilot } from './measurements.server.ts';
import { addIndicator, chooseStarterSet, removeIndicator, setTarget } from './plan-measuring.server.ts';
import { planOf } from './plans.server.ts';
import { enterMeasurement } from './record-measurement.server.ts';
import { resultsOfPilot } from './results.server.ts';
import { indicator, measurement, pilotIndicator, unit } from './schema.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const visits = 'visits_per_user_week';
const set = [
	visits,
	'freed_hours_user_month',
	'medication_errors_1000_doses',
	'medication_on_time',
	'user_independence',
	'running_cost_user_month'
];

let kari: Actor, reader: Actor, one: Actor, karlstad: Actor;
let own: MeasuredPilot;
let medicine = '';

beforeAll(async () => {
	[kari, reader, one, karlstad] = await Promise.all([
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'redaktor.karlstad')
	]);
	const [row] = await db.select({ id: pilot.id }).from(pilot).where(eq(pilot.externalId, 'P14'));
	await db
		.update(pilotVersion)
		.set({ technologyArea: 'medication_dispenser', startsOn: '2026-03-01', endsOn: '2026-08-31' })
		.where(eq(pilotVersion.pilotId, row?.id ?? ''));
	await db.delete(measurement).where(eq(measurement.pilotId, row?.id ?? ''));
	own = await pilotToMeasure(db, kari, 'ringsaker', row?.id ?? '');
	medicine = own.id;
});

const planned = async () => (await planOf(db, own, today)).planned;
const target = (fields: Record<string, string>, by = kari, indicatorKey = visits) =>
	setTarget(db, by, { pilotId: medicine, indicatorKey }, formOf({ revision: '1', ...fields }), 'nb');

describe('choosing what to measure', () => {
	test('the set of the technology comes in one press, in its order, and not twice', async () => {
		expect(await chooseStarterSet(db, kari, medicine)).toEqual({ ok: true, value: 6 });
		expect((await planned()).map((each) => each.indicator.key)).toEqual(set);
		expect(keysOf(await chooseStarterSet(db, kari, medicine))).toEqual(['plan.starter_taken']);
		expect(await planned()).toHaveLength(6);
	});

	test('the set fills up what is missing and leaves the rest', async () => {
		await removeIndicator(db, kari, { pilotId: medicine, indicatorKey: 'user_independence' });
		expect(await chooseStarterSet(db, kari, medicine)).toEqual({ ok: true, value: 1 });
		expect(await planned()).toHaveLength(6);
	});

	test('one more comes from the library, once', async () => {
		expect(await addIndicator(db, kari, medicine, formOf({ indicator: 'uptime' }))).toEqual({
			ok: true,
			value: 'uptime'
		});
		expect(keysOf(await addIndicator(db, kari, medicine, formOf({ indicator: 'uptime' })))).toEqual(['plan.already']);
	});

	test.each(['', 'luck', 'municipalities_adopted'])('%j is nothing to choose', async (key) => {
		expect(keysOf(await addIndicator(db, kari, medicine, formOf({ indicator: key })))).toEqual([
			'plan.choose_from_list'
		]);
	});

	test('another pilot’s own indicator is nothing to choose', async () => {
		const [other] = await db.select({ id: pilot.id }).from(pilot).where(eq(pilot.externalId, 'P07'));
		const [like] = await db.select().from(indicator).where(eq(indicator.key, 'uptime'));
		const [anyUnit] = await db.select().from(unit).limit(1);
		if (!like || !anyUnit) throw new Error('No library');
		await db.insert(indicator).values({ ...like, key: 'own_one', pilotId: other?.id ?? null, code: null });
		expect(keysOf(await addIndicator(db, kari, medicine, formOf({ indicator: 'own_one' })))).toEqual([
			'plan.choose_from_list'
		]);
	});

	test('is left to the editors of the owner', async () => {
		await expect(chooseStarterSet(db, reader, medicine)).rejects.toMatchObject({ status: 403 });
		await expect(addIndicator(db, one, medicine, formOf({ indicator: 'uptime' }))).rejects.toMatchObject({
			status: 403
		});
		await expect(target({}, karlstad)).rejects.toMatchObject({ status: 404 });
		const removing = removeIndicator(db, karlstad, { pilotId: medicine, indicatorKey: visits });
		await expect(removing).rejects.toMatchObject({ status: 404 });
		await expect(chooseStarterSet(db, kari, 'nothing')).rejects.toMatchObject({ status: 404 });
	});

	test('each step is in the log', async () => {
		const rows = await db
			.select({ kind: journalEntry.kind })
			.from(journalEntry)
			.where(and(eq(journalEntry.aboutKind, 'measuring_plan'), eq(journalEntry.aboutId, medicine)))
			.orderBy(journalEntry.id);
		expect(rows.map(({ kind }) => kind.replace('measurement.', ''))).toEqual([
			'starter_chosen',
			'indicator_removed',
			'starter_chosen',
			'indicator_added'
		]);
	});
});

describe('setting a target', () => {
	test('keeps it with the days of the baseline, and the calendar follows', async () => {
		const days = { baseline_from: '1.2.2026', baseline_to: '14.2.2026' };
		expect(await target({ target_percent: '\u221230', ...days })).toEqual({ ok: true, value: visits });
		const [first] = await planned();
		expect(first).toMatchObject({
			target: null,
			targetPercent: '-30',
			baselineFrom: '2026-02-01',
			baselineTo: '2026-02-14',
			revision: 2,
			measured: []
		});
		const calendar = (await planOf(db, own, today)).appointments;
		expect(calendar.map(({ point, to }) => `${point} ${to}`)).toEqual([
			'baseline 2026-02-14',
			'mid 2026-05-31',
			'end 2026-08-31',
			'after_6 2027-02-28',
			'after_12 2027-08-31'
		]);
	});

	test('from an old screen is refused, and nothing is overwritten', async () => {
		expect(keysOf(await target({ target: '2', revision: '1' }))).toEqual(['plan.changed_meanwhile']);
		expect((await planned())[0]).toMatchObject({ targetPercent: '-30', revision: 2 });
	});

	test('that is the baseline is refused once the baseline is known', async () => {
		const baseline = formOf({
			point: 'baseline',
			value: '3,1',
			n: '18',
			method: 'system_log',
			collected_by: 'unit',
			starts_on: '1.2.2026',
			ends_on: '14.2.2026'
		});
		const saving = { lang: 'nb', today, submit: false } as const;
		expect(
			await enterMeasurement(db, kari, { pilotId: medicine, indicatorKey: visits }, baseline, saving)
		).toMatchObject({
			ok: true
		});
		expect(keysOf(await target({ target: '3,1', revision: '2' }))).toEqual(['plan.target_is_baseline']);
		expect((await planned())[0]).toMatchObject({ measured: ['baseline'] });
	});

	test('of what is not in the plan is refused, as is taking out what is measured', async () => {
		expect(keysOf(await target({ target: '2' }, kari, 'kin_reassurance'))).toEqual(['plan.not_in_plan']);
		const to = { pilotId: medicine, indicatorKey: visits };
		expect(keysOf(await removeIndicator(db, kari, to))).toEqual(['plan.measured_already']);
		expect(keysOf(await removeIndicator(db, kari, { ...to, indicatorKey: 'luck' }))).toEqual(['plan.not_in_plan']);
	});

	test('two at once: one is kept, the other is told', async () => {
		const both = await Promise.all([target({ target: '2', revision: '2' }), target({ target: '1', revision: '2' })]);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(both.flatMap((each) => keysOf(each))).toEqual(['plan.changed_meanwhile']);
	});

	test('shows in the public result as progress', async () => {
		await db
			.update(pilotIndicator)
			.set({ target: null, targetPercent: '-30' })
			.where(and(eq(pilotIndicator.pilotId, medicine), eq(pilotIndicator.indicatorKey, visits)));
		const [baseline] = await db.select().from(measurement).where(eq(measurement.pilotId, medicine));
		if (!baseline) throw new Error('No baseline');
		await db
			.update(measurement)
			.set({ state: 'approved', decidedBy: one.personId })
			.where(eq(measurement.id, baseline.id));
		await db.insert(measurement).values({
			...baseline,
			id: undefined,
			point: 'end',
			value: '1.9',
			startsOn: '2026-08-01',
			endsOn: '2026-08-14',
			state: 'approved',
			decidedBy: one.personId
		});
		// By hand: (1.9 − 3.1) ÷ (2.17 − 3.1) · 100 = 129.03…
		expect(await resultsOfPilot(db, medicine)).toMatchObject([
			{
				goal: { target: null, targetPercent: '-30' },
				latest: {
					change: { amount: '-1.2', percent: '-38.7', verdict: 'better' },
					evidence: { tier: 2, cap: null },
					progress: { target: '2.17', percent: '129.0', isReached: true },
					comparable: true
				}
			}
		]);
	});
});
