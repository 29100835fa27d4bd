import { describe, expect, test } from 'vitest';
import type { Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import { firstBefore, restAfter, splitsOf } from './compound.ts';
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
});
