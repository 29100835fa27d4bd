/** What a person answers to draw a sample. */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { readText } from '#lib/text.ts';
import { needsSeed, sampleMethods, type Draw, type SampleMethod } from './sample.ts';

const mostInSample = 500;
const longestSeed = 40;

export type TypedDraw = { period: string; method: string; size: string; seed: string };
export type WantedDraw = Draw & { readonly period: string };

/** @param fresh the seed of who leaves the field empty */
export function readDraw(typed: TypedDraw, periods: readonly string[], fresh: string): Decision<WantedDraw> {
	return all({
		period: periods.includes(typed.period) ? yes(typed.period) : no({ field: 'period', key: 'audit.period_missing' }),
		method: readMethod(typed.method),
		size: readSize(typed.size),
		seed: readSeed(typed, fresh)
	});
}

function readMethod(typed: string): Decision<SampleMethod> {
	const method = sampleMethods.find((each) => each === typed);
	return method ? yes(method) : no({ field: 'method', key: 'audit.method_missing' });
}

function readSize(typed: string): Decision<number> {
	const text = typed.trim();
	const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
	if (size >= 1 && size <= mostInSample) return yes(size);
	return no({ field: 'size', key: 'audit.size_unfit', params: { max: mostInSample } });
}

/** Kept as typed, since every sign of it counts; '' where the method has no use for one. */
function readSeed({ method, seed }: TypedDraw, fresh: string): Decision<string> {
	const known = sampleMethods.find((each) => each === method);
	if (known && !needsSeed(known)) return yes('');
	const read = at('seed', readText(seed, { max: longestSeed }));
	return read.ok && read.value === '' ? yes(fresh) : read;
}
