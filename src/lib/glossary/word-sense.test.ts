import { describe, expect, test } from 'vitest';
import { delivered, deliveredBook as book } from '../../../tests/word-book.ts';
import { folded, senseOf, stemOf } from './word-sense.ts';

const conceptsOf = (text: string, language: 'nb' | 'nn' | 'sv') => [...senseOf(text, language, book).concepts.keys()];

describe('a word', () => {
	test.each([
		['Kjøreruter', 'kjoreruter'],
		['förändring', 'forandring'],
		['Læring', 'laring'],
		['å', 'å']
	])('%s is read as %s', (word, plain) => {
		expect(folded(word)).toBe(plain);
	});

	test('is the same in all its forms', () => {
		for (const forms of [
			'robot roboten roboter robotene robotarna',
			'lås låsen låser låsene låsar',
			'larm larmet larmen'
		])
			expect(new Set(forms.split(' ').map(stemOf)).size, forms).toBe(1);
	});

	test('keeps å apart from a: mål is not mal', () => {
		expect(stemOf('mål')).not.toBe(stemOf('mal'));
	});
});

describe('the glossary', () => {
	test('joins the two languages by what words mean', () => {
		for (const [nb, sv] of [
			['medisindispenser', 'läkemedelsautomaten'],
			['responssenteret', 'larmcentral'],
			['sykesignalanlegg', 'kallelsesystemet'],
			['digitalt nattilsyn', 'digital nattillsyn']
		] as const)
			expect(
				conceptsOf(nb, 'nb').filter((id) => conceptsOf(sv, 'sv').includes(id)),
				`${nb} – ${sv}`
			).not.toEqual([]);
	});

	test('reads nynorsk beside bokmål', () => {
		expect(conceptsOf('tryggleiksalarm', 'nn')).toContain('social-alarm');
	});

	test('never joins what only looks alike, but for a concept that is told by just these two', () => {
		const isTold = (id: string, no: string, sv: string) => {
			const words = book.concepts.get(id)?.words;
			return words?.nb[0] === no && words.sv[0] === sv;
		};
		for (const { no, sv } of delivered.lookAlikes) {
			const shared = conceptsOf(no, 'nb').filter((id) => conceptsOf(sv, 'sv').includes(id));
			expect(
				shared.filter((id) => !isTold(id, no, sv)),
				`${no} – ${sv}`
			).toEqual([]);
		}
	});

	test('joins nothing by a word without a counterpart', () => {
		expect(conceptsOf('vernepleier', 'nb')).toEqual([]);
	});
});

describe('a compound', () => {
	test('is a kind of its last part, when both parts are words', () => {
		expect([...senseOf('omsorgsrobot', 'nb', book).heads.keys()]).toEqual(['robot']);
		expect([...senseOf('Zbot', 'nb', book).heads.keys()]).toEqual([]);
	});
});
