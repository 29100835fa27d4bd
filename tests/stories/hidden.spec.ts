/**
 * Somebody collects everything that the site shows of measurements of few, version after version: the page, the file,
 * the interface, the pooled rows of the comparison, the supplier's page. Then all of it is solved as equations.
 */
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { openDb, type OpenDb } from '#lib/db.server.ts';
import type { Indicator } from '#lib/results/indicator.ts';
import { library } from '#lib/results/indicators.server.ts';
import { actorOf } from '../actor.ts';
import {
	isPooledOverHidden,
	seenInFile,
	seenInInterface,
	seenOnPage,
	toldAt,
	together,
	type Compared,
	type Seen
} from '../channels.ts';
import { placePilot, type Placed } from '../placed-pilot.ts';
import { chance, leaks, partsOf, wholeOf, worlds, type Version } from '../published-parts.ts';
import { databaseUrl } from '../site-database.ts';
import { publishSplit, type At } from '../split-values.ts';

const stamp = Date.now();
const ends: readonly At[] = ['baseline', 'end'];
type Value = { pilot: Placed; owner: string; indicator: Indicator; point: At; worlds: ReturnType<typeof worlds> };
type Published = { of: Value; versions: Version[]; seen: Seen[] };

test.describe('what is hidden stays hidden, whatever is collected', () => {
	test.describe.configure({ mode: 'serial', timeout: 180_000 });
	let open: OpenDb;
	let indicators: readonly Indicator[] = [];
	const pilots: { pilot: Placed; owner: string }[] = [];
	const published: Published[] = [];
	const channels: Record<'interface' | 'file' | 'page', Seen>[] = [];

	test.beforeAll(async () => {
		open = openDb(await databaseUrl(), 2);
		const all = (await library(open.db)).filter(({ validMin, validMax, isShare }) =>
			isShare ? true : Number(validMin ?? 0) === 0 && Number(validMax ?? 1) >= 1
		);
		indicators = [
			...all.filter(({ isShare }) => isShare).slice(0, 3),
			...all.filter(({ isShare }) => !isShare).slice(0, 4)
		];
		for (const owner of ['karlstad', 'ringsaker', 'hammaro']) {
			const title = `Hemmelig fordeling ${owner} ${stamp}`;
			const technologyArea = 'fall_sensor';
			const place = { title, owner, language: 'nb', phase: 'execution', technologyArea, supplier: 's1' } as const;
			pilots.push({ owner, pilot: await placePilot(place) });
		}
		let seed = 0;
		for (const { pilot, owner } of pilots)
			for (const indicator of indicators)
				for (const point of ends) {
					const own = of(indicator, ++seed);
					published.push({ of: { pilot, owner, indicator, point, worlds: own }, versions: [], seen: [] });
				}
	});
	test.afterAll(async () => {
		// They would stand among the results of other stories.
		for (const { pilot } of pilots)
			await open.db.execute(sql`update pilot set hidden_at = now() where id = ${pilot.id}`);
		await open.close();
	});

	/** Chance chooses whether a world is of shares: the next one that fits the indicator. */
	function of({ isShare }: Indicator, seed: number): ReturnType<typeof worlds> {
		for (let next = seed * 1000; ; next += 1) {
			const tried = worlds(chance(next));
			if (tried[0]?.isShare === isShare) return tried;
		}
	}

	async function publishAll(at: number): Promise<void> {
		const { db } = open;
		const desk = await actorOf(db, 'sekretariat1');
		for (const { of: value, versions } of published) {
			const world = value.worlds[at];
			if (!world) continue;
			const [whole, parts] = [wholeOf(world), partsOf(world)];
			const by = await actorOf(db, `redaktor.${value.owner}`);
			const { indicator, point } = value;
			const hidden = await publishSplit(db, by, desk, { pilotId: value.pilot.id, indicator, point, whole, parts });
			versions.push({ whole, parts, hidden, persons: world.total.n });
		}
	}

	/** What each value shows now, added to what the same version showed before. */
	async function collect(page: Page, request: APIRequestContext): Promise<void> {
		const names = new Map(indicators.map(({ key, nameNb }) => [key, nameNb]));
		for (const { pilot } of pilots) {
			const read = {
				interface: await seenInInterface(request, pilot),
				file: await seenInFile(request, pilot, 'end'),
				page: await seenOnPage(page, pilot, names)
			};
			channels.push(read);
			const seen = together(Object.values(read));
			for (const each of published.filter(({ of: value }) => value.pilot === pilot)) {
				const version = each.versions.length - 1;
				each.seen[version] = together([...(each.seen[version] ? [each.seen[version]] : []), seen]);
			}
		}
	}

	function found(): string[] {
		return published.flatMap(({ of: { pilot, indicator, point }, versions, seen }) =>
			leaks(versions, indicator, (_, at) => toldAt(seen[at] ?? together([]), `${indicator.key} ${point}`)).map(
				(name) => `${pilot.title}, ${indicator.key} at ${point}: ${name}`
			)
		);
	}

	for (const at of [0, 1, 2])
		test(`nobody finds a hidden number after version ${at + 1}`, async ({ page, request }) => {
			await publishAll(at);
			await collect(page, request);
			expect(found()).toEqual([]);
		});

	for (const channel of ['interface', 'file', 'page'] as const)
		test(`the ${channel} shows groups, and hides some`, () => {
			const all = channels.flatMap((read) => [...read[channel].values()]);
			const groups = all.flatMap(({ groups: own }) => [...own.values()]);
			expect(all.filter(({ whole }) => whole).length).toBeGreaterThan(50);
			expect(groups.filter(Boolean).length).toBeGreaterThan(100);
			expect(groups.filter((isShown) => !isShown).length).toBeGreaterThan(100);
		});

	test('a pooled row counts nobody who is hidden', async ({ request }) => {
		const chosen = pilots.map(({ pilot }) => `pilot=${pilot.slug}`).join('&');
		const counted: number[] = [];
		for (const { key } of indicators) {
			const answer = await request.get(`/nb/resultat/jamfor/tall.json?indikator=${key}&${chosen}`);
			const { items } = (await answer.json()) as { items: (Compared & { not_compared: string | null })[] };
			counted.push(items.length);
			expect(isPooledOverHidden(items), key).toBe(false);
		}
		expect(Math.max(...counted)).toBeGreaterThan(2);
	});

	test('no page, file or list says a hidden figure: neither the supplier nor the history', async ({
		page,
		request
	}) => {
		const [first] = pilots;
		const indicator = indicators.at(-1);
		if (!first || !indicator) throw new Error('Nothing to hide');
		const share = { numerator: null, denominator: null };
		const parts = [
			{ dimension: 'sex', part: 'women', n: 20, value: '0.4973', ...share },
			{ dimension: 'sex', part: 'men', n: 4, value: '0.7737', ...share }
		] as const;
		const of = {
			pilotId: first.pilot.id,
			indicator,
			point: 'end',
			whole: { n: 24, value: '0.5434', ...share }
		} as const;
		const [by, desk] = [await actorOf(open.db, `redaktor.${first.owner}`), await actorOf(open.db, 'sekretariat1')];
		await publishSplit(open.db, by, desk, { ...of, parts });
		const { slug, id } = first.pilot;
		const compare = `?indikator=${indicator.key}&${pilots.map(({ pilot }) => `pilot=${pilot.slug}`).join('&')}`;
		const pages = ['nb', 'sv'].flatMap((lang) =>
			[
				`piloter/${slug}`,
				`piloter/${slug}/historikk`,
				'leverandorer/s1',
				`partner/${first.owner}`,
				`resultat?indikator=${indicator.key}`,
				`resultat/jamfor${compare}`,
				`resultat/jamfor/tall.csv${compare}`,
				`resultat/jamfor/tall.json${compare}`,
				'resultat/tall.csv',
				'resultat/gevinster.csv'
			].map((path) => `/${lang}/${path}`)
		);
		let read = '';
		for (const path of [...pages, `/api/v1/pilots/${id}`, '/api/v1/pilots?per_page=100']) {
			const answer = await request.get(path);
			expect(answer.status(), path).toBe(200);
			const text = await answer.text();
			expect(text, path).not.toMatch(/0[.,](?:4973|497|7737|774)(?!\d)/);
			read += text;
		}
		expect(read).toMatch(/0[.,]5434/);
		await expect(page.goto('/nb/leverandorer/s1')).resolves.toBeTruthy();
		await expect(page.locator('main')).toContainText(first.pilot.title);
	});

	test('without what is hidden beside the few, all of it would be found', async ({ page, request }) => {
		const ids = sql.join(
			pilots.map(({ pilot }) => sql`${pilot.id}`),
			sql`, `
		);
		await open.db.execute(sql`create table guarded as select p.measurement_id, p.dimension, p.part
			from measurement_part p join measurement m on m.id = p.measurement_id where p.is_hidden and m.pilot_id in (${ids})`);
		try {
			await open.db.execute(sql`update measurement_part p set is_hidden = false from guarded g
				where (g.measurement_id, g.dimension, g.part) = (p.measurement_id, p.dimension, p.part)`);
			await collect(page, request);
			expect(found().length).toBeGreaterThan(10);
		} finally {
			await open.db.execute(sql`update measurement_part p set is_hidden = true from guarded g
				where (g.measurement_id, g.dimension, g.part) = (p.measurement_id, p.dimension, p.part)`);
			await open.db.execute(sql`drop table guarded`);
		}
	});
});
