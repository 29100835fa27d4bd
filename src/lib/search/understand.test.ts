import { describe, expect, test } from 'vitest';
import type { Lang } from '#lib/lang.ts';
import { found, glossary, takenFor, unitsFor, type Texts } from '../../../tests/searcher.ts';
import type { Lexicon } from './lexicon.ts';
import { joinedForms } from './phrase.ts';
import { toLookUp, wantedOf } from './understand.ts';

const words = (taken: ReturnType<typeof takenFor>) => taken.map(({ word }) => word);

describe('What a searcher types', () => {
	test('is a word of the own language where it has it, else one of the neighbour', () => {
		expect(takenFor('tilsyn', 'nb', { nb: 'Tilsyn', sv: 'Tilsyn' })).toMatchObject([{ side: 'n' }]);
		expect(takenFor('läkemedel', 'nb', { sv: 'Läkemedel' })).toMatchObject([{ side: 's', isMended: false }]);
		expect(takenFor('läkemedlet', 'nb', { sv: 'Läkemedel' })).toMatchObject([{ side: 's', word: 'läkemedlet' }]);
	});

	test('is no word across the border that has the same letters and is a form of another one', () => {
		expect(found('boka', 'nb', { nb: 'Bok', sv: 'Boka tid' })).toEqual(['Bok']);
		expect(found('dør', 'nb', { nb: 'Dør', sv: 'När någon dör' })).toEqual(['Dør']);
		expect(found('dör', 'sv', { sv: 'Någon dör', nb: 'En dør' })).toEqual(['dör']);
		expect(found('robot', 'sv', { sv: 'Plats', nb: 'En robot' })).toEqual(['robot']);
	});

	test('is a little of a phrase if it ends it, for when nothing has the phrase', () => {
		const parts = (q: string, book: Lexicon) =>
			unitsFor(q, 'nb', { nb: 'Sove godt' }, book).flatMap((unit) => unit.parts.map(({ term }) => term));
		expect(parts('kan ikke sove', glossary([{ nb: ['kan ikke sove'], sv: ['sömnlös'] }]))).toEqual(['sove']);
		expect(parts('god man', glossary([{ nb: ['god man'], sv: ['god man'] }]))).toEqual([]);
	});

	test('is Norwegian where the glossary has it in the other Norwegian', () => {
		const relief = glossary([{ nb: ['avløsning'] }]);
		expect(takenFor('avløysing', 'sv', { sv: 'Plats' }, relief)).toMatchObject([{ side: 'n', isMended: false }]);
		expect(takenFor('avløysing', 'sv', { sv: 'Plats' })).toEqual([]);
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

describe('Words that are written apart', () => {
	const terms = (q: string, lang: Lang, texts: Texts, book?: Lexicon) =>
		unitsFor(q, lang, texts, book).map(({ term }) => term);
	const alarms = glossary([{ nb: ['fallalarm'], sv: ['fallarm'] }]);

	test('are read as the one word that they are, of a public text or of the glossary', () => {
		expect(found('fall larm', 'sv', { sv: 'Fallarm' })).toEqual(['Fallarm']);
		expect(found('fall larm', 'sv', { nb: 'Fallalarm' }, alarms)).toEqual(['Fallalarm']);
		expect(terms('brann alarm', 'nb', { sv: 'Brannalarm' })).toEqual(['brann alarm']);
		expect(terms('brann alarm', 'nb', {})).toEqual(['brann', 'alarm']);
	});

	test('are found apart too', () => {
		const [unit] = unitsFor('fall larm', 'sv', { sv: 'Fallarm är larm vid fall' });
		expect(unit?.inner.map(({ term }) => term)).toEqual(['fall', 'larm']);
		expect(unit?.parts).toEqual([]);
		expect(found('fall larm', 'sv', { sv: 'Larm vid fall' }, alarms)).toEqual(['Larm', 'fall']);
	});

	test('may have an s between them, and lose the third of three letters', () => {
		expect(joinedForms('bil', 'lås')).toEqual(['billås', 'bilslås']);
		expect(joinedForms('hus', 'leie')).toEqual(['husleie']);
		expect(joinedForms('klokke', 'rem')).toEqual(['klokkerem']);
		expect(joinedForms('fall', 'larm')).toEqual(['fallarm']);
	});

	test('are looked up together', () => {
		expect(toLookUp(wantedOf('fall larm', 's', glossary([]))).words).toContain('fallarm');
	});

	test('are no more than two', () => {
		const text = { nb: 'Brannalarm og brannsentral' };
		expect(terms('brann alarm sentral', 'nb', text)).toEqual(['brann alarm', 'sentral']);
	});

	test('are no small ones, nor written with a hyphen, nor a phrase', () => {
		expect(terms('in till', 'sv', { sv: 'Intill' })).toEqual(['in', 'till']);
		expect(terms('gps-larm knapp', 'sv', { sv: 'Gpslarmknapp' })).toEqual(['gps-larm', 'knapp']);
		expect(terms('godman vakt', 'sv', { sv: 'Godmanvakt' }, glossary([{ sv: ['god man'] }]))).toEqual([
			'godman',
			'vakt'
		]);
	});
});
