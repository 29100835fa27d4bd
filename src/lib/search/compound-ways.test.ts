import { describe, expect, test } from 'vitest';
import { found, glossary, unitsFor } from '../../../tests/searcher.ts';

describe('Somebody who looks for a word finds what is a kind of it', () => {
	test('after a first part that is a word, or a long one', () => {
		expect(found('ost', 'nb', { nb: 'Geitost av geit' })).toEqual(['Geitost']);
		expect(found('hand', 'nn', { nn: 'Barnehand og barn' })).toEqual(['Barnehand']);
		expect(found('robot', 'nb', { nb: 'Støvsugerrobot' })).toEqual(['Støvsugerrobot']);
		expect(found('kontroll', 'nb', { nb: 'Egenkontroll' })).toEqual(['Egenkontroll']);
		expect(found('tilsyn', 'nb', { nb: 'Bruktilsyn' })).toEqual(['Bruktilsyn']);
	});

	test('and no word that only ends so', () => {
		expect(found('ost', 'nb', { nb: 'Kost og post' })).toEqual([]);
		expect(found('bok', 'sv', { sv: 'Smärtdagbok' })).toEqual([]);
		expect(found('robot', 'nb', { nb: 'Astrobot' })).toEqual([]);
		expect(found('stopp', 'sv', { sv: 'Hjärtstopp' })).toEqual([]);
		expect(found('teknikk', 'nb', { nb: 'Bioteknikk og nanoteknikk' })).toEqual(['nanoteknikk']);
	});

	test('nor what only has the ending of a verb, a person or a property', () => {
		expect(found('ring', 'nb', { nb: 'Verdivurdering og vaksinering' })).toEqual([]);
		expect(found('land', 'nb', { nb: 'Sommerland' })).toEqual([]);
	});

	test('nor what a small word stands before', () => {
		expect(found('hånd', 'nb', { nb: 'Overhånd' })).toEqual([]);
		expect(found('trening', 'nb', { nb: 'Opptrening og styrketrening' })).toEqual(['styrketrening']);
		expect(found('kontroll', 'nb', { nb: 'Tilbakekontroll' })).toEqual([]);
	});
});

describe('and what begins with it', () => {
	test('before another word, or within a long one', () => {
		expect(found('fot', 'sv', { sv: 'Fotvård är vård' })).toEqual(['Fotvård']);
		expect(found('betaling', 'nb', { nb: 'Betalingsterminal' })).toEqual(['Betalingsterminal']);
		expect(found('nyckel', 'sv', { sv: 'Nyckelskåp är skåp' })).toEqual(['Nyckelskåp']);
	});

	test('but no word that only begins so', () => {
		expect(found('fot', 'sv', { sv: 'Fotografering' })).toEqual([]);
		expect(found('nyckel', 'sv', { sv: 'Nyckelfri i det fria' })).toEqual([]);
		expect(found('regn', 'nb', { nb: 'Regnskapsplan' })).toEqual([]);
		expect(found('enheter', 'sv', { sv: 'Enhetschef' })).toEqual([]);
		expect(found('brann', 'nb', { nb: 'Brannvern' })).toEqual([]);
		expect(found('kontroll', 'nb', { nb: 'Kontrollbil' })).toEqual([]);
		expect(found('robot', 'nb', { nb: 'Robotsang' })).toEqual([]);
	});

	test('a word of a double letter keeps it in its own language', () => {
		expect(found('soppa', 'sv', { sv: 'Soprum och soppkök, rum och kök' })).toEqual(['soppkök']);
		expect(found('vegg', 'nn', { nn: 'Vegmaling og veggmaling, maling' })).toEqual(['veggmaling']);
		expect(found('natt', 'nb', { nb: 'Nattklubb, en klubb' })).toEqual(['Nattklubb']);
	});

	test('across the border that letter may be a single one', () => {
		expect(found('grupp', 'sv', { nb: 'Gruppebolig, bolig' })).toEqual(['Gruppebolig']);
		expect(found('venn', 'nb', { sv: 'Vänklubb, en klubb' })).toEqual(['Vänklubb']);
	});

	test('a word that looks like another one across the border finds its compounds at home only', () => {
		const alike = glossary([], [['glass', 'glass']]);
		const texts = { nb: 'Glasskår og kår', sv: 'Glassbil och bil' };
		expect(found('glass', 'nb', texts, alike)).toEqual(['Glasskår']);
		expect(found('glass', 'sv', texts, alike)).toEqual(['Glassbil']);
		const village = glossary([], [['bygd', 'by']]);
		const places = { nb: 'Fjellbygd på fjell', sv: 'Glesbygd är gles' };
		expect(found('bygd', 'nb', places, village)).toEqual(['Fjellbygd']);
		expect(found('bygd', 'nb', places)).toEqual(['Fjellbygd', 'Glesbygd']);
		const notice = [
			{ nb: ['koke'], sv: ['koka'] },
			{ nb: ['varsel'], sv: ['avisering'] }
		];
		const text = { sv: 'Avisering när man kokar' };
		expect(found('kokevarsel', 'nb', text, glossary(notice, [['varsel', 'varsel']]))).toEqual([]);
		expect(found('kokevarsel', 'nb', text, glossary(notice))).toEqual(['Avisering', 'kokar']);
	});
});

describe('Somebody who types a compound finds its parts apart', () => {
	const words = glossary([
		{ nb: ['natt'], sv: ['natt'] },
		{ nb: ['tilsyn'], sv: ['tillsyn'] },
		{ nb: ['mat'] },
		{ nb: ['robot'] },
		{ nb: ['barn'] },
		{ nb: ['brann'] },
		{ nb: ['lege'], sv: ['läkare'] }
	]);

	test('in both languages', () => {
		const texts = { nb: 'Tilsyn om natten', sv: 'Tillsyn på natten' };
		expect(found('nattilsyn', 'nb', texts, words)).toEqual(['Tilsyn', 'natten', 'Tillsyn', 'natten']);
	});

	test('or one of them inside another compound', () => {
		expect(found('matlege', 'nb', { nb: 'Lege ved matbordet, på bordet' }, words)).toEqual(['Lege', 'matbordet']);
		expect(found('nattrobot', 'nb', { nb: 'Barnerobot om natten' }, words)).toEqual(['Barnerobot', 'natten']);
		expect(found('brannlege', 'nb', { nb: 'Lege ved brannslangen' }, words)).toEqual(['Lege', 'brannslangen']);
	});

	test('however many such compounds the other language has', () => {
		const others = [
			'bord',
			'boks',
			'fat',
			'vogn',
			'kasse',
			'gryte',
			'glede',
			'kultur',
			'lager',
			'butikk',
			'hall',
			'kurv'
		];
		const kitchen = glossary([
			{ nb: ['mat', ...others, 'sal'], sv: [] },
			{ sv: ['mat'] },
			{ sv: ['robot'] },
			{ sv: ['säng'] }
		]);
		const nb = [...others, 'sal'].map((word) => `mat${word}`).join(' ');
		expect(found('matrobot', 'sv', { nb, sv: 'Robot vid matsäng' }, kitchen)).toEqual(['Robot', 'matsäng']);
	});

	test('though not inside a word that only begins or ends so', () => {
		expect(found('matlege', 'nb', { nb: 'Lege blant matadorer' }, words)).toEqual([]);
		expect(found('nattrobot', 'nb', { nb: 'Astrobot om natten' }, words)).toEqual([]);
	});

	test('and no single letter', () => {
		expect(found('e-lås', 'nb', { nb: 'Lås i klasse E' })).toEqual([]);
	});

	test('nor what looks alike across the border', () => {
		const alike = glossary([{ nb: ['glass'] }, { nb: ['kasse'], sv: ['kasse'] }], [['glass', 'glass']]);
		const texts = { nb: 'En kasse for glass', sv: 'En kasse för glass' };
		expect(found('glasskasse', 'nb', texts, alike)).toEqual(['kasse', 'glass']);
	});

	test('where one language lacks a word for a part, nothing is asked of it', () => {
		const alike = glossary([{ nb: ['glass'] }, { nb: ['kasse'] }], [['glass', 'glass']]);
		const patterns = unitsFor('glasskasse', 'nb', {}, alike).flatMap(({ ways }) => ways.map(({ pattern }) => pattern));
		expect(patterns.filter(({ words: groups }) => groups.some((group) => group.length === 0))).toEqual([]);
	});

	test('a part may begin another public compound without being a word itself', () => {
		const text = 'Operasjon i hoften';
		expect(found('hofteoperasjon', 'nb', { nb: `${text}, hofteprotese` })).toEqual(['Operasjon', 'hoften']);
		expect(found('hofteoperasjon', 'nb', { nb: text })).toEqual([]);
	});

	test('the typed word is not that other compound', () => {
		expect(found('alarmknapp', 'nb', { nb: 'Alarmknapp og napp' })).toEqual(['Alarmknapp']);
		expect(found('timebestilling', 'nb', { nb: 'Timebestilling og stilling' })).toEqual(['Timebestilling']);
	});

	test('and three letters begin too many words', () => {
		expect(found('neseoperasjon', 'nb', { nb: 'Operasjon på Nesodden, på odden' })).toEqual([]);
	});
});

describe('and public compounds that say both parts in other words', () => {
	const words = glossary([
		{ nb: ['medisin'], sv: ['läkemedel'] },
		{ nb: ['avtale'], sv: ['avtal'] },
		{ nb: ['råd'], sv: ['råd'] }
	]);

	test.each(['Läkemedelsavtal', 'Läkemedelsramavtal', 'Läkemedelsavtalsperiod'])('%s', (word) => {
		expect(found('medisinavtale', 'nb', { sv: word }, words)).toEqual([word]);
	});

	test('a short last part stands there alone', () => {
		expect(found('medisinråd', 'nb', { sv: 'Läkemedelsrådet' }, words)).toEqual(['Läkemedelsrådet']);
		expect(found('medisinråd', 'nb', { sv: 'Läkemedelsområdet' }, words)).toEqual([]);
	});

	test('those of the own language count for more', () => {
		const both = glossary([
			{ nb: ['medisin', 'legemiddel'], sv: ['läkemedel'] },
			{ nb: ['avtale'], sv: ['avtal'] }
		]);
		const texts = { nb: 'Legemiddelavtale', sv: 'Läkemedelsavtal' };
		const ways = unitsFor('medisinavtale', 'nb', texts, both).flatMap((unit) => unit.ways);
		const weight = (stem: string) => ways.find(({ pattern }) => pattern.words.flat().join() === stem)?.weight ?? 0;
		expect(weight('s.läkemedelsavtal')).toBeGreaterThan(0);
		expect(weight('n.legemiddelavtal')).toBeGreaterThan(weight('s.läkemedelsavtal'));
	});
});
