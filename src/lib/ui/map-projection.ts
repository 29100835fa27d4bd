/** Where places lie on the drawn map, and where their dots go when several share a place. */
export type Spot = { readonly x: number; readonly y: number };
export type Dot = Spot & { /** The true place. */ readonly at: Spot };
export type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const whole: Frame = { x: 0, y: 0, width: 520, height: 560 };

/** The constants the outline was drawn with: a transverse Mercator about 12.4° E. */
const meridian = 12.4;
const scale = 9040.923;
const origin: Spot = { x: 260, y: 9860.2 };

const radians = (degrees: number) => (degrees * Math.PI) / 180;

export function project(latitude: number, longitude: number): Spot {
	const north = radians(latitude);
	const east = radians(longitude - meridian);
	return {
		x: origin.x + scale * Math.atanh(Math.cos(north) * Math.sin(east)),
		y: origin.y - scale * Math.atan2(Math.tan(north), Math.cos(east))
	};
}

/** Pushes dots nearer than `distance` apart, so that each can be hit; the same spots always end up the same way. */
export function spread(spots: readonly Spot[], distance: number, frame: Frame = whole): Dot[] {
	const dots = spots.map((spot, index) => ({ ...begin(spots, index, distance), at: spot }));
	for (let round = 0; round < 300; round++) {
		let moved = round < 150;
		// First each dot is also drawn home, so that it ends on the right side of the others.
		if (moved) for (const dot of dots) drawHome(dot, dot.at);
		dots.forEach((one, index) => {
			for (const other of dots.slice(index + 1)) moved = pushApart(one, other, distance) || moved;
		});
		for (const dot of dots) keepInside(dot, frame, distance / 2);
		if (!moved) break;
	}
	return dots;
}

/** The part of the map that shows all dots, with room around them: what a phone gets instead of the whole. */
export function around(dots: readonly Spot[], margin: number, least: number): Frame {
	if (dots.length === 0) return whole;
	const [left, right] = ends(dots.map((dot) => dot.x));
	const [top, bottom] = ends(dots.map((dot) => dot.y));
	const width = Math.min(whole.width, Math.max(least, right - left + 2 * margin));
	const height = Math.min(whole.height, Math.max(least, bottom - top + 2 * margin));
	return {
		x: between(0, (left + right - width) / 2, whole.width - width),
		y: between(0, (top + bottom - height) / 2, whole.height - height),
		width,
		height
	};
}

type Movable = { x: number; y: number };

/** On the very same place there is no direction to part in, so crowded dots begin on a small spiral. */
function begin(spots: readonly Spot[], index: number, distance: number): Spot {
	const spot = spots[index] ?? { x: 0, y: 0 };
	const crowded = spots.some((other, at) => at !== index && Math.hypot(other.x - spot.x, other.y - spot.y) < distance);
	const out = crowded ? Math.sqrt(index + 1) : 0;
	return { x: spot.x + out * Math.cos(index * 2.4), y: spot.y + out * Math.sin(index * 2.4) };
}

function pushApart(one: Movable, other: Movable, distance: number): boolean {
	const dx = other.x - one.x;
	const dy = other.y - one.y;
	const apart = Math.hypot(dx, dy);
	if (apart >= distance - 0.01) return false;
	const angle = Math.atan2(dy, dx);
	const push = (distance - apart) / 2;
	one.x -= Math.cos(angle) * push;
	one.y -= Math.sin(angle) * push;
	other.x += Math.cos(angle) * push;
	other.y += Math.sin(angle) * push;
	return true;
}

function drawHome(dot: Movable, home: Spot): void {
	dot.x += (home.x - dot.x) * 0.05;
	dot.y += (home.y - dot.y) * 0.05;
}

function keepInside(dot: Movable, frame: Frame, margin: number): void {
	dot.x = between(frame.x + margin, dot.x, frame.x + frame.width - margin);
	dot.y = between(frame.y + margin, dot.y, frame.y + frame.height - margin);
}

function ends(values: readonly number[]): [number, number] {
	return [Math.min(...values), Math.max(...values)];
}

function between(low: number, value: number, high: number): number {
	return Math.max(low, Math.min(value, high));
}
