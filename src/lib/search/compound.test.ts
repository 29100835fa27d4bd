import { describe, expect, test } from 'vitest';
import type { Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import { firstBefore, longerHeads, restAfter, splitsOf } from './compound.ts';
import { derivedOf } from './derived.ts';
import { isOpaque } from '#lib/language/opaque.ts';

describe('Compounds are taken apart', () => {
	const knowsOn =
		(side: Side) =>
		(...words: string[]) => ({
			word: (word: string) => words.includes(word),
			stem: (stem: string) => words.some((word) => stemOf(word, side) === stem)
		});
	const [knows, knowsSwedish] = [knowsOn('n'), knowsOn('s')];

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

	test.each([
		['vinster', 'vin', 'ster'],
		['färgats', 'färg', 'ats'],
		['renest', 'ren', 'est'],
		['bilist', 'bil', 'ist'],
		['rensle', 'ren', 'sle'],
		['bilene', 'bil', 'ene'],
		['bilane', 'bil', 'ane'],
		['kulturell', 'kultur', 'ell']
	])('nor before an ending: «%s»', (word, first, rest) => {
		expect(splitsOf(word, 'n', knows(first, rest))).toEqual([]);
	});

	test('nor before a form of an ending: «ideella» is none of «ide»', () => {
		expect(splitsOf('ideella', 's', knowsSwedish('ide', 'ell'))).toEqual([]);
	});

	test('after a word of two letters only where many compounds begin with it', () => {
		expect(splitsOf('elsykkel', 'n', knows('el', 'sykkel'))[0]).toMatchObject({ first: 'el', head: 'sykkel' });
		expect(splitsOf('isbrodd', 'n', knows('is', 'brodd'))[0]).toMatchObject({ first: 'is', head: 'brodd' });
		expect(splitsOf('tvsykkel', 'n', knows('tv', 'sykkel'))).not.toContainEqual(
			expect.objectContaining({ first: 'tv' })
		);
	});

	test('nor after one that needs a letter of the next to be more than that', () => {
		expect(splitsOf('hemsjukvård', 's', knowsSwedish('hem', 'jukvård'))).not.toContainEqual(
			expect.objectContaining({ first: 'hem' })
		);
		expect(splitsOf('personen', 's', knowsSwedish('per', 'onen'))).not.toContainEqual(
			expect.objectContaining({ first: 'per' })
		);
	});

	test('where the first part is what all forms of a word have in common', () => {
		expect(splitsOf('klädskåp', 's', knowsSwedish('kläder', 'skåp'))).toEqual([
			{ first: 'kläd', head: 'skåp', isSure: true, isWhole: true }
		]);
	});

	test('where the other part is unknown, if it is long enough to be a word', () => {
		expect(splitsOf('musikkterapi', 'n', knows('musikk'))[0]).toMatchObject({ first: 'musikk', isWhole: false });
		expect(splitsOf('fiolterapi', 'n', knows('terapi'))[0]).toMatchObject({ head: 'terapi', isSure: false });
		expect(splitsOf('musikkur', 'n', knows('musikk'))).toEqual([]);
		expect(splitsOf('obs' + 'terapi', 'n', knows('terapi'))).toEqual([]);
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
		expect(derivedOf('ring')).toContain('ringing');
		expect(derivedOf('bok')).toEqual([]);
	});

	test('of a verb that lost its t to the stem too', () => {
		expect(derivedOf(stemOf('drifte', 'n'))).toContain('drifting');
		expect(derivedOf(stemOf('skifta', 's'))).toContain('skiftning');
		expect(derivedOf(stemOf('skymta', 's'))).toContain('skymtning');
		expect(derivedOf(stemOf('förvänta', 's'))).toContain('förväntning');
		expect(derivedOf('bygg')).not.toContain('byggting');
	});

	test('from the end there may be a longer word', () => {
		expect(longerHeads('restavfal', 'fal').withParticle).toContain('avfal');
		expect(longerHeads('avfal', 'fal').withParticle).toEqual([]);
		expect(longerHeads('hukomelsesvikt', 'vikt').withS).toEqual(['svikt']);
		expect(longerHeads('kropvikt', 'vikt').withS).toEqual([]);
	});
});
