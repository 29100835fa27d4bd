import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import type { ConceptContent } from './concept.ts';
import { readConcept, readProposed } from './concept-form.ts';
import { readLookAlike } from './look-alike-form.ts';
import { changedFields, typedOf } from './typed-concept.ts';

const good = {
	category: 'technology',
	relation: 'different',
	weight: '90',
	words_nb: 'medisindispenser\nmedisinrobot',
	words_nn: '',
	words_sv: ' läkemedelsautomat \r\n\r\nläkemedelsrobot',
	words_en: 'medication dispenser',
	difference_nb: 'Svenskene sier läkemedelsautomat.',
	difference_sv: 'Norrmännen säger medisindispenser.'
};
const formOf = (more: Partial<Record<keyof typeof good, string>> = {}) => {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...good, ...more })) form.set(name, value);
	return form;
};
const faults = (more: Partial<Record<keyof typeof good, string>>, alike: Parameters<typeof readConcept>[1] = []) =>
	issuesOf(readConcept(formOf(more), alike)).map(({ field, key }) => `${field} ${key}`);
const pair = { no: 'tilbud', sv: 'tillbud', difference: { nb: 'a', sv: 'b' } };

describe('a concept is written', () => {
	test('with one word on each line', () => {
		expect(readConcept(formOf(), [])).toEqual({
			ok: true,
			value: {
				category: 'technology',
				relation: 'different',
				weight: 90,
				words: {
					nb: ['medisindispenser', 'medisinrobot'],
					nn: [],
					sv: ['läkemedelsautomat', 'läkemedelsrobot'],
					en: ['medication dispenser']
				},
				difference: { nb: good.difference_nb, sv: good.difference_sv }
			}
		});
	});

	test('and every fault is told at once', () => {
		expect(issuesOf(readConcept(new FormData(), [])).map(({ field }) => field)).toEqual([
			'words_nb',
			'words_sv',
			'relation',
			'category',
			'weight'
		]);
		expect(faults({ words_sv: '', weight: 'x' })).toEqual([
			'words_sv glossary.word_missing_sv',
			'weight glossary.weight_unreadable'
		]);
		expect(
			faults({ category: 'x', relation: 'y', weight: '101', words_nb: 'Ord\nord', words_sv: '***', difference_nb: '' })
		).toEqual([
			'words_nb glossary.word_twice',
			'words_sv glossary.word_odd',
			'relation glossary.relation_missing',
			'category glossary.category_missing',
			'weight glossary.weight_unreadable'
		]);
	});

	test.each(['different', 'partial', 'false_friend'])('%s: the difference is told in both languages', (relation) => {
		expect(faults({ relation, difference_nb: '', difference_sv: ' ' })).toEqual([
			'difference_nb glossary.difference_missing_nb',
			'difference_sv glossary.difference_missing_sv'
		]);
	});

	test.each(['same', 'near'])('%s: there need be none', (relation) => {
		expect(faults({ relation, difference_nb: '', difference_sv: '' })).toEqual([]);
	});

	test('has a word in both countries, unless it has no counterpart; then it joins nothing', () => {
		expect(faults({ words_sv: '' })).toEqual(['words_sv glossary.word_missing_sv']);
		expect(faults({ relation: 'none', words_sv: '' })).toEqual(['weight glossary.weight_of_none']);
		expect(faults({ relation: 'none', words_sv: '', weight: '0' })).toEqual([]);
		expect(faults({ relation: 'none', words_sv: '', words_nb: '', weight: '0' })).toEqual([
			'words_nb glossary.word_missing'
		]);
	});

	test('holds no personal number and not a page of words', () => {
		expect(faults({ words_nb: 'bruker 01010112377' })).toEqual(['words_nb text.personal_number']);
		const many = Array.from({ length: 41 }, (_, n) => `ord${'a'.repeat(n)}`).join('\n');
		expect(faults({ words_nb: many })).toEqual(['words_nb glossary.words_too_many']);
	});

	test('joins no two words that only look alike, but may be about just those two', () => {
		const words = { words_nb: 'pris\nTilbud', words_sv: 'anbud\ntillbud' };
		expect(faults(words, [pair])).toEqual(['words_sv glossary.pair_looks_alike']);
		expect(faults({ ...words, weight: '0' }, [pair])).toEqual([]);
		expect(faults({ words_nb: 'tilbud', words_sv: 'tillbud' }, [pair])).toEqual([]);
	});

	test('comes back into the form as it was, and says what was changed', () => {
		const read = readConcept(formOf(), []);
		const content = (read as { value: ConceptContent }).value;
		expect(readConcept(formOf(typedOf(content)), [])).toEqual(read);
		expect(changedFields(content, content)).toEqual([]);
		const other = { ...content, weight: 60, words: { ...content.words, sv: ['x'] } };
		expect(changedFields(content, other)).toEqual(['weight', 'words_sv']);
	});
});

describe('two words that look alike', () => {
	test('are both told, with the difference', () => {
		const form = new FormData();
		expect(issuesOf(readLookAlike(form)).map(({ field }) => field)).toEqual([
			'no',
			'sv',
			'difference_nb',
			'difference_sv'
		]);
		for (const [name, value] of Object.entries({
			no: 'rar',
			sv: 'rar',
			difference_nb: 'snill',
			difference_sv: 'konstig'
		}))
			form.set(name, value);
		expect(readLookAlike(form)).toMatchObject({
			value: { no: 'rar', sv: 'rar', difference: { nb: 'snill', sv: 'konstig' } }
		});
	});
});

describe('a word is proposed', () => {
	const proposed = (fields: Record<string, string>) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		return readProposed(form, 'nb');
	};

	test('by who knows one word: the rest is what it most likely is', () => {
		expect(proposed({ words_sv: 'rullis' })).toMatchObject({
			value: { category: 'general', relation: 'different', weight: 90, words: { nb: [], sv: ['rullis'] } }
		});
		expect(proposed({ words_nb: 'behov', words_sv: 'behov' })).toMatchObject({
			value: { relation: 'same', weight: 100 }
		});
		expect(proposed({ words_nb: 'a', relation: 'partial' })).toMatchObject({ value: { weight: 60 } });
	});

	test('but not without a word, and not with a personal number', () => {
		expect(issuesOf(proposed({ difference_nb: 'x' }))).toEqual([{ field: 'words_nb', key: 'glossary.word_missing' }]);
		expect(issuesOf(proposed({ words_nb: 'a', difference_nb: '01010112377' }))).toMatchObject([
			{ field: 'difference_nb', key: 'text.personal_number' }
		]);
	});
});
