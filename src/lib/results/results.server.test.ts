import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { countsOf } from '#lib/facet.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { measurementToDecide, waitingMeasurements } from './measurement-review.server.ts';
import { measurementOf, measurementsOf, pilotToMeasure } from './measurements.server.ts';
import { noFilters, type ResultFilters } from './result-filters.ts';
import { headlines, newestResults, publicResults, resultsOfPilot, type Result } from './results.server.ts';
import { measurement } from './schema.server.ts';

const { db } = await testDb({ demo: true });

/** Pilots by their key in the demonstration. */
const ids = new Map<string, string>();
const id = (key: string) => ids.get(key) ?? '';
let kari: Actor, anna: Actor, one: Actor, auditor: Actor;

beforeAll(async () => {
	const rows = await db.select({ id: pilot.id, externalId: pilot.externalId }).from(pilot);
	for (const row of rows) ids.set(row.externalId ?? '', row.id);
	[kari, anna, one, auditor] = await Promise.all([
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'redaktor.aurskog-holand'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'revisor')
	]);
});

async function allPublic(filters: Partial<ResultFilters> = {}): Promise<readonly Result[]> {
	const first = await publicResults(db, { ...noFilters, ...filters }, null);
	const pages = Array.from({ length: first.page.pages }, (_, index) => String(index + 1));
	const lists = await Promise.all(pages.map((page) => publicResults(db, { ...noFilters, ...filters }, page)));
	return lists.flatMap((list) => list.results);
}

describe('reading the results of a pilot', () => {
	test('gives each indicator with before, after and change', async () => {
		const results = await resultsOfPilot(db, id('P07'));
		expect(results.map((result) => result.indicator.key)).toEqual([
			'medication_on_time',
			'user_independence',
			'medication_errors_month',
			'visits_per_user_week',
			'staff_usefulness'
		]);
		expect(results[3]).toMatchObject({
			latest: {
				kind: 'change',
				before: { value: '15.5', n: 27 },
				after: { value: '8.2', n: 24 },
				change: { amount: '-7.3', percent: '-47.1', verdict: 'better' }
			},
			earlier: []
		});
	});

	test('has nothing of what is not approved', async () => {
		expect(await resultsOfPilot(db, id('P12'))).toEqual([]);
	});

	test('shows a lone baseline as such', async () => {
		const approved = { state: 'approved', decidedBy: one.personId } as const;
		await db
			.update(measurement)
			.set(approved)
			.where(eq(measurement.pilotId, id('P15')));
		expect(await resultsOfPilot(db, id('P15'))).toMatchObject([
			{ latest: { kind: 'baseline_only', before: { value: '2.4', n: null } }, earlier: [] }
		]);
		expect((await allPublic()).filter((result) => result.pilot.id === id('P15'))).toEqual([]);
	});

	test('shows the newest value first and the others as earlier ones', async () => {
		const later = {
			pilotId: id('P07'),
			indicatorKey: 'visits_per_user_week',
			indicatorVersion: 1,
			point: 'end',
			value: '9',
			n: 24,
			method: 'register',
			collectedBy: 'unit',
			startsOn: '2026-11-01',
			endsOn: '2026-11-14',
			language: 'nb',
			state: 'approved',
			enteredBy: kari.personId,
			decidedBy: one.personId
		};
		await db.insert(measurement).values(later);
		const visits = (await resultsOfPilot(db, id('P07')))[3];
		expect(visits).toMatchObject({
			latest: { after: { point: 'end', value: '9' } },
			earlier: [{ after: { point: 'mid', value: '8.2' } }]
		});
		const listed = (await allPublic()).filter(
			({ indicator, pilot: of }) => of.id === id('P07') && indicator.key === 'visits_per_user_week'
		);
		expect(listed).toMatchObject([{ comparison: { after: { point: 'end' } } }]);
	});

	test.each([
		[
			'hidden',
			async (key: string) =>
				db
					.update(pilot)
					.set({ hiddenAt: new Date() })
					.where(eq(pilot.id, id(key)))
		],
		[
			'withdrawn',
			async (key: string) =>
				db
					.update(pilotVersion)
					.set({ publication: 'withdrawn' })
					.where(eq(pilotVersion.pilotId, id(key)))
		]
	] as const)('gives none of a pilot that is %s, anywhere', async (state, hide) => {
		const key = state === 'hidden' ? 'P19' : 'P17';
		expect(await resultsOfPilot(db, id(key))).not.toEqual([]);
		await hide(key);
		expect(await resultsOfPilot(db, id(key))).toEqual([]);
		expect((await allPublic()).filter((result) => result.pilot.id === id(key))).toEqual([]);
		expect((await newestResults(db, 100)).filter((result) => result.pilot.id === id(key))).toEqual([]);
		expect((await headlines(db, [id(key)])).size).toBe(0);
	});
});

describe('reading the register of results', () => {
	test('counts what it lists, page by page, each once', async () => {
		const { total, page, results } = await publicResults(db, noFilters, null);
		const everything = await allPublic();
		expect(results).toHaveLength(page.perPage);
		expect(everything).toHaveLength(total);
		expect(new Set(everything.map((result) => `${result.pilot.id} ${result.indicator.key}`)).size).toBe(total);
	});

	test('shows bad results among the good ones', async () => {
		const verdicts = (await allPublic()).flatMap(({ comparison }) =>
			comparison.kind === 'change' ? [comparison.change.verdict] : []
		);
		expect(new Set(verdicts)).toEqual(new Set(['better', 'worse']));
	});

	const narrowings: readonly [string, Partial<ResultFilters>, (result: Result) => boolean][] = [
		['gain', { gain: ['safety'] }, (result) => result.indicator.gainCategory === 'safety'],
		['country', { country: ['SE'] }, (result) => result.owner.country === 'SE'],
		['outcome', { outcome: ['works'] }, (result) => result.pilot.outcome === 'works']
	];
	test.each(narrowings)('is narrowed by %s', async (_, filter, holds) => {
		const everything = await allPublic();
		const narrowed = await allPublic(filter);
		expect(narrowed.length).toBeGreaterThan(0);
		expect(narrowed).toEqual(everything.filter(holds));
	});

	test('says for each filter how many it would leave', async () => {
		const { tallies } = await publicResults(db, noFilters, null);
		const swedish = await allPublic({ country: ['SE'] });
		expect(countsOf(tallies, noFilters, 'country').get('SE')).toBe(swedish.length);
		const safe = swedish.filter(({ indicator }) => indicator.gainCategory === 'safety');
		const inSweden: ResultFilters = { ...noFilters, country: ['SE'] };
		expect(countsOf(tallies, inSweden, 'gain').get('safety')).toBe(safe.length);
	});

	test('is narrowed by the technology of the pilot', async () => {
		const pilots = new Set(
			(await allPublic({ technology: ['medication_dispenser'] })).map((result) => result.pilot.id)
		);
		expect(pilots).toEqual(new Set([id('P07'), id('P18')]));
	});

	test('is empty when nothing fits', async () => {
		expect(
			await publicResults(db, { ...noFilters, technology: ['gps'], country: ['SE'], outcome: ['harmful'] }, '7')
		).toMatchObject({ total: 0, results: [], page: { page: 1 } });
	});
});

describe('the newest results', () => {
	test('are one per pilot, with a change, newest first', async () => {
		const newest = await newestResults(db, 50);
		expect(new Set(newest.map((result) => result.pilot.id)).size).toBe(newest.length);
		expect(newest.every((result) => result.comparison.kind === 'change')).toBe(true);
		const days = newest.map(({ comparison }) => (comparison.kind === 'change' ? comparison.after.endsOn : ''));
		expect(days).toEqual([...days].sort().reverse());
		expect(await newestResults(db, 3)).toEqual(newest.slice(0, 3));
	});

	test('are those measured on most people, not those that went best', async () => {
		const found = await headlines(db, [id('P20'), id('P14'), id('P12')]);
		expect(found.size).toBe(2);
		expect(found.get(id('P14'))).toMatchObject({
			indicator: { key: 'user_satisfaction' },
			comparison: { change: { verdict: 'worse', amount: '-1' } }
		});
		expect(found.get(id('P20'))).toMatchObject({
			indicator: { key: 'uptime' },
			comparison: { change: { verdict: 'worse', amount: '-2.6' } }
		});
		expect((await headlines(db, [])).size).toBe(0);
	});
});

describe('a value of four people where the limit is five', () => {
	/** 62 seconds before (n 6), 41 after (n 4). */
	const nowhere = (shown: unknown) => {
		const text = JSON.stringify(shown);
		expect(text).not.toMatch(/"(value|amount)":"-?(62|41|21)"|"-33\.9"|"n":[46]\b/);
	};
	const alarm = { gain: ['safety'], country: ['NO'] } as const;

	test('is in the results of its pilot as suppressed', async () => {
		const results = await resultsOfPilot(db, id('P09'));
		const answer = results.find(({ indicator }) => indicator.key === 'alarm_answer_seconds');
		expect(answer?.latest).toEqual({ kind: 'suppressed', point: 'mid', limit: 5 });
		nowhere(answer);
	});

	test('is in the register as suppressed', async () => {
		const of = (await allPublic(alarm)).filter((result) => result.pilot.id === id('P09'));
		const answer = of.find(({ indicator }) => indicator.key === 'alarm_answer_seconds');
		expect(answer?.comparison).toEqual({ kind: 'suppressed', point: 'mid', limit: 5 });
		nowhere(answer);
	});

	test('is no news and on no card', async () => {
		const others = (await resultsOfPilot(db, id('P09')))
			.map(({ indicator }) => indicator.key)
			.filter((key) => key !== 'alarm_answer_seconds');
		for (const key of others)
			await db.update(measurement).set({ state: 'superseded' }).where(eq(measurement.indicatorKey, key));
		expect((await newestResults(db, 100)).filter((result) => result.pilot.id === id('P09'))).toEqual([]);
		expect((await headlines(db, [id('P09')])).size).toBe(0);
	});

	test('is not shown to those who measured it either, unless they are still writing it', async () => {
		const own = await pilotToMeasure(db, anna, 'aurskog-holand', id('P09'));
		const measured = (await measurementsOf(db, own)).find(({ indicator }) => indicator.key === 'alarm_answer_seconds');
		expect(measured?.comparison.kind).toBe('suppressed');
		const mid = measured?.values.find(({ point }) => point === 'mid');
		expect(mid?.shown).toBeNull();
		const single = await measurementOf(db, own, mid?.id ?? '');
		expect(single).toMatchObject({ shown: null, typed: null });
		nowhere(single);

		await db
			.update(measurement)
			.set({ state: 'returned' })
			.where(eq(measurement.id, mid?.id ?? ''));
		expect(await measurementOf(db, own, mid?.id ?? '')).toMatchObject({ shown: null, typed: { value: '41', n: 4 } });
		nowhere((await measurementsOf(db, own)).map(({ comparison }) => comparison));
	});

	test('is not shown to the secretariat that approves it', async () => {
		await db.update(measurement).set({ state: 'submitted' }).where(eq(measurement.state, 'returned'));
		const [waiting] = await waitingMeasurements(db, one);
		expect(waiting).toMatchObject({
			indicatorNb: 'Tid til alarmen besvares',
			ownerNb: 'Aurskog-Høland kommune',
			point: 'mid'
		});
		nowhere(waiting);
		const toDecide = await measurementToDecide(db, one, waiting?.id ?? '');
		expect(toDecide).toMatchObject({
			comparison: { kind: 'suppressed' },
			enteredBy: { id: anna.personId },
			replaces: false
		});
		nowhere(toDecide);
	});
});

describe('reading what waits and what is on its way', () => {
	test('is for the organisation itself, the secretariat and the auditor', async () => {
		// what is public of it she may read, so that she is told that the rest is not hers
		await expect(pilotToMeasure(db, kari, 'ringsaker', id('P09'))).rejects.toMatchObject({ status: 403 });
		await expect(pilotToMeasure(db, kari, 'aurskog-holand', id('P09'))).rejects.toMatchObject({ status: 404 });
		expect(await pilotToMeasure(db, auditor, 'aurskog-holand', id('P09'))).toMatchObject({ ownerId: 'aurskog-holand' });
		await expect(pilotToMeasure(db, auditor, 'aurskog-holand', id('P09'), 'measurement.write')).rejects.toMatchObject({
			status: 403
		});
		await expect(waitingMeasurements(db, kari)).rejects.toMatchObject({ status: 404 });
		await expect(measurementToDecide(db, kari, id('P09'))).rejects.toMatchObject({ status: 404 });
	});

	test('is at the organisation that took over, not at any other', async () => {
		const heir = await actorOf(db, 'redaktor.lillestrom');
		expect(await pilotToMeasure(db, heir, 'lillestrom', id('P02'))).toMatchObject({ ownerId: 'fet' });
		await expect(pilotToMeasure(db, one, 'ringsaker', id('P02'))).rejects.toMatchObject({ status: 404 });
	});

	test.each(['nothing', '00000000-0000-4000-8000-000000000000'])('of %s is not found', async (missing) => {
		const own = await pilotToMeasure(db, kari, 'ringsaker', id('P14'));
		await expect(measurementOf(db, own, missing)).rejects.toMatchObject({ status: 404 });
		await expect(pilotToMeasure(db, kari, 'ringsaker', missing)).rejects.toMatchObject({ status: 404 });
		await expect(measurementToDecide(db, one, missing)).rejects.toMatchObject({ status: 404 });
	});

	test('of another pilot is not found in this one', async () => {
		const own = await pilotToMeasure(db, kari, 'ringsaker', id('P14'));
		const [foreign] = await db
			.select({ id: measurement.id })
			.from(measurement)
			.where(eq(measurement.pilotId, id('P09')));
		await expect(measurementOf(db, own, foreign?.id ?? '')).rejects.toMatchObject({ status: 404 });
	});
});
