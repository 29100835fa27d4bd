import { describe, expect, test } from 'vitest';
import { found, glossary, unitsFor } from '../../../tests/searcher.ts';

describe('The glossary leads a searcher', () => {
	const medicine = glossary([{ nb: ['medisindispenser', 'pilleboks'], sv: ['läkemedelsautomat'] }]);

	test('to the word of the neighbour and to other words of the own language', () => {
		const texts = { nb: 'Pilleboksen', sv: 'Läkemedelsautomater' };
		expect(found('medisindispensere', 'nb', texts, medicine)).toEqual(['Pilleboksen', 'Läkemedelsautomater']);
		expect(found('läkemedelsautomat', 'sv', texts, medicine)).toContain('Pilleboksen');
	});

	test('without adding the word that was typed', () => {
		const [unit] = unitsFor('pilleboksen', 'nb', {}, medicine);
		const added = unit?.ways.flatMap((way) => (way.added === null ? [] : [way.added.term]));
		expect(added).toEqual(['medisindispenser', 'läkemedelsautomat']);
	});

	test('to a word that is told once, however many forms of it are written', () => {
		const forms = glossary([{ nb: ['pilleboks'], sv: ['dosett', 'dosetter', 'dosetten'] }]);
		const [unit] = unitsFor('pilleboks', 'nb', {}, forms);
		expect(unit?.ways.filter(({ added }) => added !== null)).toHaveLength(1);
	});

	test('by the concept of the very word before that of another form: «lov» is no «love»', () => {
		const law = glossary([
			{ nb: ['lov'], sv: ['lag'] },
			{ nb: ['love'], sv: ['utlova'] }
		]);
		expect(found('lov', 'nb', { sv: 'Lagen utlovar' }, law)).toEqual(['Lagen']);
		expect(found('love', 'nb', { sv: 'Lagen utlovar' }, law)).toEqual(['utlovar']);
	});

	test('by another form where no concept has the word, unless it looks like one across the border', () => {
		const presents = [{ nb: ['gaver'], sv: ['presenter'] }];
		expect(found('gaven', 'nb', { sv: 'Presenter' }, glossary(presents))).toEqual(['Presenter']);
		expect(found('gaven', 'nb', { sv: 'Presenter' }, glossary(presents, [['gaven', 'gav']]))).toEqual([]);
	});

	test('by the word of the other Norwegian, which is the same', () => {
		const relief = glossary([{ nb: ['avløsning', 'vikar'], sv: ['ledighet'] }]);
		expect(found('avløysing', 'nn', { sv: 'Ledighet' }, relief)).toEqual(['Ledighet']);
		expect(found('avløysing', 'sv', { nb: 'Vikar' }, relief)).toEqual(['Vikar']);
	});

	test('but not by one that shares three letters with it', () => {
		const white = glossary([{ nb: ['hvit'], sv: ['blank'] }]);
		expect(found('kvit', 'nn', { sv: 'Blank' }, white)).toEqual([]);
	});

	test('not across the border where the neighbour has nothing of the kind', () => {
		const council = glossary([
			{ nb: ['eldreråd', 'seniorutvalg'], sv: ['pensionärsråd'], relation: 'none', weight: 0 }
		]);
		const texts = { nb: 'Seniorutvalg', sv: 'Pensionärsråd i en pensionärsrådslokal, en lokal' };
		expect(found('eldreråd', 'nb', texts, council)).toEqual(['Seniorutvalg']);
	});

	test('to two dozen words at most', () => {
		const many = Array.from('abcdefghijklmnoprstuvyåäö', (letter) => `${letter}kultur${letter}k`);
		const [unit] = unitsFor(
			'kulturliv',
			'nb',
			{},
			glossary([{ nb: ['kulturliv'], sv: [...many, 'kulturstöd', 'konst'] }])
		);
		expect(unit?.ways.filter(({ added }) => added !== null)).toHaveLength(24);
	});
});

describe('A word that looks like another one across the border', () => {
	const pair = [['rar', 'rar']] as const;
	const kind = { nb: ['snill', 'rar'], sv: ['rar'] };

	test('does not lead to it, though a concept has both', () => {
		expect(found('rar', 'nb', { sv: 'En rar hund' }, glossary([kind], pair))).toEqual([]);
		expect(found('snill', 'nb', { sv: 'En rar hund' }, glossary([kind], pair))).toEqual(['rar']);
	});

	test('leads to other words of its concept', () => {
		const odd = glossary([{ nb: ['rar'], sv: ['konstig'] }], pair);
		expect(found('rar', 'nb', { sv: 'Konstig' }, odd)).toEqual(['Konstig']);
	});

	test('does lead to it where the concept says that it is partly the same', () => {
		expect(found('rar', 'nb', { sv: 'En rar hund' }, glossary([{ ...kind, relation: 'partial' }], pair))).toEqual([
			'rar'
		]);
	});

	test('takes no other word of the same stem with it', () => {
		const promise = glossary([{ nb: ['love'], sv: ['lova'] }], [['lov', 'lov']]);
		expect(found('love', 'nb', { sv: 'Att lova' }, promise)).toEqual(['lova']);
	});
});
