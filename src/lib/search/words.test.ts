import { describe, expect, test } from 'vitest';
import exceptions from '#data/cognate-exceptions.json' with { type: 'json' };
import { folded } from '#lib/language/fold.ts';
import type { Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import { readAsk } from './ask.ts';
import { cognateOf } from './cognate.ts';
import { firstBefore, restAfter, splitsOf } from './compound.ts';
import { derivedOf } from './derived.ts';
import { isOpaque } from './opaque.ts';
import { distance, forgiven, inReach } from './spelling.ts';

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
		const key = (word: string, side: Side) => cognateOf(stemOf(folded(word), side), side);
		expect(key(norwegian, 'n')).toBe(key(swedish, 's'));
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
		const key = (word: string) => cognateOf(stemOf(folded(word), 'n'), 'n');
		for (const [nb, nn] of [
			['syk', 'sjuk'],
			['hjem', 'heim'],
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
			if (nb !== 'hjem') expect(key(nb)).toBe(key(nn));
	});
});

describe('Compounds are taken apart', () => {
	const knows = (...words: string[]) => ({
		word: (word: string) => words.includes(word),
		stem: (stem: string) => words.some((word) => stemOf(word, 'n') === stem)
	});

	test('where both parts are words, with what links them', () => {
		expect(splitsOf('nattilsyn', 'n', knows('natt', 'tilsyn'))[0]).toMatchObject({ first: 'natt', head: 'tilsyn' });
		expect(splitsOf('medisinavtale', 'n', knows('medisin', 'avtale'))[0]).toMatchObject({
			first: 'medisin',
			head: 'avtale'
		});
		expect(splitsOf('trygghetsalarm', 'n', knows('trygghet', 'alarm'))[0]).toMatchObject({
			first: 'trygghet',
			head: 'alarm'
		});
	});

	test('and never after a word that only stands before others', () => {
		expect(splitsOf('tilsyn', 'n', knows('til', 'syn'))).toEqual([]);
		expect(splitsOf('oppfølging', 'n', knows('opp', 'følging'))).toEqual([]);
		expect(splitsOf('avtale', 'n', knows('avt', 'ale'))).not.toContainEqual(expect.objectContaining({ first: 'av' }));
	});

	test('but not where the parts say nothing of the whole', () => {
		expect(isOpaque(stemOf('jordmoren', 'n'), 'n')).toBe(true);
		expect(isOpaque(stemOf('nattilsyn', 'n'), 'n')).toBe(false);
	});

	test('from either end of a public word', () => {
		expect(restAfter('natevakt', 'nat', 'n')).toContain('vakt');
		expect(restAfter('natevakt', 'dag', 'n')).toEqual([]);
		expect(restAfter('fotogrup', 'fot', 'n')).not.toContain('grup');
		expect(restAfter('kvinohelsa', 'kvin', 's')).toContain('helsa');
		expect(firstBefore('trygghetsalarm', 'alarm')).toContain('trygghet');
		expect(firstBefore('kost', 'ost')).toEqual([]);
	});

	test('what a verb does is told by its verb', () => {
		expect(derivedOf('tren')).toContain('trening');
		expect(derivedOf('bygg')).toContain('bygging');
		expect(derivedOf('trening')).toContain('tren');
		expect(derivedOf('svöm')).toContain('svömming');
		expect(derivedOf('bok')).toEqual([]);
	});
});

describe('Typing errors are forgiven', () => {
	test('a letter more, less, another, or two changed places', () => {
		for (const typed of ['dispeenser', 'dispnser', 'dispenzer', 'dispesner'])
			expect(distance(typed, 'dispenser', 2)).toBe(1);
		expect(distance('alarm', 'robot', 2)).toBe(3);
		expect(distance('', 'ab', 2)).toBe(2);
		expect(distance('abc', 'abc', 0)).toBe(0);
	});

	test('none in short words, one in middling ones, two in long ones', () => {
		expect(['lås', 'svin', 'låsen', 'roboten', 'robotene', 'robotenes', '2025'].map(forgiven)).toEqual([
			0, 0, 1, 1, 1, 2, 0
		]);
	});

	test('the nearest word is meant, and rarely one with another first letter', () => {
		expect(inReach('dispensr', ['dispenser', 'dispensere', 'alarm'])).toEqual([{ word: 'dispenser', faults: 1 }]);
		expect(inReach('kamera', ['famera', 'kamara'])).toEqual([{ word: 'kamara', faults: 1 }]);
		expect(inReach('lås', ['lås', 'gås'])).toEqual([]);
		expect(inReach('svin', ['svinn', 'vin'])).toEqual([]);
	});

	test('and no other word is meant by a letter that nobody takes for it', () => {
		expect(inReach('försäkring', ['försämring'])).toEqual([]);
		expect(inReach('kontor', ['konfor'])).toEqual([]);
		expect(inReach('hjemmesykepleje', ['hjemmesykepleie'])).toHaveLength(1);
	});
});

describe('A query is taken apart', () => {
	test('into words, parts of words and what is quoted', () => {
		expect(readAsk('Digitalt "tilsyn om natten" e-lås')).toMatchObject({
			words: [
				{ word: 'digitalt', parts: [] },
				{ word: 'elås', parts: ['e', 'lås'] }
			],
			quoted: [['tilsyn', 'om', 'natten']]
		});
	});

	test('small words count where nothing else stands, and inside what may be a phrase', () => {
		expect(readAsk('og i').words.map(({ word }) => word)).toEqual(['og', 'i']);
		expect(readAsk('fall på natten i').words.map(({ word }) => word)).toEqual(['fall', 'på', 'natten', 'i']);
		expect(readAsk('"tilsyn" og').words).toEqual([]);
	});

	test('and is cut where it is too long', () => {
		expect(readAsk(Array.from({ length: 100 }, (_, at) => `ord${at}`).join(' ')).words.length).toBeLessThanOrEqual(8);
		expect(readAsk('"'.repeat(200))).toEqual({ words: [], quoted: [] });
		expect(readAsk('')).toEqual({ words: [], quoted: [] });
	});
});
