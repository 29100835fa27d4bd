import { describe, expect, test } from 'vitest';
import exceptions from '#data/cognate-exceptions.json' with { type: 'json' };
import { folded } from '#lib/language/fold.ts';
import type { Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import { cognateOf } from './cognate.ts';

const keyOf = (word: string, side: Side) => cognateOf(stemOf(folded(word), side), side);

describe('Words that are one across the border have one key', () => {
	test.each([
		['organisasjon', 'organisation'],
		['realisere', 'realisera'],
		['hjelp', 'hjälp'],
		['forvaltning', 'förvaltning'],
		['utbetaling', 'utbetalning'],
		['oppdatering', 'uppdatering'],
		['medisin', 'medicin'],
		['familie', 'familj'],
		['lyd', 'ljud'],
		['lys', 'ljus'],
		['tilsyn', 'tillsyn'],
		['kjøre', 'köra'],
		['heim', 'hem'],
		['høyre', 'höra'],
		['mulig', 'mulig'],
		['avstand', 'avstånd'],
		['sang', 'sång'],
		['forhold', 'förhåll'],
		['ulykke', 'olycka'],
		['utvikle', 'utvikla'],
		['fremtid', 'framtid'],
		['komme', 'komma'],
		['teknikk', 'teknik'],
		['butikken', 'butiken'],
		['venn', 'vän'],
		['grønn', 'grön'],
		['talsmann', 'talsman'],
		['hatten', 'hatten'],
		['takk', 'tack'],
		['dør', 'dörr'],
		['sikkerhet', 'säkerhet'],
		['forsikring', 'försäkring'],
		['hvile', 'vila'],
		['kvalitet', 'kvalitet'],
		['kvinne', 'kvinna'],
		['alkoholen', 'alkohol'],
		['roboter', 'robotar'],
		['filmene', 'filmerna']
	])('%s and %s', (norwegian, swedish) => {
		expect(keyOf(norwegian, 'n')).toBe(keyOf(swedish, 's'));
	});

	test.each([
		['svinn', 'svin'],
		['vinn', 'vin'],
		['tak', 'tack'],
		['hat', 'hatt'],
		['kvinne', 'vinna'],
		['elleve', 'elev'],
		['hjerne', 'järn'],
		['by', 'bio'],
		['ufør', 'upphöra'],
		['tilbud', 'tillbud'],
		['natur', 'nattur'],
		['pære', 'per'],
		['sted', 'städa']
	])('and %s and %s have not', (norwegian, swedish) => {
		expect(keyOf(norwegian, 'n')).not.toBe(keyOf(swedish, 's'));
	});

	test.each(Object.entries(exceptions.n))('nor does a rule touch the exception %s', (stem, key) => {
		expect(cognateOf(stem, 'n')).toBe(key);
	});

	test('words of one language that differ by a doubled letter stay apart', () => {
		for (const [side, one, other] of [
			['n', 'svin', 'svinn'],
			['n', 'elev', 'elleve'],
			['s', 'tak', 'tack'],
			['s', 'vän', 'vänster'],
			['n', 'skule', 'skjul'],
			['n', 'verk', 'værk']
		] as const)
			expect(keyOf(one, side)).not.toBe(keyOf(other, side));
	});

	test('bokmål and nynorsk too', () => {
		for (const [nb, nn] of [
			['syk', 'sjuk'],
			['trygghet', 'tryggleik'],
			['mulig', 'muleg'],
			['hverdag', 'kverdag'],
			['hørsel', 'høyrsel'],
			['øre', 'øyre'],
			['hvile', 'kvile'],
			['hvit', 'kvit'],
			['bein', 'ben'],
			['bruker', 'brukar'],
			['lærer', 'lærar'],
			['sikkerhet', 'sikkerheit'],
			['måling', 'måling'],
			['løsning', 'løysing']
		] as const)
			expect(keyOf(nb, 'n')).toBe(keyOf(nn, 'n'));
	});
});
