import { describe, expect, test } from 'vitest';
import { deliveredBook as book } from '../../../tests/word-book.ts';
import { lookAlikes, type Begun, type Candidate } from './look-alike.ts';

const pilot = (title: string, language: 'nb' | 'sv', more: Partial<Candidate> = {}): Candidate => ({
	title,
	language,
	summary: '',
	technologyArea: null,
	areaName: '',
	standing: 'running',
	outcome: null,
	...more
});
const begun = (title: string, language: 'nb' | 'nn' | 'sv' = 'nb', technologyArea: string | null = null): Begun => ({
	title,
	language,
	technologyArea
});

const automat = pilot('Läkemedelsautomat i hemtjänsten', 'sv', { technologyArea: 'medication_dispenser' });
const robot = pilot('Social robot på dagverksamheten', 'sv', { standing: 'stopped', outcome: 'harmful' });
const stove = pilot('Komfyrvakt i omsorgsboliger', 'nb');
const locks = pilot('E-lås i hele hjemmetjenesten', 'nb');
const world = [automat, robot, stove, locks, pilot('Kjøreruter som følger behovet', 'nb'), pilot('Videobesök', 'sv')];

const titles = (of: Begun, among = world) => lookAlikes(of, among, book).map(({ pilot: { title } }) => title);

describe('before a pilot is registered', () => {
	test('its twin in the other language is found by what the words mean, and it says which words', () => {
		expect(lookAlikes(begun('Elektronisk medisindispenser'), world, book)[0]).toMatchObject({
			pilot: automat,
			why: [{ kind: 'pair', typed: 'Elektronisk medisindispenser', found: 'Läkemedelsautomat' }]
		});
	});

	test('a compound finds what it is a kind of', () => {
		expect(lookAlikes(begun('sykehjemsrobot'), world, book)[0]).toMatchObject({
			pilot: robot,
			why: [{ kind: 'pair', typed: 'sykehjemsrobot', found: 'robot' }]
		});
	});

	test('the same technology is reason enough, and is said', () => {
		expect(lookAlikes(begun('Noe helt nytt', 'nb', 'medication_dispenser'), world, book)[0]).toMatchObject({
			pilot: automat,
			why: [{ kind: 'area' }]
		});
	});

	test('words in the same language count in all their forms', () => {
		expect(titles(begun('Låsene våre'))).toEqual([locks.title]);
	});

	test.each([
		['Nøklene til døra', 'nb', 'Nøkkelen i lomma', 'nb'],
		['Nettene hjemme', 'nb', 'En natt til', 'nb'],
		['Motorene våre', 'nb', 'Motorn i sängen', 'sv'],
		['Rapporten om fall', 'nb', 'Rapporter till chefen', 'sv']
	] as const)('a word is the same in any of its forms: %s (%s) and %s (%s)', (typed, language, title, other) => {
		expect(titles(begun(typed, language), [pilot(title, other), ...world])).toContain(title);
	});

	test('letters that are alike are no reason', () => {
		expect(titles(begun('Komfort i bilen'))).toEqual([]);
		expect(titles(begun('Robust drift'))).toEqual([]);
	});

	test.each([
		['Bilag for Toten', 'Bilaga för Torsby'],
		['Rolig på Toten', 'Rolig i Torsby'],
		['Tilbud fra Toten', 'Tillbud från Torsby']
	])('«%s» and ”%s” only look alike', (nb, sv) => {
		expect(titles(begun(nb), [pilot(sv, 'sv'), ...world])).not.toContain(sv);
	});

	test('the same false friend within one language is a shared word', () => {
		expect(titles(begun('Rolig natt'), [pilot('Rolig kveld', 'nb'), ...world])).toContain('Rolig kveld');
	});

	test('three are shown, the most alike first', () => {
		const many = [1, 2, 3, 4, 5].map((number) => pilot(`Fallsensor ${'i stue '.repeat(number)}`, 'nb'));
		expect(titles(begun('Fallsensor'), [...many, ...world])).toHaveLength(3);
	});

	test('one that did not go well takes the third place when it is near', () => {
		const many = [1, 2, 3, 4].map((number) => pilot(`Fallsensor på avdeling ${number}`, 'nb'));
		const stopped = pilot('Fallarm', 'sv', { outcome: 'no_effect' });
		expect(titles(begun('Fallsensor på avdeling'), [...many, ...world, stopped])[2]).toBe('Fallarm');
		expect(titles(begun('Fallsensor på avdeling'), [...many, ...world])).not.toContain(robot.title);
	});

	test('a word that everybody uses says nothing', () => {
		const same = Array.from({ length: 30 }, (_, number) => pilot(`Omsorg ${number}`, 'nb'));
		expect(titles(begun('Omsorg'), same)).toEqual([]);
	});

	test('nothing typed finds nothing', () => {
		expect(titles(begun('  '))).toEqual([]);
		expect(titles(begun('og i på'))).toEqual([]);
	});
});
