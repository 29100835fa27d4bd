import { describe, expect, test } from 'vitest';
import { found, glossary } from '../../../tests/searcher.ts';

describe('Somebody who looks for a word finds what is a kind of it', () => {
	test('after a first part that is a word, or a long one', () => {
		expect(found('ost', 'nb', { nb: 'Geitost av geit' })).toEqual(['Geitost']);
		expect(found('hand', 'nn', { nn: 'Barnehand og barn' })).toEqual(['Barnehand']);
		expect(found('robot', 'nb', { nb: 'Støvsugerrobot' })).toEqual(['Støvsugerrobot']);
		expect(found('kontroll', 'nb', { nb: 'Egenkontroll' })).toEqual(['Egenkontroll']);
		expect(found('tilsyn', 'nb', { nb: 'Bruktilsyn' })).toEqual(['Bruktilsyn']);
		expect(found('hund', 'nb', { nb: 'Safarihund' })).toEqual(['Safarihund']);
	});

	test('and no word that only ends so', () => {
		expect(found('ost', 'nb', { nb: 'Kost og post' })).toEqual([]);
		expect(found('bok', 'sv', { sv: 'Smärtdagbok' })).toEqual([]);
		expect(found('robot', 'nb', { nb: 'Astrobot' })).toEqual([]);
		expect(found('hund', 'nb', { nb: 'Radiohund' })).toEqual([]);
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

	test('but what a word stands before that only begins like a small one', () => {
		expect(found('sår', 'nb', { nb: 'Liggesår av å ligge' })).toEqual(['Liggesår']);
	});

	test('nor what is a kind of a longer word', () => {
		expect(found('fall', 'nb', { nb: 'Restavfall er en rest og avfall' })).toEqual([]);
		expect(found('avfall', 'nb', { nb: 'Restavfall er en rest' })).toEqual(['Restavfall']);
		expect(found('fall', 'nb', { nb: 'Sengefall fra en seng er intet avfall' })).toEqual(['Sengefall']);
	});

	test('nor of one that begins with an s, where only that one is known, but for a word of the own language', () => {
		expect(found('vekt', 'nb', { nb: 'Kroppsvekt, en kropp svekt' })).toEqual(['Kroppsvekt']);
		expect(found('vikt', 'sv', { nb: 'Hukommelsessvikt er svikt i hukommelse' })).toEqual([]);
		expect(found('vikt', 'sv', { nb: 'Hukommelsesvikt i hukommelse' })).toEqual(['Hukommelsesvikt']);
		expect(found('lag', 'nb', { nb: 'Arbeidslag er et lag i arbeid og intet slag' })).toEqual(['Arbeidslag', 'lag']);
	});

	test('after «el» and «is» too', () => {
		expect(found('sykkel', 'nb', { nb: 'Elsykkel med el' })).toEqual(['Elsykkel']);
		expect(found('bil', 'nb', { nb: 'Mobil' })).toEqual([]);
	});

	test('a ring only after an s or an m', () => {
		expect(found('ring', 'nb', { nb: 'Parkering i en park' })).toEqual([]);
		expect(found('ring', 'nb', { nb: 'Armring om en arm' })).toEqual(['Armring']);
		expect(found('ring', 'nb', { nb: 'Forlovelsesring ved forlovelse' })).toEqual(['Forlovelsesring']);
	});
});

describe('and what begins with it', () => {
	test('before another word, or within a long one', () => {
		expect(found('fot', 'sv', { sv: 'Fotvård är vård' })).toEqual(['Fotvård']);
		expect(found('betaling', 'nb', { nb: 'Betalingsterminal' })).toEqual(['Betalingsterminal']);
		expect(found('robot', 'nb', { nb: 'Robotfakir' })).toEqual(['Robotfakir']);
		expect(found('nyckel', 'sv', { sv: 'Nyckelskåp är skåp' })).toEqual(['Nyckelskåp']);
	});

	test('where the two parts share a letter as well', () => {
		expect(found('sorg', 'nb', { nb: 'Sorggruppe er en gruppe' })).toEqual(['Sorggruppe']);
		expect(found('gruppe', 'nb', { nb: 'Sorggruppe for den som har sorg' })).toEqual(['Sorggruppe']);
	});

	test('but no word that only begins so', () => {
		expect(found('fot', 'sv', { sv: 'Fotografering' })).toEqual([]);
		expect(found('nyckel', 'sv', { sv: 'Nyckelfri i det fria' })).toEqual([]);
		expect(found('kort', 'nb', { nb: 'Kortisonkuren' })).toEqual([]);
		expect(found('enheter', 'sv', { sv: 'Enhetschef' })).toEqual([]);
		expect(found('brann', 'nb', { nb: 'Brannvern' })).toEqual([]);
		expect(found('kontroll', 'nb', { nb: 'Kontrollbil' })).toEqual([]);
		expect(found('robot', 'nb', { nb: 'Robotsang' })).toEqual([]);
	});

	test('a word of a double letter keeps it in its own language', () => {
		expect(found('soppa', 'sv', { sv: 'Soprum och soppkök, rum och kök' })).toEqual(['soppkök']);
		expect(found('soppa', 'sv', { sv: 'Soptrapp är en trapp' })).toEqual([]);
		expect(found('vegg', 'nn', { nn: 'Vegmaling og veggmaling, maling' })).toEqual(['veggmaling']);
		expect(found('natt', 'nb', { nb: 'Nattklubb, en klubb' })).toEqual(['Nattklubb']);
	});

	test('and in Norwegian, whatever stands before it', () => {
		expect(found('grupp', 'sv', { nb: 'Gruppebolig, bolig' })).toEqual(['Gruppebolig']);
		expect(found('vägg', 'sv', { nb: 'Veggmaling, maling' })).toEqual(['Veggmaling']);
		expect(found('vägg', 'sv', { nb: 'Vegmaling, maling' })).toEqual([]);
	});

	test('in Swedish a Norwegian double letter may be a single one', () => {
		expect(found('venn', 'nb', { sv: 'Vänklubb, en klubb' })).toEqual(['Vänklubb']);
	});

	test('a word that stands for it has its own letters', () => {
		const friends = glossary([{ nb: ['venn', 'kompis'] }]);
		expect(found('venn', 'nb', { nb: 'Kompisklubb, en klubb' }, friends)).toEqual(['Kompisklubb']);
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
