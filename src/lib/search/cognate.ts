/**
 * What a word has in common with the same word on the other side of the border: the regular differences of bokmål,
 * nynorsk and Swedish taken away. Two words of one key are the same word as far as spelling tells; which only look so,
 * the glossary's look-alikes say.
 */
import type { Side } from './side.ts';

type Rule = readonly [RegExp, string];

const ofBoth: readonly Rule[] = [
	[/ch/g, 'k'],
	[/c(?=[eiyäö])/g, 's'],
	[/[cq]k?/g, 'k'],
	[/w/g, 'v'],
	[/z/g, 's'],
	[/x/g, 'ks'],
	[/ph/g, 'f'],
	[/th/g, 't'],
	[/ä/g, 'e'],
	[/(.)\1+/g, '$1'],
	[/^[hgdl]j/, 'j'],
	[/(?<=[sdltb])ju/g, 'y'],
	[/(?<=[bdfghklmnprstv])ning$/, 'ing'],
	[/(?:s?s|t)ion/g, 'sjon']
];

const ofSide: Readonly<Record<Side, readonly Rule[]>> = {
	n: [
		[/öy/g, 'ö'],
		[/ei/g, 'e'],
		[/^[hk]v/, 'v'],
		[/^gj/, 'g'],
		[/kj/g, 'k'],
		[/gj/g, 'g'],
		[/leg$/, 'lig'],
		[/lek$/, 'het'],
		[/^uav/, 'oav'],
		[/elsk?$/, 'els']
	],
	s: [
		[/^ch/, 'sj'],
		[/^för/, 'for'],
		[/^up+/, 'op'],
		[/^hj/, 'j']
	]
};

/** Of a stem. */
export function cognateOf(stem: string, side: Side): string {
	const own = ofSide[side].reduce((word, [from, to]) => word.replace(from, to), stem);
	return ofBoth.reduce((word, [from, to]) => word.replace(from, to), own);
}
