import { describe, expect, test } from 'vitest';
import { found, glossary, takenFor } from '../../../tests/searcher.ts';

const words = (taken: ReturnType<typeof takenFor>) => taken.map(({ word }) => word);

describe('What a searcher types', () => {
	test('is a word of the own language where it has it, else one of the neighbour', () => {
		expect(takenFor('tilsyn', 'nb', { nb: 'Tilsyn', sv: 'Tilsyn' })).toMatchObject([{ side: 'n' }]);
		expect(takenFor('läkemedel', 'nb', { sv: 'Läkemedel' })).toMatchObject([{ side: 's', isMended: false }]);
		expect(takenFor('läkemedlet', 'nb', { sv: 'Läkemedel' })).toMatchObject([{ side: 's', word: 'läkemedlet' }]);
	});

	test('is known in another form too, of a public text or of the glossary', () => {
		expect(takenFor('robotene', 'nb', { nb: 'Robot' })).toMatchObject([{ word: 'robotene', isMended: false }]);
		expect(takenFor('robotene', 'nb', {}, glossary([{ nb: ['robot'] }]))).toMatchObject([{ side: 'n' }]);
	});

	test('is known where both its parts are, though nobody wrote them together', () => {
		expect(takenFor('kattelås', 'nb', { nb: 'Katt og lås' })).toMatchObject([{ word: 'kattelås', side: 'n' }]);
	});
});

describe('Somebody whose keyboard lacks å, ä and ö', () => {
	test('finds the word that is written with them, in public texts and in the glossary', () => {
		expect(found('dorrlas', 'sv', { sv: 'Dörrlås' })).toEqual(['Dörrlås']);
		expect(found('doerlaas', 'nb', { nb: 'Dørlåser, dørlås' })).toEqual(['Dørlåser', 'dørlås']);
		expect(words(takenFor('kjokken', 'nb', {}, glossary([{ nb: ['kjøkken'] }])))).toEqual(['kjökken']);
	});

	test('finds the compound by its parts too', () => {
		const parts = glossary([
			{ sv: ['natt'] },
			{ sv: ['tillsyn'] },
			{ sv: ['nattillsyn'] },
			{ sv: ['kök'] },
			{ sv: ['skåp'] }
		]);
		const text = { sv: 'Köksskåp. Ett skåp i ett kök' };
		expect(found('koksskap', 'sv', text, parts)).toEqual(['Köksskåp', 'skåp', 'kök']);
	});

	test('is given the other word beside a form of a word that is known', () => {
		const texts = { sv: 'Räkningar och en rakning' };
		expect(words(takenFor('rakningar', 'sv', texts))).toEqual(['rakningar', 'räkningar']);
		expect(takenFor('rakningar', 'sv', texts)[1]).toMatchObject({ isMended: true });
	});

	test('and nothing but the word where it is written so itself, publicly or in the glossary', () => {
		expect(words(takenFor('mat', 'sv', { sv: 'Mat och mät' }))).toEqual(['mat']);
		expect(words(takenFor('bare', 'nb', { nb: 'Bårer og båre' }, glossary([{ nb: ['bare'] }])))).toEqual(['bare']);
	});

	test('of many such words three at most', () => {
		const texts = { sv: 'Lår, lar, lär, laer' };
		expect(takenFor('laar', 'sv', texts).filter(({ isMended }) => isMended)).toHaveLength(3);
	});
});

describe('A word that only looks like a compound', () => {
	test('is not found by what it seems to be made of', () => {
		expect(found('jordmor', 'nb', { nb: 'Mor og jord' })).toEqual([]);
		expect(found('jordarbeid', 'nb', { nb: 'Arbeid med jord' })).toEqual(['Arbeid', 'jord']);
	});
});
