import { and, asc, eq, isNull } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import indicatorData from '#data/indicators.json' with { type: 'json' };
import { indicator, starterIndicator, unitConversion } from '#lib/results/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { libraryRows, loadIndicators } from './library.server.ts';
import { versioned, type Defined } from './library.ts';

const { db } = await testDb();
const all = () => db.select().from(indicator).orderBy(asc(indicator.key), asc(indicator.version));
const versionsOf = async (key: string) =>
	(await db.select().from(indicator).where(eq(indicator.key, key)).orderBy(asc(indicator.version))).map((row) => ({
		version: row.version,
		unit: row.unit,
		definition: row.definitionNb,
		limit: row.smallNumberLimit
	}));

describe('the file of the library', () => {
	test('has every indicator of the field’s list once, by its code, and each thing under one key', () => {
		const codes = indicatorData.indicators.flatMap(({ code }) => code ?? []);
		const counts = { TID: 10, KOS: 8, KVA: 11, PAR: 3, ANS: 4, SIK: 11, HEL: 4, TEK: 4, MIL: 2, UTB: 4 };
		const listed = Object.entries(counts).flatMap(([letters, count]) =>
			Array.from({ length: count }, (_, index) => `${letters}-${String(index + 1).padStart(2, '0')}`)
		);
		expect([...codes].sort()).toEqual(listed.sort());
		expect(new Set(indicatorData.indicators.map(({ key }) => key)).size).toBe(indicatorData.indicators.length);
	});

	test('says in one sentence or two what each of them counts, in both languages', () => {
		for (const { key, definitionNb, definitionSv } of indicatorData.indicators) {
			expect(definitionNb, key).toMatch(/^[A-ZÅÆØ].{20,220}\.$/);
			expect(definitionSv, key).toMatch(/^[A-ZÅÄÖ].{20,220}\.$/);
			expect(definitionSv, key).not.toBe(definitionNb);
		}
	});

	test('asks for numerator and denominator of all that is in per cent, and of nothing else', () => {
		for (const { key, unit, isShare } of indicatorData.indicators) expect(isShare, key).toBe(unit === 'percent');
	});

	test('protects answers of staff and sick leave with a higher limit', () => {
		const limits = new Map(indicatorData.indicators.map((row) => [row.key, row.smallNumberLimit]));
		const asked = ['staff_workload', 'staff_usefulness', 'job_satisfaction', 'staff_stress_shift', 'sick_leave'];
		expect(asked.map((key) => limits.get(key))).toEqual([8, 8, 8, 8, 10]);
		expect(Math.min(...limits.values())).toBe(5);
	});

	test('offers at most six to start with, none of them counted by the platform', () => {
		const computed = new Set(indicatorData.indicators.filter((row) => row.isComputed).map(({ code }) => code));
		expect(computed).toEqual(new Set(['UTB-02', 'UTB-03', 'UTB-04']));
		const rows = new Map(indicatorData.indicators.map((row) => [row.key, row]));
		for (const keys of Object.values(indicatorData.starterSets)) {
			expect(keys.length).toBeLessThanOrEqual(6);
			expect(keys.map((key) => rows.get(key)?.isComputed)).toEqual(keys.map(() => false));
		}
	});
});

describe('loading the library', () => {
	test('again changes nothing', async () => {
		const before = await all();
		await loadIndicators(db);
		expect(await all()).toEqual(before);
		expect(before).toHaveLength(indicatorData.indicators.length);
		expect(await db.select().from(unitConversion)).toHaveLength(indicatorData.unitConversions.length);
	});

	test('fills in what a database from before definitions lacks, without a new version', async () => {
		await db
			.update(indicator)
			.set({ definitionNb: '', definitionSv: '', code: null, isShare: false, kind: 'other' })
			.where(and(eq(indicator.key, 'medication_on_time'), isNull(indicator.pilotId)));
		await loadIndicators(db);
		const rows = await db.select().from(indicator).where(eq(indicator.key, 'medication_on_time'));
		expect(rows).toMatchObject([{ version: 1, code: 'SIK-02', isShare: true, kind: 'everyday' }]);
		expect(rows[0]?.definitionNb).toContain('dosene');
	});

	test('makes a new version of a changed definition and leaves the old one as it was', async () => {
		const changed = libraryRows().map((row) =>
			row.key === 'night_visits' ? { ...row, definitionNb: 'Noe annet.', smallNumberLimit: 9 } : row
		);
		const [before] = await versionsOf('night_visits');
		await loadIndicators(db, changed);
		await loadIndicators(db, changed);
		expect(await versionsOf('night_visits')).toEqual([
			{ ...before, limit: 9 },
			{ version: 2, unit: 'count_per_night', definition: 'Noe annet.', limit: 9 }
		]);
		expect(await versionsOf('visits_per_user_week')).toHaveLength(1);
	});

	test('changes a name, a limit or a technology where it stands', async () => {
		const renamed = libraryRows().map((row) => (row.key === 'sick_leave' ? { ...row, nameNb: 'Fravær' } : row));
		await loadIndicators(db, renamed);
		const rows = await db.select().from(indicator).where(eq(indicator.key, 'sick_leave'));
		expect(rows).toMatchObject([{ version: 1, nameNb: 'Fravær' }]);
	});

	test('takes a set away that the file no longer has', async () => {
		await db.insert(starterIndicator).values({ technologyArea: 'smart_home', indicatorKey: 'uptime', position: 0 });
		await loadIndicators(db);
		const rows = await db.select().from(starterIndicator).where(eq(starterIndicator.technologyArea, 'smart_home'));
		expect(rows).toEqual([]);
	});
});

describe('the version of an indicator', () => {
	const row: Defined = {
		key: 'costs',
		version: 2,
		unit: 'eur',
		better: 'down',
		definitionNb: 'Hva det koster.',
		definitionSv: 'Vad det kostar.',
		isShare: false,
		isComputed: false
	};

	test.each([
		['new here', [], 2],
		['the same', [row], 2],
		['in another unit before', [{ ...row, version: 1, unit: 'money' }], 2],
		['before definitions, in another unit', [{ ...row, version: 1, unit: 'money', definitionNb: '' }], 2],
		['before definitions', [{ ...row, version: 1, definitionNb: '', isShare: true }], 1],
		['changed without its number being raised', [{ ...row, definitionSv: 'Annat.' }], 3],
		['later here than in the file', [{ ...row, version: 5, better: 'up' }], 6]
	] as const)('%s', (_, kept, version) => {
		expect(versioned([row], kept).map((each) => each.version)).toEqual([version]);
	});
});
