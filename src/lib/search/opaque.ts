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
