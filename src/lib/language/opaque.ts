/** Words that look like compounds and mean nothing of their parts: «jordmor» is no mother, «ostadig» no cheese. */
import opaque from '#data/opaque-compounds.json' with { type: 'json' };
import { folded } from './fold.ts';
import type { Side } from './side.ts';
import { stemOf } from './stem.ts';

const stems: Readonly<Record<Side, ReadonlySet<string>>> = {
	n: new Set(opaque.no.map((word) => stemOf(folded(word), 'n'))),
	s: new Set(opaque.sv.map((word) => stemOf(folded(word), 's')))
};

/** Whether the word is never taken apart, nor found by a part of it. */
export function isOpaque(stem: string, side: Side): boolean {
	return stems[side].has(stem);
}

/** Whether what the word begins or ends with is only a piece of an opaque word: «søk» of «hjemmebesøk». */
export function hidesInOpaque(stem: string, side: Side, root: string, isEnd: boolean): boolean {
	for (let length = root.length + 1; length <= stem.length; length += 1)
		if (stems[side].has(isEnd ? stem.slice(-length) : stem.slice(0, length))) return true;
	return false;
}
