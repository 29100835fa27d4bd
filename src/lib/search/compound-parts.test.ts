import { describe, expect, test } from 'vitest';
import { found, glossary, unitsFor } from '../../../tests/searcher.ts';

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
			'gryte',
			'kultur',
			'kurv',
			'bil',
			'hus',
			'bok',
			'film',
			'dag',
			'klubb',
			'saks',
			'fest',
			'lab',
			'kurs'
		];
		const kitchen = glossary([
			{ nb: ['mat', ...others, 'sal'], sv: [] },
			{ sv: ['mat'] },
			{ sv: ['robot'] },
			{ sv: ['säng'] }
		]);
		const nb = [...others, 'sal'].map((word) => `mat${word}`).join(' ');
		expect(found('matrobot', 'sv', { nb, sv: 'Robot vid matsäng' }, kitchen)).toEqual(['Robot', 'matsäng']);
		const robots = others.map((word) => `${word}robot`).join(' ');
		expect(found('matrobot', 'sv', { nb: robots, sv: 'Sängrobot med mat' }, kitchen)).toEqual(['Sängrobot', 'mat']);
	});

	test('though not inside a word that only begins or ends so', () => {
		expect(found('matrobot', 'nb', { nb: 'En robot er matematisk' }, words)).toEqual([]);
		expect(found('nattrobot', 'nb', { nb: 'Astrobot om natten' }, words)).toEqual([]);
	});

	test('and no one or two letters', () => {
		expect(found('e-lås', 'nb', { nb: 'Lås i klasse E' })).toEqual([]);
		expect(found('tv-lås', 'nb', { nb: 'Lås ved en tv' })).toEqual([]);
	});

	test('nor what looks alike across the border', () => {
		const alike = glossary([{ nb: ['glass'] }, { nb: ['kasse'], sv: ['kasse'] }], [['glass', 'glass']]);
		const texts = { nb: 'En kasse for glass', sv: 'En kasse för glass' };
		expect(found('glasskasse', 'nb', texts, alike)).toEqual(['kasse', 'glass']);
		const clothes = [
			{ nb: ['kjole'], sv: ['klänning', 'kjol'] },
			{ nb: ['hylle'], sv: ['hylla'] }
		];
		const shelf = glossary(clothes, [['kjole', 'kjol']]);
		expect(found('kjolehylle', 'nb', { sv: 'Hylla för klänning' }, shelf)).toEqual(['Hylla', 'klänning']);
		expect(found('kjolehylle', 'nb', { sv: 'Hylla för kjol' }, shelf)).toEqual([]);
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
