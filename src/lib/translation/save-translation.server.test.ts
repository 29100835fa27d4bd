import { describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { faultsOf } from '../../../tests/decided.ts';
import { translating } from '../../../tests/translating.ts';
import { decideTranslation } from './decide-translation.server.ts';
import { saveTranslation } from './save-translation.server.ts';
import { submitTranslation } from './submit-translation.server.ts';
import { demandTranslation } from './translation-work.server.ts';
import { textOf } from './translation.ts';

const { db } = await testDb({ demo: true });
const { people, pilotOf, originalsChange, typing, save, shownOf, decide, states, read, noted } = await translating(db);
const { editor, admin, second } = people;

describe('an editor translates', () => {
	test('and readers see it when another person has approved it, not before', async () => {
		const target = await pilotOf();
		expect(await states(target)).toEqual({ title: 'missing', summary: 'missing' });
		expect(faultsOf(await save(editor, target, { title: 'Tilsyn om natten' }))).toEqual([]);
		expect(await states(target)).toEqual({ title: 'draft', summary: 'missing' });
		expect(await read(target)).toEqual({});
		expect(faultsOf(await submitTranslation(db, editor, target, []))).toEqual([]);
		expect(await read(target)).toEqual({});
		expect(faultsOf(await decide(admin, target))).toEqual([]);
		expect(await states(target)).toEqual({ title: 'human', summary: 'missing' });
		expect(await read(target)).toEqual({ title: ['Tilsyn om natten', false] });
		expect(await noted(target)).toEqual(['written', 'submitted', 'approved']);
	});

	test('what is typed in the form is saved with the sending, and all or nothing of it is kept', async () => {
		const target = await pilotOf();
		const typed = await typing(target, { title: 'Tilsyn om natten', summary: 'Ring 17077012345 eller 19811218-9876' });
		expect(faultsOf(await submitTranslation(db, editor, target, typed))).toEqual(['summary text.personal_number']);
		expect(await states(target)).toEqual({ title: 'missing', summary: 'missing' });
		expect(await noted(target)).toEqual([]);
		expect(faultsOf(await submitTranslation(db, editor, target, []))).toEqual([' translation.nothing_to_submit']);
	});

	test('what is saved while they type keeps what can be kept and names the rest', async () => {
		const target = await pilotOf();
		const saved = await save(editor, target, { title: 'x'.repeat(300), summary: 'Færre forstyrrelser' }, 'readable');
		expect(saved.ok && saved.value.issues.map(({ key }) => key)).toEqual(['text.too_long']);
		expect(saved.ok && saved.value.fields.map(({ field, revision }) => [field, revision])).toEqual([['summary', 1]]);
		expect(await states(target)).toEqual({ title: 'missing', summary: 'draft' });
	});

	test('what two people write at once is not overwritten, and who did not touch a field has no quarrel about it', async () => {
		const target = await pilotOf();
		const began = await typing(target, { title: 'Mitt', summary: 'Også mitt' });
		await save(second, target, { title: 'Deres' });
		expect(faultsOf(await saveTranslation(db, editor, target, began, 'whole'))).toEqual([
			'title translation.changed_meanwhile'
		]);
		const untouched = began.map((one) => ({ ...one, isTouched: one.field === 'summary' }));
		expect(faultsOf(await saveTranslation(db, editor, target, untouched, 'whole'))).toEqual([]);
		const { fields } = await demandTranslation(db, editor, 'translation.read_draft', target);
		expect(fields.map(textOf)).toEqual(['Deres', 'Også mitt']);
	});

	test('of two who begin the same empty field in the same moment, one is told of the other', async () => {
		const target = await pilotOf();
		const [mine, theirs] = [await typing(target, { title: 'Mitt' }), await typing(target, { title: 'Deres' })];
		const done = await Promise.all([
			saveTranslation(db, editor, target, mine, 'whole'),
			saveTranslation(db, second, target, theirs, 'whole')
		]);
		expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(done.flatMap(faultsOf)).toEqual(['title translation.changed_meanwhile']);
	});

	test('no text is taken for one of an original that the writer never saw', async () => {
		const target = await pilotOf();
		const typed = await typing(target, { title: 'Tilsyn om natten' });
		await originalsChange(target, 'Tillsyn dygnet runt');
		expect(faultsOf(await saveTranslation(db, editor, target, typed, 'whole'))).toEqual([
			'title translation.original_changed'
		]);
	});

	test('a text that waits and is written in again does not wait any more', async () => {
		const target = await pilotOf();
		await submitTranslation(db, editor, target, await typing(target, { title: 'Tilsyn', summary: 'Færre' }));
		const shown = await shownOf(target);
		await save(editor, target, { title: 'Tilsyn om natten' });
		const late = await decideTranslation(db, admin, target, { verdict: 'approve', remark: '', revisions: shown });
		expect(faultsOf(late)).toEqual([' translation.changed_meanwhile']);
		expect([...(await shownOf(target)).keys()]).toEqual(['summary']);
	});
});
