/**
 * The network as a drawing: who is Norwegian stands left of the border and who is Swedish right of it, in the order of
 * the alphabet, on an arc so that no line runs through a third one. The same network always gives the same drawing.
 */
import type { Country } from '#lib/organisations/organisation.ts';

export const canvas = { width: 1000, name: 15, border: 500 } as const;
const line = 44;
const margin = { top: 48, bottom: 24 };
/** From the border to the nearest and to the farthest a dot may stand. */
const near = 70;
const far = 190;

type Placed<M> = { readonly member: M; readonly x: number; readonly y: number; readonly side: 'left' | 'right' };
type DrawnTie = { readonly path: string; readonly width: number; readonly isAcross: boolean };
type NetworkDrawing<M> = {
	readonly height: number;
	readonly dots: readonly Placed<M>[];
	readonly ties: readonly DrawnTie[];
};

type Member = { readonly id: string; readonly country: Country };
type Tied<M> = { readonly one: M; readonly other: M; readonly isAcross: boolean; readonly reasons: readonly unknown[] };

/** @param members in the order from top to bottom */
export function networkDrawing<M extends Member>(members: readonly M[], pairs: readonly Tied<M>[]): NetworkDrawing<M> {
	const left = members.filter(({ country }) => country === 'NO');
	const right = members.filter(({ country }) => country === 'SE');
	const inner = Math.max(left.length, right.length, 3) * line;
	const height = margin.top + inner + margin.bottom;
	const dots = [...arc(left, 'left', inner), ...arc(right, 'right', inner)];
	const at = new Map(dots.map((dot) => [dot.member.id, dot]));
	const ties = pairs.flatMap(({ one, other, isAcross, reasons }) => {
		const [from, to] = [at.get(one.id), at.get(other.id)];
		return from && to ? [{ path: bow(from, to), width: widthOf(reasons.length), isAcross }] : [];
	});
	return { height, dots, ties };
}

/** One more thing done together is one step thicker, up to a limit. */
export function widthOf(count: number): number {
	return Math.min(9, 0.5 + count * 1.5);
}

function arc<M>(members: readonly M[], side: 'left' | 'right', inner: number): Placed<M>[] {
	const outwards = side === 'left' ? -1 : 1;
	return members.map((member, place) => {
		const share = (place + 0.5) / members.length;
		const out = near + (far - near) * Math.sqrt(1 - (2 * share - 1) ** 2);
		return { member, side, x: rounded(canvas.border + outwards * out), y: rounded(margin.top + share * inner) };
	});
}

type Spot = { readonly x: number; readonly y: number; readonly side: 'left' | 'right' };

/** Over the border nearly straight; on one side as a bow that keeps off the border. */
function bow(from: Spot, to: Spot): string {
	const middle = rounded((from.y + to.y) / 2);
	const pull = from.side === to.side ? canvas.border + (from.side === 'left' ? -24 : 24) : canvas.border;
	return `M${from.x},${from.y}Q${pull},${middle} ${to.x},${to.y}`;
}

function rounded(value: number): number {
	return Math.round(value * 10) / 10;
}
