import { describe, expect, test } from 'vitest';
import { around, project, spread, whole, type Spot } from './map-projection.ts';

/** Places of the drawing the outline was made with: where they are on the earth, and where they were drawn. */
const drawn = [
	['Karlstad', 59.379, 13.504, 348.6, 489.8],
	['Trysil', 61.315, 12.264, 249.7, 185],
	['Lillehammer', 61.115, 10.466, 112.6, 214.4],
	['Hamar', 60.7945, 11.068, 157.4, 266.2],
	['Kongsvinger', 60.19, 12.0, 228.6, 362.4],
	['Arvika', 59.6553, 12.5852, 274.7, 446.9]
] as const;

const nearest = (spots: readonly Spot[]) =>
	Math.min(
		...spots.flatMap((one, index) =>
			spots.slice(index + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y))
		)
	);

describe('Finding a place on the map', () => {
	test.each(drawn)('%s lies where the outline has it', (_, latitude, longitude, x, y) => {
		const spot = project(latitude, longitude);
		expect(Math.hypot(spot.x - x, spot.y - y)).toBeLessThan(1);
	});

	test('north is up and east is right', () => {
		expect(project(61, 12).y).toBeLessThan(project(60, 12).y);
		expect(project(60, 13).x).toBeGreaterThan(project(60, 12).x);
	});
});

describe('Hitting one of several dots', () => {
	const town = { x: 153, y: 395 };

	test('dots far from each other stay where they are', () => {
		const spots = [town, { x: 300, y: 200 }];
		expect(spread(spots, 26).map(({ x, y }) => ({ x, y }))).toEqual(spots);
	});

	test('eight dots on one place are parted, and remember the place', () => {
		const dots = spread(
			Array.from({ length: 8 }, () => town),
			26
		);
		expect(nearest(dots)).toBeGreaterThan(25);
		for (const dot of dots) {
			expect(dot.at).toEqual(town);
			expect(Math.hypot(dot.x - town.x, dot.y - town.y)).toBeLessThan(80);
		}
	});

	test('the same places give the same drawing', () => {
		const spots = [town, town, { x: 160, y: 399 }];
		expect(spread(spots, 26)).toEqual(spread(spots, 26));
	});

	test('no dot leaves the map', () => {
		for (const dot of spread(
			[
				{ x: -40, y: 900 },
				{ x: 2, y: 2 },
				{ x: 2, y: 2 }
			],
			26
		)) {
			expect(dot.x).toBeGreaterThanOrEqual(13);
			expect(dot.y).toBeGreaterThanOrEqual(13);
			expect(dot.y).toBeLessThanOrEqual(whole.height - 13);
		}
	});
});

describe('Seeing the map on a phone', () => {
	test('it shows the part with the dots', () => {
		const frame = around(
			[
				{ x: 130, y: 250 },
				{ x: 350, y: 490 }
			],
			50,
			320
		);
		expect(frame).toEqual({ x: 80, y: 200, width: 320, height: 340 });
	});

	test('it never shows what is beyond the map', () => {
		const frame = around([{ x: 510, y: 10 }], 50, 320);
		expect(frame).toEqual({ x: 200, y: 0, width: 320, height: 320 });
	});

	test('without dots it shows the whole', () => {
		expect(around([], 50, 320)).toEqual(whole);
	});
});
