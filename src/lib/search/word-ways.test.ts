import { describe, expect, test } from 'vitest';
import { found, glossary } from '../../../tests/searcher.ts';

describe('A word is found', () => {
	test('in all its forms', () => {
		expect(found('nøkkel', 'nb', { nb: 'Nøklene', nn: 'Nykelen' })).toEqual(['Nøklene']);
		expect(found('klocka', 'sv', { sv: 'Klockorna' })).toEqual(['Klockorna']);
	});

	test('in its forms too where its stem is no more than two letters', () => {
		expect(found('öga', 'sv', { sv: 'Ögon' })).toEqual(['Ögon']);
	});

	test('not where the neighbour has it as a small word: firewood is no «by the door»', () => {
		const texts = { nb: 'Stå ved døra', sv: 'Ved till kaminen' };
		expect(found('ved', 'sv', texts, glossary([{ nb: ['ved'], sv: ['ved'] }]))).toEqual(['Ved']);
		expect(found('ved', 'sv', texts)).toEqual(['Ved']);
	});

	test('not where the look-alikes name one of its forms', () => {
		const texts = { nb: 'Demenskor og kor', sv: 'Kor på bete' };
		expect(found('kor', 'sv', texts, glossary([], [['kor', 'kor']]))).toEqual(['Kor']);
	});

	test('in the other Norwegian and across the border, where it is the same word', () => {
		const texts = { nb: 'Sikkerhet', nn: 'Sikkerheit', sv: 'Säkerhet' };
		expect(found('sikkerhet', 'nb', texts)).toEqual(['Sikkerhet', 'Sikkerheit', 'Säkerhet']);
		expect(found('säkerhet', 'sv', texts)).toEqual(['Sikkerhet', 'Sikkerheit', 'Säkerhet']);
	});

	test('but not another Swedish word: Swedish is written in one way', () => {
		expect(found('teckning', 'sv', { sv: 'Täckning' })).toEqual([]);
	});

	test('but not by three letters, which many words have in common', () => {
		expect(found('heis', 'nb', { sv: 'Hes röst' })).toEqual([]);
		expect(found('mat', 'nb', { sv: 'Mat' })).toEqual(['Mat']);
	});

	test('nor where the look-alikes name it', () => {
		expect(found('semester', 'nb', { nb: 'Semester', sv: 'Semester' })).toEqual(['Semester', 'Semester']);
		const alike = glossary([], [['semester', 'semester']]);
		expect(found('semester', 'nb', { nb: 'Semester', sv: 'Semester' }, alike)).toEqual(['Semester']);
	});
});

describe('What is done is found by its verb, and the verb by what is done', () => {
	test('at home and across the border', () => {
		const texts = { nb: 'Trene', nn: 'Trening', sv: 'Träna' };
		expect(found('trening', 'nb', texts)).toEqual(['Trene', 'Trening', 'Träna']);
		expect(found('träna', 'sv', { sv: 'Träning' })).toEqual(['Träning']);
	});

	test('not across the border by three letters', () => {
		expect(found('heising', 'nb', { nb: 'Heis', sv: 'Hes' })).toEqual(['Heis']);
	});

	test('nor where the look-alikes name the word', () => {
		const alike = glossary([], [['virke', 'virka']]);
		expect(found('virke', 'nb', { nb: 'Virkning', sv: 'Virkning' }, alike)).toEqual(['Virkning']);
		expect(found('virke', 'nb', { nb: 'Virkning', sv: 'Virkning' })).toEqual(['Virkning', 'Virkning']);
	});

	test('and no verb is read into a word that only ends so, or begins so', () => {
		expect(found('maskin', 'sv', { sv: 'Maskinning' })).toEqual([]);
		expect(found('fest', 'nb', { nb: 'Festning' })).toEqual([]);
		expect(found('regn', 'nb', { nb: 'Regning' })).toEqual([]);
	});
});
