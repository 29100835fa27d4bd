/**
 * Words without their endings. One set of endings serves bokmål and nynorsk, another Swedish. An ending is taken off
 * wherever it stands, again and again, so that all forms of a word arrive at the same stem, its dictionary form too;
 * what is left need not be a word.
 */
import { mainForm, WHOLE } from './irregular.ts';
import { remembered } from './remembered.ts';
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
		['aste', 4],
		['ade', 3],
		['ad', 4],
		['an', 3],
		['ar', 3],
		['as', 3],
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

/** The stem of a folded word. */
export const stemOf = remembered((word, side) => {
	const form = mainForm(word, side);
	return form.startsWith(WHOLE) ? form.slice(WHOLE.length) : regular(form, side);
});

/** Forms that more than an ending tells, each with what is left of it. */
const shapes: Readonly<Record<Side, readonly (readonly [RegExp, string])[]>> = {
	n: [
		// «aktuelt» of «aktuell», but neither «delt» nor «inndelt»
		[/(?<=[aeiouyåäö].*[iuarmns])elt$/, 'ell'],
		// «kriterium», «museum»
		[/(?<=.{3}[ie])um$/, ''],
		// «tjenestemenn», «håndklær»
		[/(?<=...)menn$/, 'mann'],
		[/(?<=...)klär$/, 'kle'],
		// «viktigst», «tryggeste», but neither «tjeneste» nor «kjæreste»
		[/(?<=ig|leg|som)st$/, ''],
		[/(?<=.{4})(?<!jen|ten|kjär|for)este$/, ''],
		// «skjermede», but neither «veilede» nor «alarmkjede»
		[/(?<=.{3}[^lr])(?<!kj)ede$/, ''],
		// «mottas», «gjentas»
		[/(?<=...t)as$/, 'a'],
		// «hjelpeløst», «gebyrfritt»
		[/(?<=.lös)t$/, ''],
		[/(?<=.fri)tt$/, ''],
		// «mørkeblått»
		[/(?<=.{4}[åö])tt$/, ''],
		// «foregår», «misforstått»
		[/(?<=..(?:st|sl|[^aeiouyåäö]?g|[pu]n|up?pn|til+r)å)(?:dd|tt|r)$/, ''],
		// «prøvd», «høyrd», «stengd», but not «mengd»
		[/(?<=öyr|öym|[^lm]eng|[rl]ev|röv|äv|öv)d$/, ''],
		// «voksne», «åpne», «skrevne»
		[/(?<=ks|sk|.p|tt|.[ie]v|.lv|[dflst]lit|[hb]old|drag|kom|far|yf?ik|bund|fund)n$/, ''],
		// «hørt», «lånt», «søkt»
		[/(?<=[bdfghjklmnprstv][åäö][klmnpr])t$/, '']
	],
	s: [
		[/(?<=.{3}[ie])um$/, ''],
		[/(?<=.{4}[åö])tt$/, ''],
		[/(?<=.lös)t$/, ''],
		[/(?<=.fri)tt$/, ''],
		[/(?<=..(?:st|sl|[^aeiouyåäö]?g|[pu]n|up?pn|til+r)å)(?:dd|tt|r)$/, ''],
		[/(?<=..)gick$/, 'gå'],
		// «skorna», but neither «flaskorna» nor «barnmorskorna»
		[/(?<=^sko)rna$/, ''],
		// «nyckeln», «kalendern», «datorn»
		[/(?<=[aeiouyåäö].*(?:el|er|[^kh]or))n$/, ''],
		// «miljön», «byrån», «policyn», «terapin»
		[/(?<=.jö|.[rv]å|.[^aeiouyåäösdr]y|[gpr]i|[eo]mi|[rf]a[fs]i|oni|sofi|pedi|lexi)n$/, ''],
		// «hörd», «anmäld», «glömd», but neither «mängd» nor «värd»
		[/(?<=[^vfgh]är|mäl|äll|yll|öm|öj|äj|öv|äv|[^m]äng|yr|ör)d$/, ''],
		[/(?<=[bdfghjklmnprstv][åäö][klmpr])t$/, ''],
		// «öppna», «vattnet», «vuxna», «skrivna»
		[/(?<=.p|tt|ck|ll|ux|us|[iu]v|[iu]t|ud|låt|leds|bur|bund|svung|[dt]rag|slag|tag|kom|lid|[vfp]ik|rsk|lsk)n$/, '']
	]
};

function regular(word: string, side: Side): string {
	let stem = word;
	for (let shorter = step(stem, side); shorter !== stem; shorter = step(stem, side)) stem = shorter;
	return stem;
}

function step(stem: string, side: Side): string {
	const shape = shapes[side].find(([form]) => form.test(stem));
	if (shape) return stem.replace(...shape);
	const shorter = cut(stem, side);
	return shorter === stem ? withoutWeakVowel(single(stem)) : shorter;
}

const vowel = /[aeiouyåäö]/;

/** What looks like an ending and is the end of the word itself. */
const ends: Readonly<Record<Side, RegExp>> = {
	// «trygghet», «krisesenter» but not «voksent», «prosentsats», «nødetat»
	n: /(?:he[iy]?t|(?<!k)sent|sats|etat|kamer(?:at)?)$/,
	// «tjänsteman», «bostad», «handlingsplan», «fallsensor», «indikator», «slutsats», «insats» but not «anpassats»
	s: /(?:het|(?:s|te|råd|för|köp)man|[^e]stad|nad|grad|blad|plan|(?:[dilnr]at|(?<!s)kat|kt|mot|sens)or|(?:[et]|in|pp|för|bi|ver)sats|kalas|kamer(?:at)?|..res)$/
};

function cut(stem: string, side: Side): string {
	if (ends[side].test(stem)) return stem;
	for (const [ending, left] of endings[side]) {
		const rest = stem.slice(0, -ending.length);
		if (!stem.endsWith(ending) || !(rest.length >= left || isShortWord(rest, ending))) continue;
		if (isCut(rest, ending)) return rest;
	}
	return stem;
}

/** «by» of «byen», «kö» of «köer», «år» of «året», «ök» of «öka» and «ökar». */
function isShortWord(rest: string, ending: string): boolean {
	return (
		(ending.length > 1 && /^[^aeiouyåäö][aeiouyåäö]$/.test(rest)) ||
		(/^[åäö][^aeiouyåäö]$/.test(rest) && !/^[st]$/.test(ending))
	);
}

/** No word is left without a vowel, and an s or t that belongs to the word stays. */
function isCut(rest: string, ending: string): boolean {
	if (!vowel.test(rest)) return false;
	// «hus», «lås», «boks» and «pris» end in an s of their own, and «kallelse» is no form of «kalle»
	if (ending === 's') return /[^aiouyåäösk]$/.test(rest) && !rest.endsWith('lel');
	// nor is «mät» of «mätare» a form of «mä»
	return ending !== 't' || !/(?:[sthåäö]|or)$/.test(rest);
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
	return plainer.length > 4 ? plainer.replace(/([tdbkgpfmlcv])r$/, '$1') : plainer;
}
