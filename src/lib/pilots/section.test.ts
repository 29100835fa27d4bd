import { describe, expect, test } from 'vitest';
import { blank, full } from '../../../tests/pilot-contents.ts';
import { changes, hindrances, missingForPublishing, progress, sectionState } from './section.ts';
import { fieldNames, fieldsOf, groupsOf, isFieldName, numberOf, ruleOf, sectionAt, sections } from './section-field.ts';

describe('the six sections', () => {
	test('hold every field of a pilot once', () => {
		expect(sections.flatMap(fieldsOf).sort()).toEqual(Object.keys(full).sort());
		expect(sections.flatMap(fieldsOf)).toEqual(fieldNames);
	});

	test('show each field once, open or behind a fold, and nothing that something needs behind one', () => {
		for (const section of sections) {
			const groups = groupsOf(section);
			expect(groups[0]?.fold).toBeNull();
			expect(groups.flatMap(({ names }) => names).sort()).toEqual(fieldsOf(section).sort());
			for (const { fold, names } of groups)
				if (fold) expect(names.filter((name) => ruleOf(name).need ?? ruleOf(name).missing)).toEqual([]);
		}
	});

	test('are numbered from one in addresses', () => {
		expect(sections.map((section) => sectionAt(String(numberOf(section))))).toEqual([...sections]);
	});

	test.each(['0', '7', '', '1.0', '01', 'about', '٣'])('%j is no section', (number) => {
		expect(sectionAt(number)).toBeUndefined();
	});

	test('know their fields by name and nothing that every object has', () => {
		expect(isFieldName('targetGroup')).toBe(true);
		expect(isFieldName('toString')).toBe(false);
	});
});

describe('how far a section has come', () => {
	test('not started while it is empty, begun with one field, finished with all that it needs', () => {
		expect(sectionState(blank, 'goals')).toBe('not_started');
		expect(sectionState({ ...blank, goals: 'Færre besøk' }, 'goals')).toBe('begun');
		expect(sectionState({ ...blank, userCount: 4 }, 'goals')).toBe('begun');
		expect(sectionState({ ...blank, goals: 'Færre besøk', targetGroup: 'Eldre' }, 'goals')).toBe('finished');
	});

	test.each(sections)('%s can be empty and can be finished', (section) => {
		expect(sectionState(blank, section)).toBe('not_started');
		expect(sectionState(full, section)).toBe('finished');
	});

	test('two of six are 33 per cent', () => {
		const two = { ...blank, title: 'T', summary: 'S', problem: 'P', goals: 'G', targetGroup: 'M' };
		expect(progress(two)).toEqual({ finished: 2, of: 6, percent: 33 });
		expect(progress(blank).percent).toBe(0);
		expect(progress(full).percent).toBe(100);
	});
});

describe('what hinders publishing', () => {
	test('is named field by field, in the order of the form', () => {
		expect(hindrances(blank)).toEqual(['title', 'summary', 'targetGroup', 'technologyArea', 'startsOn', 'endsOn']);
		expect(hindrances(full)).toEqual([]);
	});

	test('is said in words that belong to the field', () => {
		expect(missingForPublishing({ ...full, startsOn: null })).toEqual([
			{ field: 'startsOn', key: 'section.starts_on_missing' }
		]);
	});
});

describe('what changed between two versions', () => {
	test('is nothing when only the order of the partners differs', () => {
		const one = { ...full, partners: ['arvika', 'karlstad'] };
		expect(changes(one, { ...one, partners: ['karlstad', 'arvika'] })).toEqual([]);
	});

	test('is a milestone that was done in the meantime', () => {
		const [first, second] = full.milestones;
		if (!first || !second) throw new Error('two are needed');
		const after = { ...full, milestones: [first, { ...second, isDone: true }] };
		expect(changes(full, after).map(({ field }) => field)).toEqual(['milestones']);
		expect(changes(full, { ...full, milestones: [{ ...first }, { ...second }] })).toEqual([]);
	});

	test('is each field with what it said and says', () => {
		expect(changes(full, { ...full, title: 'Ny', budgetMinor: null, partners: [] })).toEqual([
			{ field: 'title', before: full.title, after: 'Ny' },
			{ field: 'budgetMinor', before: 45_000_000n, after: null },
			{ field: 'partners', before: ['karlstad'], after: [] }
		]);
	});
});
