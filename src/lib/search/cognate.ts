/**
 * What a word has in common with the same word on the other side of the border: the regular differences of bokmål,
 * nynorsk and Swedish taken away. Two words of one key are the same word as far as spelling tells; which only look so,
 * the glossary's look-alikes say.
 */
import exceptions from '#data/cognate-exceptions.json' with { type: 'json' };
import { remembered } from '#lib/language/remembered.ts';
import type { Side } from '#lib/language/side.ts';

type Rule = readonly [RegExp, string];

const ofBoth: readonly Rule[] = [
	[/ck/g, 'kk'],
	[/ch/g, 'k'],
	[/c(?=[eiyäö])/g, 's'],
	[/[cq]k?/g, 'k'],
	[/w/g, 'v'],
	[/z/g, 's'],
	[/x/g, 'ks'],
	[/(?<!^o)ph/g, 'f'],
	[/th/g, 't'],
	[/ä/g, 'e'],
	[/[åo](?=ng)/g, 'a'],
	[/å(?=nd)/g, 'a'],
	// inside a word; at its end «svinn» is not «svin», nor «hatt» «hat»
	[/(.)\1+(?!$)/g, '$1'],
	[/(?<=[sdltb])ju/g, 'y'],
	[/^[hgdl]j/, 'j'],
	[/(?<=[aeiouyåö][ln])j$/, 'i'],
	[/(?<=[bdfghklmnprstv])ning$/, 'ing'],
	[/(?:s?s|t)ion/g, 'sjon']
];

const ofSide: Readonly<Record<Side, readonly Rule[]>> = {
	n: [
		[/öy/g, 'ö'],
		[/ei/g, 'e'],
		[/^hv/, 'v'],
		// «kvit» and «kvile» are «hvit» and «hvile»; «kvalitet» and «kvinne» have their k in all languages
		[/^kv(?=it(?!ter)|il|ar(?!t)|erdag|eite|elv|isk|ass|em$|en$)/, 'v'],
		[/(?<=[aeiouyåäö].*)ikk$/, 'ik'],
		[/(?<=.)mann$/, 'man'],
		[/(?<=[aeiouyåäö].*)(ven|tal|net|slut|röd)\w$/, '$1'],
		[/kj/g, 'k'],
		[/gj/g, 'g'],
		[/old$/, 'åll'],
		[/^frem/, 'fram'],
		// «sikkerhet» and «sikre», «säkerhet» and «säkra»
		[/sikk(?=er)|sik(?=r)/g, 'sek'],
		[/forsikring/, 'forsekring'],
		// «ulykke» and «olycka», but neither «utvikle» nor «under»
		[/^u(?!t|n[dg]|l[lv]|ni)(?=[b-df-hj-np-tv].{2})/, 'o'],
		[/(?<=..)leg$/, 'lig'],
		[/l[ea]i?k$/, 'het']
	],
	s: [
		[/^ch/, 'sj'],
		[/^för/, 'for'],
		[/^up+/, 'op']
	]
};

/** Written for a stem: words that are one in both languages although no rule says so, and words that no rule fits. */
const given: Readonly<Record<Side, ReadonlyMap<string, string>>> = {
	n: new Map(Object.entries(exceptions.n)),
	s: new Map(Object.entries(exceptions.s))
};

/** Of a stem. */
export const cognateOf = remembered((stem, side) => given[side].get(stem) ?? byRules(stem, side));

/** What the key of a compound begins with whose first part is this word. */
export function keyBefore(word: string, side: Side): string {
	return byRules(`${word}-`, side).slice(0, -1);
}

/** What the key of a compound ends with whose head has this stem. */
export function keyAfter(stem: string, side: Side): string {
	return byRules(`-${stem}`, side).slice(1);
}

function byRules(stem: string, side: Side): string {
	const own = ofSide[side].reduce((word, [from, to]) => word.replace(from, to), stem);
	return ofBoth.reduce((word, [from, to]) => word.replace(from, to), own);
}
