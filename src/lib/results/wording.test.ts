import { describe, expect, test } from 'vitest';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { trained, visits, workload } from '../../../tests/indicators.ts';
import { readingOf } from '../../../tests/readings.ts';
import { changeOf, compare, type Reading } from './change.ts';
import type { Indicator } from './indicator.ts';
import { changeText, countText, findingText, goalText, progressText, readingText, tierText } from './wording.ts';

const text = (lang: Lang) => textFor(lang, messages[lang]);
const plain = (shown: string) => shown.replaceAll('\u00A0', ' ');

describe('a change in words', () => {
	test.each([
		['nb', visits, '3.1', '1.9', '\u22121,2 (\u221238,7 %)'],
		['sv', visits, '3.1', '1.9', '\u22121,2 (\u221238,7 %)'],
		['nb', visits, '2', '3', '+1 (+50,0 %)'],
		['nb', visits, '0', '12', '+12'],
		['nb', visits, '7', '7', '0 (0,0 %)'],
		['nb', trained, '22', '81', '+59 prosentpoeng'],
		['sv', trained, '100', '97.4', '\u22122,6 procentenheter'],
		['nb', workload, '3.5', '3.6', '+0,1 poeng'],
		['sv', workload, '3.9', '3.1', '\u22120,8 poäng'],
		['nb', workload, '3', '3', '0 poeng']
	] as const)('%s: %o from %s to %s is %s', (lang, indicator, before, after, shown) => {
		expect(plain(changeText(text(lang), indicator, changeOf(indicator, before, after)))).toBe(shown);
	});
});

describe('a finding as a heading', () => {
	const reading = readingOf;
	const found = (lang: Lang, indicator: Indicator, after: Reading, before: Reading | null) =>
		plain(findingText(text(lang), indicator, compare(indicator, after, before)));

	test.each([
		['nb', '3.1', '1.9', 'Fysiske besøk per bruker per uke gikk ned fra 3,1 til 1,9'],
		['sv', '3.1', '1.9', 'Fysiska besök per brukare och vecka minskade från 3,1 till 1,9'],
		['nb', '2', '3', 'Fysiske besøk per bruker per uke gikk opp fra 2 til 3'],
		['nb', '2', '2', 'Fysiske besøk per bruker per uke: 2 før og 2 etter, ingen endring']
	] as const)('%s: from %s to %s', (lang, before, after, heading) => {
		expect(found(lang, visits, reading('end', after, 18), reading('baseline', before, 18))).toBe(heading);
	});

	test('says nothing of the values when too few were measured', () => {
		const shown = found('sv', visits, reading('end', '1.9', 4), reading('baseline', '3.1', 18));
		expect(shown).toBe('Fysiska besök per brukare och vecka: för få för att visas');
	});

	test('tells a lone baseline and a value without one apart', () => {
		expect(found('nb', trained, reading('baseline', '22', 18), null)).toMatch(/utgangspunktet er 22 %$/);
		expect(found('nb', trained, reading('end', '81', 18), null)).toMatch(/81 % etter, ikke målt før$/);
	});
});

test('how many were measured is told, also when it was not stated', () => {
	expect(plain(countText(text('nb'), 18))).toBe('n = 18');
	expect(countText(text('nb'), null)).toBe('n ikke oppgitt');
	expect(countText(text('sv'), null)).toBe('n ej angivet');
});

describe('how a number came about, in words', () => {
	test.each([
		['nb', { tier: 2, cap: null }, 'Nivå 2: før og etter, samme gruppe'],
		['sv', { tier: 2, cap: null }, 'Nivå 2: före och efter, samma grupp'],
		['nb', { tier: 1, cap: 'n_unknown' }, 'Nivå 1: n ikke oppgitt'],
		['sv', { tier: 0, cap: 'estimate' }, 'Nivå 0: uppskattning']
	] as const)('%s: %o is %s', (lang, evidence, shown) => {
		expect(tierText(text(lang), evidence)).toBe(shown);
	});

	test('a share is shown with both numbers', () => {
		const share = readingOf('end', '95.8333', 24, { numerator: '23', denominator: '24' });
		expect(plain(readingText(text('nb'), trained, share))).toBe('95,8333 % (23 av 24)');
		expect(plain(readingText(text('sv'), trained, { ...share, numerator: null }))).toBe('95,8333 %');
	});

	test('progress is told with its number, however far it went', () => {
		const shown = (percent: string, isReached: boolean) =>
			plain(progressText(text('nb'), visits, { kind: 'progress', target: '1.1', percent, isReached }));
		expect(shown('60.0', false)).toBe('60,0 % av veien til målet 1,1');
		expect(shown('132.7', true)).toBe('Målet 1,1 er nådd: 132,7 % av veien');
		expect(shown('-150.0', false)).toBe('Lenger fra målet 1,1 enn før: −150,0 % av veien');
		expect(plain(progressText(text('sv'), visits, { kind: 'no_change_planned', target: '3.1' }))).toBe(
			'Ingen förändring planerad: målet är utgångsläget, 3,1'
		);
	});

	test.each([
		['nb', { target: '2', targetPercent: null }, '2'],
		['nb', { target: null, targetPercent: '-30' }, '−30 % fra utgangspunktet'],
		['sv', { target: null, targetPercent: '12.5' }, '+12,5 % från utgångsläget']
	] as const)('%s: the goal %o is %s', (lang, goal, shown) => {
		expect(plain(goalText(text(lang), visits, goal) ?? '')).toBe(shown);
	});
});
