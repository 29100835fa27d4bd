import { describe, expect, test } from 'vitest';
import { lintNeed, questionId } from './need-lint.ts';

const names = ['Tryggvakt AS', 'Nordlys Omsorg AB', 'Sol', 'Dosetten 3000', 'Ro', 'Medi+Vakt'];
const asked = (content: Partial<Record<'title' | 'text' | 'targetGroup' | 'constraints', string>>) =>
	lintNeed({ title: '', text: '', targetGroup: '', constraints: '', ...content }, names).map(
		({ field, key, params }) => `${field} ${key.replace('need.lint_', '')}: ${params.words}`
	);

describe('writing a need', () => {
	test.each([
		['Vi bruker Tryggvakt i dag.', 'Tryggvakt'],
		['Det ska vara Tryggvakts larm.', 'Tryggvakt'],
		['som nordlys omsorg har hos naboen', 'Nordlys Omsorg'],
		['dosetten 3000 er i bruk', 'Dosetten 3000'],
		['Sensorer som Vitalo® har', 'Vitalo'],
		['Medi+Vakt, eller noe annet', 'Medi+Vakt']
	])('that names a supplier or a product is asked about it: %s', (text, words) => {
		expect(asked({ text })).toEqual([`text brand: ${words}`]);
	});

	test.each(['Sola skinner, og sol er bra.', 'tryggvaktordningen', 'Ro om natten', 'vi vill att natten blir lugn'])(
		'is not asked about common words: %s',
		(text) => {
			expect(asked({ text })).toEqual([]);
		}
	);

	test.each([
		['Løsningen må leveres av et norsk selskap.', 'må leveres av et norsk selskap'],
		['Lösningen ska levereras av samma leverantör som larmet.', 'ska levereras av samma leverantör som larmet'],
		['Kan bare kjøpes fra dagens leverandør', 'Kan bare kjøpes fra dagens leverandør'],
		['Får endast köpas från regionens lager.', 'Får endast köpas från regionens lager'],
		['Lås av merket Kjell.', 'av merket Kjell'],
		['Lås av märket Kjell.', 'av märket Kjell'],
		['Modell X eller tilsvarende', 'eller tilsvarende'],
		['Modell X eller likvärdigt', 'eller likvärdigt']
	])('that says who must deliver is asked about it: %s', (constraints, words) => {
		expect(asked({ constraints })).toEqual([`constraints supplier_named: ${words}`]);
	});

	test.each([
		['Vi trenger en app.', 'trenger en app'],
		['Vi behöver ett nytt larmsystem.', 'behöver ett nytt larmsystem'],
		['Vi skal kjøpe fallsensorer', 'skal kjøpe fallsensorer'],
		['Vi vill köpa kameror', 'vill köpa kameror'],
		['Den må være basert på radar.', 'må være basert på radar'],
		['Den ska bestå av en sändare.', 'ska bestå av en sändare'],
		['Den må bruke Bluetooth', 'må bruke Bluetooth'],
		['Den ska använda artificiell intelligens', 'ska använda artificiell intelligens']
	])('that states a solution is asked for the outcome: %s', (text, words) => {
		expect(asked({ text })).toEqual([`text solution: ${words}`]);
	});

	test.each([
		'Vi ser etter ideer og erfaringer, ikke et ferdig system.',
		'Färre larm på natten och lugnare boende.',
		'Vi trenger en enkel måte å vise brukere hva som registreres.',
		'Vi behöver veta i god tid när batteriet tar slut.'
	])('as an outcome is not asked about: %s', (text) => {
		expect(asked({ text })).toEqual([]);
	});

	test('with technical limits is not asked for an outcome there', () => {
		expect(asked({ constraints: 'Må bruke Wi-Fi, for mobildekning finnes ikke.' })).toEqual([]);
	});

	test('is asked in every field, and each question has a name of its own', () => {
		const content = {
			title: 'Tryggvakt til alle',
			text: 'Vi trenger en app fra Tryggvakt.',
			targetGroup: '',
			constraints: ''
		};
		const questions = lintNeed(content, names);
		expect(questions.map(({ field }) => field)).toEqual(['title', 'text', 'text']);
		expect(new Set(questions.map(questionId)).size).toBe(3);
	});

	test('is not held up by a text that is long and without an end', () => {
		const begun = performance.now();
		asked({ text: 'må leveres av '.repeat(280) + 'skal '.repeat(500) });
		expect(performance.now() - begun).toBeLessThan(500);
	});
});
