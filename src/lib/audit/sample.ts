/**
 * Drawing some expenses out of many. The same expenses, method, size and seed always give the same ones in the same
 * order, whoever draws and in whatever order the expenses are read; an auditor can draw them again with any tool.
 *
 *     random     each has a lot, SHA-256 of `seed:id`; the smallest lots are drawn
 *     largest    the largest amounts, whatever their sign
 *     by_amount  proportional to amount: a grid of equal steps is laid over the sum of all amounts, in the order of the
 *                ids, from a start that the seed gives; who is hit is drawn. An amount of a whole step or more is sure.
 *     risk       those with the most points of risk, the larger amount first
 */
import { abs } from '#lib/rational.ts';
import { riskPoints, type Risk } from './risk.ts';

export const sampleMethods = ['random', 'by_amount', 'largest', 'risk'] as const;
export type SampleMethod = (typeof sampleMethods)[number];

export type Candidate = {
	readonly id: string;
	/** As declared, before any cut. */
	readonly eurMinor: bigint;
	readonly risks: readonly Risk[];
};
export type Draw = { readonly method: SampleMethod; readonly size: number; readonly seed: string };
/** SHA-256 in hex of a text's UTF-8 bytes. */
export type Digest = (text: string) => string;

/** Whether a seed has a say in the method. */
export function needsSeed(method: SampleMethod): boolean {
	return method === 'random' || method === 'by_amount';
}

/** Ids in the order they were drawn: `size` of them, or all when there are no more. */
export function drawSample(candidates: readonly Candidate[], draw: Draw, digest: Digest): string[] {
	return orderOf(candidates, draw, digest)
		.slice(0, draw.size)
		.map(({ id }) => id);
}

function orderOf(candidates: readonly Candidate[], draw: Draw, digest: Digest): Candidate[] {
	if (draw.method === 'random') return byLot(candidates, draw.seed, digest);
	if (draw.method === 'by_amount') return proportional(candidates, draw, digest);
	if (draw.method === 'largest') return candidates.toSorted(byAmount);
	return candidates.toSorted((a, b) => riskPoints(b.risks) - riskPoints(a.risks) || byAmount(a, b));
}

function byLot(candidates: readonly Candidate[], seed: string, digest: Digest): Candidate[] {
	return candidates
		.map((candidate) => ({ candidate, lot: digest(`${seed}:${candidate.id}`) }))
		.toSorted((a, b) => compare(a.lot, b.lot))
		.map(({ candidate }) => candidate);
}

function proportional(candidates: readonly Candidate[], { size, seed }: Draw, digest: Digest): Candidate[] {
	const sure: Candidate[] = [];
	let rest = candidates.toSorted((a, b) => compare(a.id, b.id));
	for (;;) {
		const left = BigInt(size - sure.length);
		const total = sumOf(rest);
		// nothing to hit, or no more to draw: the others only follow by lot
		if (left <= 0n || total === 0n) return [...sure, ...byLot(rest, seed, digest)];
		const large = rest.filter((one) => weight(one) * left >= total);
		if (large.length === 0) return [...sure, ...hitByGrid(rest, left, total, BigInt(`0x${digest(seed)}`) % total)];
		sure.push(...large.toSorted(byAmount));
		rest = rest.filter((one) => !large.includes(one));
	}
}

/** Everything is multiplied by `count`, so that a step of `total / count` cents is exact. */
function hitByGrid(rest: readonly Candidate[], count: bigint, total: bigint, start: bigint): Candidate[] {
	let point = start;
	let end = 0n;
	return rest.filter((one) => {
		end += weight(one) * count;
		if (point >= end) return false;
		point += total;
		return true;
	});
}

function byAmount(a: Candidate, b: Candidate): number {
	if (weight(a) === weight(b)) return compare(a.id, b.id);
	return weight(a) > weight(b) ? -1 : 1;
}

function sumOf(candidates: readonly Candidate[]): bigint {
	return candidates.reduce((sum, one) => sum + weight(one), 0n);
}

function weight({ eurMinor }: Candidate): bigint {
	return abs(eurMinor);
}

function compare(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
