import { describe, expect, test } from 'vitest';
import { delivered, deliveredBook as book } from '../../../tests/word-book.ts';
import { senseOf, wordIn, wordsOf } from './word-sense.ts';

const conceptsOf = (text: string, language: 'nb' | 'nn' | 'sv') => [...senseOf(text, language, book).concepts.keys()];

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

	test('takes no word apart that only ends like another one', () => {
		expect([...senseOf('Stasjonær alarmenhet', 'nb', book).heads.keys()]).toEqual(['enhet']);
		for (const [word, language] of [
			['utholdenhet', 'nb'],
			['erfarenhet', 'sv']
		] as const)
			expect([...senseOf(word, language, book).heads.keys()], word).toEqual([]);
	});

	test('joins nothing by a word without a counterpart', () => {
		expect(conceptsOf('vernepleier', 'nb')).toEqual([]);
	});
});

describe('a compound', () => {
	test('is a kind of its last part, when both parts are words', () => {
		expect([...senseOf('omsorgsrobot', 'nb', book).heads.keys()]).toEqual([
			...senseOf('roboter', 'nb', book).words.keys()
		]);
		expect([...senseOf('Zbot', 'nb', book).heads.keys()]).toEqual([]);
	});
});

describe('a word across the border', () => {
	const joins = (no: string, sv: string) => {
		const [said] = wordsOf(no, 'n');
		return said && wordIn(senseOf(sv, 'sv', book), 'n', said, book) !== undefined;
	};

	test.each([
		['robotene', 'robotarna'],
		['rapporten', 'rapporter'],
		['konserter', 'konserten'],
		['mål', 'målet'],
		['vulkan', 'vulkan'],
		['bøkene', 'boken']
	])('%s is %s', (no, sv) => {
		expect(joins(no, sv)).toBe(true);
	});

	test.each([
		['mål', 'mal'],
		['lager', 'läger'],
		['rolige', 'roliga'],
		['rart', 'rar'],
		['frokosten', 'frukosten'],
		['laksen', 'läxan']
	])('%s is not %s', (no, sv) => {
		expect(joins(no, sv)).toBe(false);
	});

	test('is never one that only looks alike, whichever way it is read', () => {
		for (const { no, sv } of delivered.lookAlikes) {
			expect(joins(no, sv), `${no} – ${sv}`).toBe(false);
			const [said] = wordsOf(sv, 's');
			expect(said && wordIn(senseOf(no, 'nb', book), 's', said, book), `${sv} – ${no}`).toBeUndefined();
		}
	});
});
