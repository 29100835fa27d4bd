import { and, eq } from 'drizzle-orm';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { yes } from '#lib/decision.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf } from '../../../tests/decided.ts';
import { after, before, form, measuring, saving, visits } from '../../../tests/measuring.ts';
import { deleteMeasurement } from './delete-measurement.server.ts';
import { enterMeasurement, changeMeasurement } from './record-measurement.server.ts';
import { measurement } from './schema.server.ts';
import { submitMeasurement } from './submit-measurement.server.ts';

const { db } = await testDb({ demo: true });
const { people, pilotId, enter, approved, kept, moves, mine, clear } = await measuring(db);
const { kari, admin, finance, karlstad, auditor, one, two } = people;
const nobody = '00000000-0000-4000-8000-000000000000';

describe('entering a measurement', () => {
	beforeAll(clear);

	test('keeps what was typed as a draft, in the language of the pilot and the definition of the library', async () => {
		const id = await enter(before);
		expect(await kept(id)).toMatchObject({
			state: 'draft',
			revision: 1,
			indicatorKey: visits,
			indicatorVersion: 1,
			point: 'baseline',
			value: '3.1000',
			n: 18,
			startsOn: '2026-02-01',
			endsOn: '2026-02-14',
			language: 'nb',
			enteredBy: kari.personId,
			isDemo: false
		});
		expect(await moves(id)).toEqual(['entered']);
	});

	test('is refused a second time at the same point while the first is on its way', async () => {
		const again = await enterMeasurement(db, admin, { pilotId, indicatorKey: visits }, form(before), saving);
		expect(keysOf(again)).toEqual(['measurement.open_already']);
	});

	test('names faults of the form and of what stands around it at once, and keeps nothing', async () => {
		const faulty = form({ ...after, point: 'baseline', value: '101', n: '0' });
		const entered = await enterMeasurement(db, kari, { pilotId, indicatorKey: visits }, faulty, saving);
		expect(keysOf(entered)).toEqual(['number.too_large', 'number.too_small', 'measurement.open_already']);
		const rows = await db.select({ id: measurement.id }).from(measurement).where(mine());
		expect(rows).toHaveLength(1);
	});

	test('is refused for an indicator that is not in the library', async () => {
		const entered = await enterMeasurement(db, kari, { pilotId, indicatorKey: 'happiness' }, form(before), saving);
		expect(keysOf(entered)).toEqual(['measurement.unknown_indicator']);
	});

	test('may go to the secretariat in the same step', async () => {
		const entered = await enterMeasurement(db, kari, { pilotId, indicatorKey: visits }, form(after), {
			...saving,
			submit: true
		});
		const id = entered.ok ? entered.value : '';
		expect(await kept(id)).toMatchObject({ state: 'submitted', revision: 2 });
		expect(await moves(id)).toEqual(['entered', 'submitted']);
	});

	test('two at once at the same point: one is kept, the other is told', async () => {
		let second: ReturnType<typeof enterMeasurement> | undefined;
		const to = { pilotId, indicatorKey: visits };
		const mid = { ...after, point: 'mid', starts_on: '1.6.2026', ends_on: '14.6.2026' };
		const first = await db.transaction(async (tx) => {
			const entered = await enterMeasurement(tx, kari, to, form(mid), saving);
			second = enterMeasurement(db, admin, to, form(mid), saving);
			await Promise.race([second, setTimeout(200)]);
			return entered;
		});
		expect(first.ok).toBe(true);
		expect(keysOf((await second) ?? yes(''))).toEqual(['measurement.open_already']);
	});

	test.each([
		['finance of the same organisation', () => finance, 403],
		['an editor of another organisation', () => karlstad, 404],
		['the secretariat, which approves and so never enters', () => one, 403],
		['the auditor', () => auditor, 403]
	])('is not for %s', async (_, by, status) => {
		const entering = enterMeasurement(db, by(), { pilotId, indicatorKey: visits }, form(before), saving);
		await expect(entering).rejects.toMatchObject({ status });
	});

	test.each([nobody, 'not-an-id', ''])('of a pilot that is not there (%j) is not found', async (id) => {
		const entering = enterMeasurement(db, kari, { pilotId: id, indicatorKey: visits }, form(before), saving);
		await expect(entering).rejects.toMatchObject({ status: 404 });
	});

	test('leaves no value of too few in the log', async () => {
		const id = await enter({ ...before, value: '7,65', n: '4' }, 'staff_minutes_per_user_day');
		const { before: was, after, reason } = journalEntry;
		const [entry] = await db.select({ was, after, reason }).from(journalEntry).where(eq(journalEntry.aboutId, id));
		expect(entry?.after).toMatchObject({ suppressed: true });
		expect(JSON.stringify(entry)).not.toMatch(/7[.,]65/);
	});
});

describe('changing a measurement', () => {
	beforeAll(clear);

	test('keeps the new value and counts the save', async () => {
		const id = await enter(before);
		const changed = await changeMeasurement(db, admin, id, form({ ...before, value: '3,2', revision: '1' }), saving);
		expect(changed).toEqual({ ok: true, value: id });
		expect(await kept(id)).toMatchObject({ value: '3.2000', revision: 2, state: 'draft', enteredBy: admin.personId });
		expect(await moves(id)).toEqual(['entered', 'changed']);
	});

	test('from an older screen is refused together with the other faults, and nothing is overwritten', async () => {
		const mid = { ...before, point: 'mid', starts_on: '1.5.2026', ends_on: '2.5.2026' };
		const id = await enter(mid);
		await changeMeasurement(db, admin, id, form({ ...mid, value: '5', revision: '1' }), saving);
		const stale = form({ ...mid, value: 'ni', revision: '1' });
		const refused = await changeMeasurement(db, kari, id, stale, saving);
		expect(keysOf(refused)).toEqual(['measurement.changed_meanwhile', 'number.unreadable']);
		expect(await kept(id)).toMatchObject({ value: '5.0000', revision: 2 });
	});

	test('is refused once it is submitted', async () => {
		const id = await enter({ ...after });
		await submitMeasurement(db, kari, id, 1);
		const refused = await changeMeasurement(db, kari, id, form({ ...after, revision: '2' }), saving);
		expect(keysOf(refused)).toEqual(['measurement.not_open']);
	});

	test.each([
		['another organisation', () => karlstad, 404],
		['finance', () => finance, 403],
		['the secretariat', () => two, 403]
	])('is not for %s', async (_, by, status) => {
		const [row] = await db
			.select({ id: measurement.id })
			.from(measurement)
			.where(and(mine(), eq(measurement.state, 'draft')));
		const changing = changeMeasurement(db, by(), row?.id ?? '', form({ ...before, revision: '1' }), saving);
		await expect(changing).rejects.toMatchObject({ status });
	});
});

describe('submitting a measurement', () => {
	beforeAll(clear);

	test('hands a draft over, once', async () => {
		const id = await enter(before);
		expect(await submitMeasurement(db, kari, id, 1)).toEqual({ ok: true, value: id });
		expect(keysOf(await submitMeasurement(db, kari, id, 2))).toEqual(['measurement.not_open']);
		expect(await moves(id)).toEqual(['entered', 'submitted']);
	});

	test('of an older version is refused', async () => {
		const id = await enter(after);
		expect(keysOf(await submitMeasurement(db, kari, id, 7))).toEqual(['measurement.changed_meanwhile']);
		await expect(submitMeasurement(db, karlstad, id, 1)).rejects.toMatchObject({ status: 404 });
		await expect(submitMeasurement(db, finance, id, 1)).rejects.toMatchObject({ status: 403 });
		expect(await kept(id)).toMatchObject({ state: 'draft' });
	});
});

describe('deleting a measurement', () => {
	beforeAll(clear);

	test('takes a draft away and leaves a line in the log', async () => {
		const id = await enter(before);
		await expect(deleteMeasurement(db, karlstad, id, 1)).rejects.toMatchObject({ status: 404 });
		await expect(deleteMeasurement(db, one, id, 1)).rejects.toMatchObject({ status: 403 });
		expect(await deleteMeasurement(db, kari, id, 1)).toEqual({ ok: true, value: id });
		expect(await kept(id)).toBeUndefined();
		expect(await moves(id)).toEqual(['entered', 'deleted']);
	});

	test('is refused when it is approved, or changed meanwhile', async () => {
		const id = await approved(before);
		expect(keysOf(await deleteMeasurement(db, kari, id, 3))).toEqual(['measurement.not_open']);
		const draft = await enter(after);
		expect(keysOf(await deleteMeasurement(db, kari, draft, 9))).toEqual(['measurement.changed_meanwhile']);
	});
});
