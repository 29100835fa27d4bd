import { describe, expect, test } from 'vitest';
import { folded } from './fold.ts';
import type { Side } from './side.ts';
import { stemOf } from './stem.ts';

const forms: readonly [Side, ...string[]][] = [
	['n', 'nøkkel', 'nøkkelen', 'nøkler', 'nøklene', 'nøkkels'],
	['n', 'tjeneste', 'tjenesten', 'tjenester', 'tjenestene'],
	['n', 'bruker', 'brukeren', 'brukere', 'brukerne', 'brukar', 'brukarane'],
	['n', 'hjelpemiddel', 'hjelpemiddelet', 'hjelpemidler', 'hjelpemidlene'],
	['n', 'rom', 'rommet', 'rommene'],
	['n', 'lås', 'låsen', 'låser', 'låsene'],
	['n', 'sykehus', 'sykehuset', 'sykehusene'],
	['n', 'natt', 'natta', 'natten', 'netter', 'nettene'],
	['n', 'fot', 'føtter', 'føttene', 'føter'],
	['n', 'kø', 'køen', 'køer', 'køene'],
	['n', 'trygghet', 'tryggheten'],
	['n', 'gammel', 'eldre', 'eldste'],
	['n', 'digital', 'digitalt', 'digitale'],
	['n', 'lydbok', 'lydbøker'],
	['s', 'nyckel', 'nyckeln', 'nycklar', 'nycklarna'],
	['s', 'tjänst', 'tjänsten', 'tjänster', 'tjänsterna'],
	['s', 'klocka', 'klockan', 'klockor', 'klockorna'],
	['s', 'fönster', 'fönstret', 'fönstren'],
	['s', 'hem', 'hemmet', 'hemmen', 'hemmets'],
	['s', 'hand', 'händer', 'händerna'],
	['s', 'organisation', 'organisationen', 'organisationer', 'organisationerna'],
	['s', 'område', 'området', 'områden', 'områdena'],
	['s', 'natt', 'nätter', 'nätterna'],
	['s', 'arbetade', 'arbetar', 'arbetat'],
	['s', 'frånvaro', 'frånvaron'],
	['s', 'dator', 'datorn', 'datorer', 'datorerna'],
	['s', 'kalender', 'kalendern', 'kalendrar'],
	['s', 'policy', 'policyn', 'policyer'],
	['s', 'miljö', 'miljön', 'miljöer'],
	['s', 'intervju', 'intervjun', 'intervjuer'],
	['s', 'konto', 'kontot', 'konton', 'kontona'],
	['s', 'museum', 'museet', 'museer'],
	['s', 'sköterska', 'sköterskan', 'sköterskor', 'sköterskorna'],
	['s', 'sko', 'skon', 'skor', 'skorna'],
	['s', 'öka', 'ökar', 'ökade', 'ökat'],
	['s', 'delade', 'delar', 'delat', 'dela'],
	['s', 'öppen', 'öppet', 'öppna'],
	['s', 'vatten', 'vattnet'],
	['s', 'hörde', 'hör', 'hört', 'hörda', 'höra'],
	['s', 'beställa', 'beställer', 'beställde', 'beställt', 'beställda'],
	['s', 'godkänna', 'godkänner', 'godkände', 'godkänt', 'godkänd'],
	['s', 'viktig', 'viktigt', 'viktigaste'],
	['s', 'hjälplös', 'hjälplöst', 'hjälplösa'],
	['n', 'uke', 'uka', 'uken', 'uker', 'ukene'],
	['n', 'år', 'året', 'årene', 'åra'],
	['n', 'øre', 'øret', 'ører', 'ørene'],
	['n', 'finger', 'fingeren', 'fingre', 'fingrene'],
	['n', 'tjenestemann', 'tjenestemenn', 'tjenestemennene'],
	['n', 'håndkle', 'håndkleet', 'håndklær'],
	['n', 'låne', 'låner', 'lånte', 'lånt'],
	['n', 'forstår', 'forstå', 'forstått'],
	['n', 'skjermet', 'skjermede'],
	['n', 'viktig', 'viktigst', 'viktigste'],
	['n', 'voksen', 'voksne'],
	['n', 'museum', 'museet', 'museer'],
	['n', 'høyre', 'høyrde', 'høyrt'],
	['n', 'robot', 'roboten', 'roboter', 'robotene'],
	['n', 'krisesenter', 'krisesenteret', 'krisesentre', 'krisesentrene'],
	['n', 'natteneste', 'nattenesta', 'nattenester', 'nattenestene'],
	['n', 'kamera', 'kameraet', 'kameraer', 'kameraene'],
	['n', 'rapport', 'rapporten', 'rapporter'],
	['s', 'larm', 'larmet', 'larmen'],
	['s', 'fallsensor', 'fallsensorn', 'fallsensorer', 'fallsensorerna'],
	['s', 'handlingsplan', 'handlingsplanen', 'handlingsplaner'],
	['s', 'kamera', 'kameran', 'kameror', 'kamerorna'],
	['s', 'körkort', 'körkortet', 'körkorten'],
	['s', 'anpassa', 'anpassat', 'anpassats'],
	['s', 'insats', 'insatsen', 'insatser', 'insatserna'],
	['s', 'arbetsresa', 'arbetsresan', 'arbetsresor', 'arbetsresorna']
];

describe('Forms of a word have one stem', () => {
	test.each(forms)('%s %s', (side, ...words) => {
		const stems = new Set(words.map((word) => stemOf(folded(word), side)));
		expect([...stems]).toHaveLength(1);
	});

	test('other words another', () => {
		const apart: [Side, string, string][] = [
			['n', 'lag', 'lager'],
			['n', 'hus', 'hund'],
			['s', 'väg', 'väger'],
			['s', 'internet', 'intern'],
			['n', 'kar', 'kart'],
			['n', 'svin', 'svinn'],
			['n', 'hat', 'hatt'],
			['n', 'tak', 'takk'],
			['n', 'vin', 'vinner'],
			['s', 'vin', 'vinna'],
			['s', 'fin', 'finna'],
			['s', 'dam', 'dammen'],
			['s', 'bok', 'bokar'],
			['s', 'bok', 'bokning'],
			['s', 'kalla', 'kallelse'],
			['s', 'mängd', 'många'],
			['n', 'trykksår', 'trykkså'],
			['s', 'bostad', 'bost'],
			['s', 'lån', 'lå'],
			['n', 'mengd', 'meng'],
			['n', 'kvalitet', 'kval'],
			['s', 'kvalitet', 'kvalt'],
			['s', 'sko', 'sk'],
			['n', 'mål', 'mal'],
			['n', 'krise', 'krisesenter'],
			['n', 'natt', 'natteneste'],
			['n', 'nød', 'nødetat'],
			['n', 'kamera', 'kamerat'],
			['s', 'fall', 'fallsensor'],
			['s', 'data', 'dator'],
			['s', 'skatt', 'skattesats'],
			['s', 'sjuk', 'sjukresor'],
			['s', 'rapp', 'rapport'],
			['s', 'flygre', 'flygresa']
		];
		for (const [side, one, other] of apart) expect(stemOf(folded(one), side)).not.toBe(stemOf(folded(other), side));
	});

	test.each(['sats', 'insats', 'uppsats', 'försats', 'bisats', 'översats'])('«%s» keeps its end', (word) => {
		expect(stemOf(folded(word), 's')).toBe(folded(word));
	});

	test('a small word is no form of a big one', () => {
		expect(stemOf('dette', 'n')).toBe('dette');
		expect(stemOf(folded('når'), 'n')).not.toBe(stemOf(folded('nå'), 'n'));
		expect(stemOf('for', 's')).not.toBe(stemOf('fara', 's'));
	});

	test('a stem is its own stem, and no word loses all its letters', () => {
		for (const [side, ...words] of forms)
			for (const word of words) expect(stemOf(folded(word), side).length).toBeGreaterThanOrEqual(2);
	});
});
