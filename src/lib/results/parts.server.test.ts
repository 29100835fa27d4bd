import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted } from '../../../tests/decided.ts';
import { formOf } from '../../../tests/typed.ts';
import { decideMeasurement } from './decide-measurement.server.ts';
import { ownParts } from './parts-in-full.server.ts';
import { partsOfPilot, publicParts } from './parts.server.ts';
import { enterMeasurement } from './record-measurement.server.ts';
import { resultsOfPilot } from './results.server.ts';
import { saveParts } from './save-parts.server.ts';
import { measurement, measurementPart } from './schema.server.ts';
import { submitMeasurement } from './submit-measurement.server.ts';

const { db } = await testDb({ demo: true });
const falls = 'falls_per_1000_days';
const saving = { lang: 'nb', today: '2026-11-21', submit: false } as const;
const sender = { origin: 'http://sol.example', today: '2026-11-21' };

let kari: Actor, finance: Actor, foreign: Actor, office: Actor;
let pilotId = '';

beforeAll(async () => {
	[kari, finance, foreign, office] = await Promise.all([
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'sekretariat1')
	]);
	const [row] = await db.select({ id: pilot.id }).from(pilot).where(eq(pilot.externalId, 'P14'));
	pilotId = row?.id ?? '';
});

async function enter(n: string, value: string, point = 'end'): Promise<string> {
	const form = formOf({
		point,
		value,
		n,
		starts_on: '1.9.2026',
		ends_on: '30.9.2026',
		method: 'system_log',
		collected_by: 'unit'
	});
	return accepted(await enterMeasurement(db, kari, { pilotId, indicatorKey: falls }, form, saving));
}

async function kept(id: string) {
	const [row] = await db.select().from(measurement).where(eq(measurement.id, id));
	if (!row) throw new Error('Gone');
	return row;
}

async function split(id: string, dimension: string, fields: Readonly<Record<string, string>>, by = kari) {
	const { revision } = await kept(id);
	return saveParts(db, by, id, formOf({ dimension, revision: String(revision), ...fields }));
}

async function approve(id: string): Promise<void> {
	const submitted = await submitMeasurement(db, kari, id, (await kept(id)).revision);
	if (!submitted.ok) throw new Error(JSON.stringify(submitted.issues));
	const form = formOf({ decision: 'approved', revision: String((await kept(id)).revision) });
	const decided = await decideMeasurement(db, office, id, form, sender);
	if (!decided.ok) throw new Error(JSON.stringify(decided.issues));
}

async function hiddenOf(id: string): Promise<string[]> {
	const rows = await db
		.select({ part: measurementPart.part })
		.from(measurementPart)
		.where(and(eq(measurementPart.measurementId, id), eq(measurementPart.isHidden, true)));
	return rows.map(({ part }) => part).sort();
}

describe('an editor who splits a value', () => {
	test('hears of every fault at once, at its field', async () => {
		const id = await enter('30', '2,5');
		const refused = await split(id, 'sex', { sex_women_value: 'mye', sex_women_n: '', sex_men_n: '0' });
		expect(refused).toMatchObject({
			ok: false,
			issues: [
				{ field: 'sex_women_value', key: 'number.unreadable' },
				{ field: 'sex_women_n', key: 'part.n_empty' },
				{ field: 'sex_men_value', key: 'measurement.value_empty' },
				{ field: 'sex_men_n', key: 'number.too_small' }
			]
		});
		expect(await split(id, 'hair', {})).toMatchObject({ ok: false, issues: [{ key: 'part.unknown_dimension' }] });
		await db.delete(measurement).where(eq(measurement.id, id));
	});

	test('may leave groups out, and the parts say that they do not add up', async () => {
		const id = await enter('30', '2,5');
		const women = { sex_women_value: '2,5', sex_women_n: '12' };
		expect(await split(id, 'sex', women)).toMatchObject({ ok: true });
		expect(await ownParts(db, id)).toMatchObject([{ dimension: 'sex', isComplete: false, parts: [{ n: 12 }] }]);
		expect(await split(id, 'sex', { ...women, sex_men_value: '2,5', sex_men_n: '18' })).toMatchObject({ ok: true });
		expect(await ownParts(db, id)).toMatchObject([{ isComplete: true, parts: [{ n: 12 }, { n: 18 }] }]);
		await db.delete(measurement).where(eq(measurement.id, id));
	});

	test('writes over nobody, and only in the own organisation', async () => {
		const id = await enter('30', '2,5');
		const form = formOf({ dimension: 'sex', revision: '99', sex_women_value: '1', sex_women_n: '12' });
		expect(await saveParts(db, kari, id, form)).toMatchObject({
			ok: false,
			issues: [{ key: 'measurement.changed_meanwhile' }]
		});
		await expect(split(id, 'sex', {}, foreign)).rejects.toMatchObject({ status: 404 });
		await expect(split(id, 'sex', {}, finance)).rejects.toMatchObject({ status: 403 });
		await db.delete(measurement).where(eq(measurement.id, id));
	});
});

describe('falls of four people, split by sex', () => {
	test('are stored, and nobody is shown a number of them', async () => {
		const id = await enter('4', '7,25');
		await split(id, 'sex', { sex_women_value: '8,75', sex_women_n: '3', sex_men_value: '2,75', sex_men_n: '1' });
		await approve(id);
		const rows = await db.select().from(measurementPart).where(eq(measurementPart.measurementId, id));
		expect(rows.map(({ n }) => n).sort()).toEqual([1, 3]);
		expect(await hiddenOf(id)).toEqual(['men', 'women']);

		const shown = { results: await resultsOfPilot(db, pilotId), parts: await partsOfPilot(db, pilotId) };
		expect(shown.parts[falls]).toEqual([
			{
				point: 'end',
				dimensions: [
					{
						dimension: 'sex',
						isComplete: null,
						parts: ['women', 'men', 'other'].map((part) => ({ part, suppressed: true }))
					}
				]
			}
		]);
		expect(JSON.stringify(shown)).not.toMatch(/[78]\.[27]5|"2\.75|"n":[1-4]\b/);
		const { before, after, reason } = journalEntry;
		const log = await db.select({ before, after, reason }).from(journalEntry).where(eq(journalEntry.aboutId, id));
		expect(JSON.stringify(log)).not.toMatch(/8[.,]75|2[.,]75|7[.,]25/);
	});
});

describe('a group of too few among others', () => {
	const ages = (numbers: readonly (readonly [string, string, string])[]) =>
		Object.fromEntries(
			numbers.flatMap(([group, value, n]) => [
				[`age_${group}_value`, value],
				[`age_${group}_n`, n]
			])
		);
	let first = '';

	test('is hidden with the next smallest when the value is approved', async () => {
		first = await enter('40', '2,5', 'mid');
		await split(
			first,
			'age',
			ages([
				['under_67', '1,25', '3'],
				['from_67', '2', '9'],
				['from_80', '3', '20'],
				['from_90', '2,5', '8']
			])
		);
		const preview = await ownParts(db, first);
		await approve(first);
		expect(await hiddenOf(first)).toEqual(['from_90', 'under_67']);
		const shown = (await publicParts(db, [first])).get(first);
		expect(shown).toEqual(preview);
		expect(shown?.[0]?.parts).toEqual([
			{ part: 'under_67', suppressed: true },
			{ part: 'from_67', suppressed: false, value: '2', numerator: null, denominator: null, n: 9 },
			{ part: 'from_80', suppressed: false, value: '3', numerator: null, denominator: null, n: 20 },
			{ part: 'from_90', suppressed: true }
		]);
	});

	test('stays hidden when a later version counts enough of it', async () => {
		const second = await enter('46', '2,5', 'mid');
		await split(
			second,
			'age',
			ages([
				['under_67', '1,25', '9'],
				['from_67', '2', '9'],
				['from_80', '3', '20'],
				['from_90', '2,5', '8']
			])
		);
		await approve(second);
		expect(await hiddenOf(second)).toEqual(['from_90', 'under_67']);
		expect((await publicParts(db, [first])).size).toBe(0);
	});

	test('is public only with its pilot', async () => {
		const before = await partsOfPilot(db, pilotId);
		expect(before[falls]?.length).toBe(2);
		await db.update(pilot).set({ hiddenAt: new Date() }).where(eq(pilot.id, pilotId));
		expect(await partsOfPilot(db, pilotId)).toEqual({});
		await db.update(pilot).set({ hiddenAt: null }).where(eq(pilot.id, pilotId));
	});
});
