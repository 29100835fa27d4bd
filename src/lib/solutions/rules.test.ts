import { describe, expect, test } from 'vitest';
import { answering, changing, maySpeakOf, shownUsers, type Stage } from './adoption.ts';
import { readDeclaration, readEnding, readUse } from './adoption-form.ts';
import { readSolutionQuery, solutionSearch } from './solution-list.ts';
import { readSolution, type SolutionChoices } from './solution-form.ts';
import { shownIn } from './solution-view.ts';
import { missingForReaders, moved, ruled, type SolutionMove } from './solution.ts';
import { readSupplierQuery, supplierSearch } from './supplier-list.ts';

const keys = (decision: { ok: boolean; issues?: readonly { key: string }[] }) =>
	decision.ok ? [] : (decision.issues ?? []).map(({ key }) => key);
const formOf = (values: Readonly<Record<string, string | readonly string[]>>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) form.append(name, each);
	return form;
};

describe('a solution', () => {
	const states = ['draft', 'submitted', 'returned', 'published', 'withdrawn'] as const;
	test.each([
		['submit', ['draft', 'returned'], 'submitted'],
		['take_back', ['submitted'], 'draft'],
		['publish', ['submitted'], 'published'],
		['return', ['submitted'], 'returned'],
		['discard', ['draft', 'returned'], 'withdrawn'],
		['withdraw', ['published'], 'withdrawn']
	] as const)('can %s from %j only', (move: SolutionMove, from, to) => {
		for (const state of states) {
			const decision = moved(state, move);
			expect(decision).toEqual(
				(from as readonly string[]).includes(state)
					? { ok: true, value: to }
					: { ok: false, issues: [{ field: '', key: 'solution.moved_on' }] }
			);
		}
	});

	test('without a summary tells its readers nothing', () => {
		const words = { summary: 'Noe', prerequisites: '', prerequisitesOther: null };
		expect(missingForReaders(words)).toEqual([]);
		expect(missingForReaders({ ...words, summary: '', prerequisitesOther: 'Nät.' })).toEqual([
			{ field: 'summary', key: 'solution.summary_missing' },
			{ field: 'prerequisites', key: 'solution.prerequisites_missing' }
		]);
		expect(missingForReaders({ ...words, prerequisites: 'Nett.', prerequisitesOther: 'Nät.' })).toEqual([]);
	});

	test.each([
		['sv', 'nb', 'other', 'sv'],
		['sv', 'nn', 'other', 'sv'],
		['nb', 'sv', 'other', 'nb'],
		['nb', 'nb', 'original', 'nb'],
		['nb', 'nn', 'original', 'nn'],
		['sv', 'sv', 'original', 'sv']
	] as const)(
		'written in both languages shows a reader of %s, when it is in %s, the %s',
		(lang, language, text, shown) => {
			expect(shownIn(lang, language, 'original', 'other')).toEqual({ text, language: shown });
			expect(shownIn(lang, language, 'original', null)).toEqual({ text: 'original', language });
		}
	);

	const kept = { publication: 'submitted', revision: 3, writtenBy: 'writer', submittedBy: 'sender' } as const;
	const ruling = { verdict: 'publish', remark: '', revision: 3, by: 'secretary' } as const;
	test.each([
		['by whoever wrote it', { by: 'writer' }, 'solution.own_work'],
		['by whoever sent it in', { by: 'sender' }, 'solution.own_work'],
		['when it was changed meanwhile', { revision: 2 }, 'solution.changed_meanwhile'],
		['when it is returned without a word', { verdict: 'return' as const }, 'solution.remark_missing']
	])('is not decided on %s', (_, change, key) => {
		expect(keys(ruled(kept, { ...ruling, ...change }))).toEqual([key]);
	});

	test('is decided by a third person', () => {
		expect(ruled(kept, ruling)).toEqual({ ok: true, value: 'published' });
		expect(ruled(kept, { ...ruling, verdict: 'return', remark: 'Skriv mer.' })).toEqual({
			ok: true,
			value: 'returned'
		});
		expect(keys(ruled({ ...kept, publication: 'draft' }, ruling))).toEqual(['solution.moved_on']);
	});
});

describe('the form of a solution', () => {
	const choices: SolutionChoices = {
		technologies: ['gps'],
		suppliers: ['s1'],
		pilots: ['p1', 'p2'],
		ownSupplier: null
	};
	const typed = {
		kind: 'product',
		supplier: 's1',
		technology: 'gps',
		name: ' Gå trygt ',
		language: 'nb',
		ready: 'yes'
	};

	test('is read with its pilots', () => {
		expect(readSolution(formOf({ ...typed, pilots: ['p2', 'p2'] }), choices)).toMatchObject({
			ok: true,
			value: { kind: 'product', supplierId: 's1', name: 'Gå trygt', isReadyToReuse: true, pilots: ['p2'] }
		});
	});

	test('keeps its words in the other language, or that there are none', () => {
		const both = { ...typed, summary_other: ' Larm ', prerequisites_other: ' ' };
		expect(readSolution(formOf(both), choices)).toMatchObject({
			value: { summaryOther: 'Larm', prerequisitesOther: null }
		});
		const long = { ...typed, summary_other: 'x'.repeat(2001), prerequisites_other: 'x'.repeat(2001) };
		expect(readSolution(formOf(long), choices)).toMatchObject({
			issues: [{ field: 'summary_other' }, { field: 'prerequisites_other' }]
		});
	});

	test('of what nobody sells has no supplier, whatever was chosen', () => {
		expect(readSolution(formOf({ ...typed, kind: 'generic' }), choices)).toMatchObject({
			value: { kind: 'generic', supplierId: null }
		});
	});

	test('in the workspace of a supplier is about its own product', () => {
		const own = { ...choices, suppliers: [], ownSupplier: 's2' };
		expect(readSolution(formOf({ ...typed, kind: 'product', supplier: 's1' }), own)).toMatchObject({
			value: { kind: 'product', supplierId: 's2' }
		});
		expect(readSolution(formOf({ ...typed, kind: 'generic' }), own)).toMatchObject({ value: { supplierId: 's2' } });
	});

	test('names every fault at once', () => {
		expect(keys(readSolution(formOf({ pilots: 'p9' }), choices))).toEqual([
			'solution.name_missing',
			'solution.kind_missing',
			'solution.technology_missing',
			'solution.language_missing',
			'solution.pilot_unknown'
		]);
		expect(keys(readSolution(formOf({ ...typed, supplier: '' }), choices))).toEqual(['solution.supplier_missing']);
	});
});

describe('the use of a solution', () => {
	const stages: readonly Stage[] = ['declared', 'confirmed', 'in_use', 'scaled', 'ended'];
	test('is answered while it is declared, and changed or ended while it runs', () => {
		expect(stages.filter((stage) => answering({ stage, revision: 1 }, 1).ok)).toEqual(['declared']);
		expect(stages.filter((stage) => changing({ stage, revision: 1 }, 1).ok)).toEqual(['confirmed', 'in_use', 'scaled']);
	});

	test('is not touched by who has seen an older one', () => {
		expect(keys(answering({ stage: 'declared', revision: 2 }, 1))).toEqual(['adoption.changed_meanwhile']);
		expect(keys(changing({ stage: 'in_use', revision: 2 }, 1))).toEqual(['adoption.changed_meanwhile']);
	});

	const sides = { ownerId: 'owner', supplierId: 's1', pilotSide: ['site'], adopterId: 'user' };
	test.each([['owner'], ['s1'], ['site'], ['user']])('may be declared by %s', (who) => {
		expect(maySpeakOf([who], sides)).toBe(true);
	});
	test('may not be declared by an outsider, but by the successor of one of them', () => {
		expect(maySpeakOf(['other'], sides)).toBe(false);
		expect(maySpeakOf(['other'], { ...sides, supplierId: null })).toBe(false);
		expect(maySpeakOf(['other', 'site'], sides)).toBe(true);
	});

	test.each([
		[null, null],
		[0, 0],
		[1, 'too_few'],
		[4, 'too_few'],
		[5, 5]
	])('by %s people is shown as %s', (count, shown) => expect(shownUsers(count)).toBe(shown));
});

describe('the forms about a use', () => {
	const reading = { lang: 'nb', today: '2026-11-22' } as const;
	const choices = { solutions: [{ id: 'a', pilots: ['p1'] }], organisations: ['karlstad'] };
	const typed = { solution: 'a', user: 'karlstad', pilot: 'p1', since: '1.9.2026', users: '40' };

	test('are read', () => {
		expect(readDeclaration(formOf(typed), choices, reading)).toEqual({
			ok: true,
			value: { solutionId: 'a', organisationId: 'karlstad', pilotId: 'p1', sinceOn: '2026-09-01', userCount: 40 }
		});
		expect(readDeclaration(formOf({ ...typed, pilot: '', users: '' }), choices, reading)).toMatchObject({
			value: { pilotId: null, userCount: null }
		});
		expect(readUse(formOf({ stage: 'scaled', since: '22.11.2026' }), reading)).toMatchObject({
			value: { stage: 'scaled', sinceOn: '2026-11-22' }
		});
	});

	test('name every fault at once', () => {
		expect(keys(readDeclaration(formOf({ users: 'mange' }), choices, reading))).toEqual([
			'adoption.solution_missing',
			'adoption.organisation_missing',
			'adoption.since_missing',
			'number.unreadable'
		]);
		expect(keys(readDeclaration(formOf({ ...typed, pilot: 'p2' }), choices, reading))).toEqual([
			'adoption.pilot_unknown'
		]);
		expect(keys(readUse(formOf({ stage: 'declared', since: '23.11.2026' }), reading))).toEqual([
			'adoption.stage_missing',
			'adoption.in_future'
		]);
	});

	test('ask for a day after the first one and for a reason when it ends', () => {
		expect(readEnding(formOf({ ended_on: '1.11.2026', reason: 'For dyrt.' }), '2026-09-01', reading)).toEqual({
			ok: true,
			value: { endedOn: '2026-11-01', reason: 'For dyrt.' }
		});
		expect(keys(readEnding(formOf({ ended_on: '31.8.2026', reason: ' ' }), '2026-09-01', reading))).toEqual([
			'adoption.ended_before_start',
			'adoption.reason_missing'
		]);
		expect(keys(readEnding(formOf({}), '2026-09-01', reading))).toEqual([
			'adoption.ended_on_missing',
			'adoption.reason_missing'
		]);
	});
});

describe('the addresses of the lists', () => {
	const known = { technology: (key: string) => key === 'gps', user: (id: string) => id === 'karlstad' };
	test('keep what they ask for', () => {
		const address = '?type=product&teknologi=gps&land=SE&brukes-av=karlstad&side=2';
		const { query, ignored } = readSolutionQuery(new URLSearchParams(address), known);
		expect(ignored).toBe(false);
		expect(solutionSearch(query)).toBe(address);
		const suppliers = readSupplierQuery(new URLSearchParams('?teknologi=gps&land=NO'), known.technology);
		expect(supplierSearch(suppliers.query)).toBe('?teknologi=gps&land=NO');
	});

	test('say when they ask for what is not there', () => {
		const asked = new URLSearchParams('?type=x&teknologi=y&land=DK&brukes-av=oslo&side=1');
		const { query, ignored } = readSolutionQuery(asked, known);
		expect([solutionSearch(query), ignored]).toEqual(['', true]);
		expect(readSupplierQuery(asked, known.technology).ignored).toBe(true);
	});
});
