import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../../tests/decided.ts';
import {
	decided,
	earlierOriginal,
	longest,
	noLayers,
	progressOf,
	stateOf,
	submitted,
	targetsOf,
	textOf,
	workStateOf,
	written,
	type Field,
	type Layers
} from './translation.ts';

const field = (layers: Partial<Layers> = {}, name: Field['name'] = 'title', original = 'Tilsyn om natten'): Field => ({
	name,
	original,
	layers: { ...noLayers, ...layers }
});
const draft = {
	draft: 'Tillsyn nattetid',
	draftSource: 'Tilsyn om natten',
	draftOrigin: 'human',
	revision: 3
} as const;
const approved = { approved: 'Tillsyn på natten', approvedSource: 'Tilsyn om natten', revision: 2 } as const;
const waiting = { ...draft, isSubmitted: true } as const;
const behind = { draftSource: 'Tilsyn hele natten' } as const;
describe('how far a field has come', () => {
	test.each([
		['missing', {}],
		['draft', draft],
		['machine', { ...draft, draftOrigin: 'machine' }],
		['human', approved],
		['outdated', { ...approved, approvedSource: 'Tilsyn' }],
		['draft', { ...approved, ...draft }]
	] as const)('is %s', (state, layers) => {
		expect(stateOf(field(layers))).toBe(state);
	});

	test('a change of the original is shown against what the newest text was made from', () => {
		expect(earlierOriginal(field(approved))).toBeUndefined();
		expect(earlierOriginal(field({ ...approved, approvedSource: 'Tilsyn' }))).toBe('Tilsyn');
		expect(earlierOriginal(field({ ...approved, approvedSource: 'Tilsyn', ...draft }))).toBeUndefined();
		expect(earlierOriginal(field({ ...draft, ...behind }))).toBe('Tilsyn hele natten');
		expect(earlierOriginal(field())).toBeUndefined();
	});

	test('a writer goes on with the draft, else with what readers see', () => {
		expect(textOf(field({ ...approved, ...draft }))).toBe('Tillsyn nattetid');
		expect(textOf(field(approved))).toBe('Tillsyn på natten');
		expect(textOf(field())).toBe('');
	});
});

describe('how far the whole has come', () => {
	test('only what a person wrote from the original as it stands counts as ready', () => {
		const fields = [
			field(),
			field(draft),
			field({ ...draft, draftOrigin: 'machine' }),
			field({ ...draft, ...behind }),
			field(approved),
			field({ ...approved, approvedSource: 'Tilsyn' })
		];
		expect(progressOf(fields)).toEqual({ ready: 2, all: 6 });
	});

	test.each([
		['missing', [{}, {}]],
		['begun', [draft, {}]],
		['begun', [approved, {}]],
		['begun', [approved, draft]],
		['waiting', [waiting, { ...approved, approvedSource: 'Tilsyn' }]],
		['outdated', [{ ...approved, approvedSource: 'Tilsyn' }, draft]],
		['done', [approved, approved]]
	] as const)('is %s', (state, all) => {
		expect(workStateOf(all.map((layers) => field(layers)))).toBe(state);
	});

	test('a Swedish text can be read in either Norwegian, and no Norwegian is translated into the other', () => {
		expect(targetsOf('sv')).toEqual(['nb', 'nn']);
		expect(targetsOf('nb')).toEqual(['sv']);
		expect(targetsOf('nn')).toEqual(['sv']);
	});
});

describe('a person writes', () => {
	const typed = (text: string, revision = 0, isOfOriginal = true) =>
		({ field: 'title', text, revision, isOfOriginal }) as const;
	const made = { draft: 'Ny', draftSource: 'Tilsyn om natten', draftOrigin: 'human' };

	test('the draft keeps the original that it was made from', () => {
		expect(written(field(), typed('Ny'))).toEqual({ ok: true, value: made });
	});

	test('saving what is saved already changes nothing', () => {
		for (const [layers, text] of [
			[draft, 'Tillsyn nattetid'],
			[approved, 'Tillsyn på natten'],
			[{}, '']
		] as const)
			expect(written(field(layers), typed(text, field(layers).layers.revision))).toEqual({
				ok: true,
				value: undefined
			});
	});

	test('that an approved text still holds for a changed original is a draft of its own', () => {
		const outdated = field({ ...approved, approvedSource: 'Tilsyn' });
		expect(written(outdated, typed('Tillsyn på natten', 2))).toEqual({
			ok: true,
			value: { ...made, draft: 'Tillsyn på natten' }
		});
	});

	test('an emptied field, and one that says what was approved, has no draft', () => {
		const none = { ok: true, value: { draft: null, draftSource: null, draftOrigin: null } };
		expect(written(field(draft), typed('', 3))).toEqual(none);
		expect(written(field({ ...approved, ...draft }), typed('Tillsyn på natten', 3))).toEqual(none);
	});

	test('one word mended in what a machine made does not make it a person’s', () => {
		const machine = field({ ...draft, draftOrigin: 'machine' });
		expect(written(machine, typed('Ny', 3))).toEqual({ ok: true, value: { ...made, draftOrigin: 'machine' } });
	});

	test('nothing is written over what another saved meanwhile, nor from an original that nobody saw', () => {
		expect(faultsOf(written(field(draft), typed('Ny', 2)))).toEqual(['title translation.changed_meanwhile']);
		expect(faultsOf(written(field(draft), typed('Ny', 3, false)))).toEqual(['title translation.original_changed']);
		expect(written(field(draft), typed('Tillsyn nattetid', 2))).toEqual({ ok: true, value: undefined });
	});
});

describe('a person hands in', () => {
	test('all that is written and does not wait already', () => {
		const fields = [field(), field(draft, 'summary'), field(waiting, 'problem'), field(approved, 'goals')];
		const handedIn = submitted(fields);
		expect(handedIn.ok && handedIn.value.map(({ name }) => name)).toEqual(['summary']);
	});

	test('nothing, and nothing made from an original that has changed', () => {
		expect(faultsOf(submitted([field(approved)]))).toEqual([' translation.nothing_to_submit']);
		expect(faultsOf(submitted([field(draft), field({ ...draft, ...behind }, 'summary')]))).toEqual([
			'summary translation.original_changed_since'
		]);
	});
});

describe('another person decides', () => {
	const ruling = { verdict: 'approve', remark: '', revisions: new Map([['title', 3]]), isAuthor: false } as const;
	const fields = [field(waiting), field(draft, 'summary')];

	test('all that waits, as it was shown', () => {
		const answer = decided(fields, ruling);
		expect(answer.ok && answer.value.map(({ name }) => name)).toEqual(['title']);
	});

	test('nothing that was not shown, or is another by now', () => {
		for (const revisions of [
			new Map<string, number>(),
			new Map([['title', 2]]),
			new Map([
				['title', 3],
				['summary', 3]
			])
		])
			expect(faultsOf(decided(fields, { ...ruling, revisions }))).toEqual([' translation.changed_meanwhile']);
		expect(faultsOf(decided([field(draft)], ruling))).toEqual([' translation.nothing_waiting']);
	});

	test('not their own work, nor what was made from an earlier original', () => {
		const late = [field({ ...waiting, ...behind })];
		expect(faultsOf(decided(late, { ...ruling, isAuthor: true }))).toEqual([
			' translation.own_work',
			'title translation.original_changed_since'
		]);
		expect(decided(late, { ...ruling, verdict: 'return', remark: 'Se endringen' }).ok).toBe(true);
	});

	test('what is returned says why', () => {
		expect(faultsOf(decided(fields, { ...ruling, verdict: 'return' }))).toEqual(['remark translation.remark_missing']);
	});
});

test('a translation may be twice as long as its original', () => {
	expect([longest('kort'), longest('å'.repeat(1000))]).toEqual([208, 2200]);
});
