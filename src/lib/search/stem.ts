/**
 * Words without their endings. One set of endings serves bokmål and nynorsk, another Swedish. An ending is taken off
 * wherever it stands, again and again, so that all forms of a word arrive at the same stem, its dictionary form too;
 * what is left need not be a word.
 */
import irregular from '#data/irregular-words.json' with { type: 'json' };
import type { Side } from './side.ts';

/** With the fewest letters that must be left; the longer first. */
type Ending = readonly [ending: string, left: number];

const endings: Readonly<Record<Side, readonly Ending[]>> = {
	n: [
		['ernes', 3],
		['enes', 3],
		['anes', 3],
		['erne', 3],
		['ene', 3],
		['ane', 3],
		['en', 3],
		['et', 3],
		['er', 3],
		['ar', 3],
		['a', 3],
		['e', 3],
		['s', 4],
		['t', 4]
	],
	s: [
		['arnas', 3],
		['ernas', 3],
		['ornas', 3],
		['arna', 3],
		['erna', 3],
		['orna', 3],
		['ade', 4],
		['an', 3],
		['ar', 3],
		['at', 4],
		['or', 3],
		['er', 3],
		['en', 3],
		['et', 3],
		['a', 3],
		['e', 3],
		['s', 4],
		['t', 4]
	]
};

/** Before a word that keeps its ending, which is none: «lager» is no form of «lag». */
const WHOLE = '!';

/** Irregular forms by side. */
const forms: Readonly<Record<Side, ReadonlyMap<string, string>>> = {
	n: formsOf([...irregular.nb, ...irregular.nn]),
	s: formsOf(irregular.sv)
};

function formsOf(groups: readonly string[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const group of groups) {
		const [first = '', ...others] = group.replaceAll('æ', 'ä').replaceAll('ø', 'ö').split(' ');
		for (const form of [first.replace(WHOLE, ''), ...others])
			if (!found.has(form)) found.set(form, found.get(first) ?? first);
	}
	return found;
}

/** The stem of a folded word. */
export function stemOf(word: string, side: Side): string {
	const form = forms[side].get(word) ?? withRegularEnd(word, side);
	return form.startsWith(WHOLE) ? form.slice(WHOLE.length) : regular(form, side);
}

/** «sommernettene» ends as «nettene» does; only long forms, and those with a changed vowel, are told inside a word. */
const SHORTEST_INSIDE = 5;

function withRegularEnd(word: string, side: Side): string {
	for (let at = 3; at <= word.length - SHORTEST_INSIDE; at += 1) {
		const end = word.slice(at);
		const form = end.length > SHORTEST_INSIDE || /[äö]/.test(end) ? forms[side].get(end) : undefined;
		if (form !== undefined && !form.startsWith(WHOLE)) return word.slice(0, at) + form;
	}
	return word;
}

/** «aktuelt» of «aktuell», but neither «delt» nor «inndelt». */
const NEUTER = /(?<=[aeiouyåäö].*[iuarmns])elt$/;

function regular(word: string, side: Side): string {
	let stem = side === 'n' ? word.replace(NEUTER, 'ell') : word;
	for (let shorter = cut(stem, side); shorter !== stem; shorter = cut(stem, side)) stem = shorter;
	return withoutWeakVowel(single(stem));
}

const vowel = /[aeiouyåäö]/;

function cut(stem: string, side: Side): string {
	// «trygghet», «tjänsteman»
	if (/he[iy]?t$/.test(stem) || (side === 's' && /(s|te|råd|för|köp)man$/.test(stem))) return stem;
	for (const [ending, left] of endings[side]) {
		const rest = stem.slice(0, -ending.length);
		if (!stem.endsWith(ending) || !(rest.length >= left || isShortWord(rest, ending))) continue;
		if (isCut(rest, ending)) return rest;
	}
	return stem;
}

/** «by» of «byen», «kö» of «köer». */
function isShortWord(rest: string, ending: string): boolean {
	return ending.length > 1 && /^[^aeiouyåäö][aeiouyåäö]$/.test(rest);
}

/** No word is left without a vowel, and an s or t that belongs to the word stays. */
function isCut(rest: string, ending: string): boolean {
	if (!vowel.test(rest)) return false;
	// «hus», «lås», «boks» and «pris» end in an s of their own, and «kallelse» is no form of «kalle»
	if (ending === 's') return /[^aiouyåäösk]$/.test(rest) && !rest.endsWith('lel');
	return ending !== 't' || !/[sth]$/.test(rest);
}

/** «hjemm» of «hjemmet» is «hjem»: an m is the one letter that no word of either language ends in twice by rule. */
function single(stem: string): string {
	return stem.length > 3 ? stem.replace(/mm$/, 'm') : stem;
}

/** «nøkkel» and «nøkler», «fönster» and «fönstret», each without the vowel that comes and goes. */
function withoutWeakVowel(stem: string): string {
	if (stem.length < 4) return stem;
	const weak = stem.replace(/([^aeiouyåäö])\1?el$/, '$1l').replace(/([^aeiouyåäö])\1l$/, '$1l');
	const plainer = weak.length >= 3 && vowel.test(weak) ? weak : stem;
	return plainer.length > 4 ? plainer.replace(/([tdb])r$/, '$1') : plainer;
}
