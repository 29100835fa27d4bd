import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { faultsOf, statusOf } from '../../../tests/decided.ts';
import { openNeed } from '../../../tests/responses.ts';
import { translating } from '../../../tests/translating.ts';
import { decideTranslation } from './decide-translation.server.ts';
import { saveTranslation } from './save-translation.server.ts';
import { submitTranslation } from './submit-translation.server.ts';
import { demandTranslation, type Target } from './translation-work.server.ts';
import { workStateOf } from './translation.ts';

const { db } = await testDb({ demo: true });
const { people, pilotOf, originalsChange, typing, save, shownOf, decide, approved, states, read } =
	await translating(db);
const { editor, admin, second, reader, office, stranger } = people;

describe('the original changes', () => {
	test('at once readers are told, and the approved text stays until a new one is approved', async () => {
		const target = await pilotOf();
		await approved(target, { title: 'Tilsyn om natten' });
		await originalsChange(target, 'Tillsyn dygnet runt');
		expect(await states(target)).toMatchObject({ title: 'outdated' });
		expect(await read(target)).toEqual({ title: ['Tilsyn om natten', true] });

		await submitTranslation(db, editor, target, await typing(target, { title: 'Tilsyn hele døgnet' }));
		expect(await read(target)).toEqual({ title: ['Tilsyn om natten', true] });
		await decide(admin, target);
		expect(await read(target)).toEqual({ title: ['Tilsyn hele døgnet', false] });
	});

	test('what was handed in before is neither approved nor handed in again until somebody has looked at it', async () => {
		const target = await pilotOf();
		await submitTranslation(db, editor, target, await typing(target, { title: 'Tilsyn om natten' }));
		await originalsChange(target, 'Tillsyn dygnet runt');
		expect(faultsOf(await decide(admin, target))).toEqual(['title translation.original_changed_since']);
		expect((await decide(admin, target, 'return', 'Originalet är ändrat')).ok).toBe(true);
		expect(faultsOf(await submitTranslation(db, editor, target, []))).toEqual([
			'title translation.original_changed_since'
		]);
		// the same words, said to hold
		await submitTranslation(db, editor, target, await typing(target, { title: 'Tilsyn om natten' }));
		expect((await decide(admin, target)).ok).toBe(true);
		expect(await read(target)).toEqual({ title: ['Tilsyn om natten', false] });
	});

	test('a pilot that is hidden or withdrawn, and a field that is emptied, take their translations along', async () => {
		const target = await pilotOf();
		await approved(target, { title: 'Tilsyn', summary: 'Færre forstyrrelser' });
		await db.execute(sql`update pilot_version set summary = '' where pilot_id = ${target.id}`);
		expect(await read(target)).toEqual({ title: ['Tilsyn', false] });
		await db.execute(sql`update pilot set hidden_at = now() where id = ${target.id}`);
		expect(await read(target)).toEqual({});
		await db.execute(sql`update pilot set hidden_at = null where id = ${target.id}`);
		await db.execute(sql`update pilot_version set publication = 'withdrawn' where pilot_id = ${target.id}`);
		expect(await read(target)).toEqual({});
		expect(await statusOf(save(editor, target, { title: 'x' }))).toBe(404);
	});
});

describe('another person decides', () => {
	test('nobody approves what they wrote or sent in, even when a colleague wrote last', async () => {
		const target = await pilotOf();
		await save(editor, target, { title: 'Tilsyn' });
		await save(second, target, { title: 'Tilsyn om natten' });
		await submitTranslation(db, admin, target, []);
		for (const author of [editor, second, admin])
			expect(faultsOf(await decide(author, target))).toEqual([' translation.own_work']);
		expect(faultsOf(await decide(office, target))).toEqual([]);
	});

	test('what is returned says why, stays a draft and can be handed in again', async () => {
		const target = await pilotOf();
		await submitTranslation(db, editor, target, await typing(target, { title: 'Tilsyn' }));
		expect(faultsOf(await decide(admin, target, 'return'))).toEqual(['remark translation.remark_missing']);
		expect(faultsOf(await decide(admin, target, 'return', 'Skriv «om natten».'))).toEqual([]);
		const { fields } = await demandTranslation(db, editor, 'translation.read_draft', target);
		expect(fields[0]?.layers).toMatchObject({ draft: 'Tilsyn', remark: 'Skriv «om natten».', isSubmitted: false });
		expect(workStateOf(fields)).toBe('begun');
		expect(faultsOf(await submitTranslation(db, editor, target, []))).toEqual([]);
		expect((await shownOf(target)).size).toBe(1);
	});

	test('of two who decide at once one is told that it is done', async () => {
		const target = await pilotOf();
		await submitTranslation(db, editor, target, await typing(target, { title: 'Tilsyn' }));
		const done = await Promise.all([decide(admin, target), decide(office, target)]);
		expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
	});
});

describe('who may what', () => {
	test('readers of the workspace see drafts, its editors write, they and the secretariat decide', async () => {
		const target = await pilotOf();
		await save(editor, target, { title: 'Tilsyn' });
		const answers = await Promise.all(
			Object.entries(people).map(async ([who, by]) => [
				who,
				await statusOf(demandTranslation(db, by, 'translation.read_draft', target)),
				await statusOf(demandTranslation(db, by, 'translation.write', target)),
				await statusOf(demandTranslation(db, by, 'translation.decide', target))
			])
		);
		expect(answers).toEqual([
			['reader', 200, 403, 403],
			['editor', 200, 200, 200],
			['second', 200, 200, 200],
			['finance', 200, 403, 403],
			['admin', 200, 200, 200],
			['office', 200, 403, 200],
			['otherOffice', 200, 403, 200],
			['auditor', 200, 403, 403],
			['stranger', 404, 404, 404],
			['supplier', 404, 404, 404]
		]);
	});

	test('each verb asks for its own right', async () => {
		const target = await pilotOf();
		await submitTranslation(db, editor, target, await typing(target, { title: 'Tilsyn' }));
		const verbs = (by: Actor) => [
			statusOf(saveTranslation(db, by, target, [], 'whole')),
			statusOf(submitTranslation(db, by, target, [])),
			statusOf(decideTranslation(db, by, target, { verdict: 'approve', remark: '', revisions: new Map() }))
		];
		expect(await Promise.all(verbs(stranger))).toEqual([404, 404, 404]);
		expect(await Promise.all(verbs(reader))).toEqual([403, 403, 403]);
		expect(await Promise.all(verbs(office))).toEqual([403, 403, 200]);
	});

	test('the people of a co-owner act as the owner’s do', async () => {
		const target = await pilotOf('ringsaker', 'nb');
		expect(await statusOf(demandTranslation(db, editor, 'translation.write', target))).toBe(404);
		await db.execute(sql`
			insert into pilot_partner (pilot_id, number, organisation_id, role) values (${target.id}, 1, 'karlstad', 'co_owner')`);
		expect(await statusOf(demandTranslation(db, editor, 'translation.write', target))).toBe(200);
		expect(await statusOf(demandTranslation(db, stranger, 'translation.write', target))).toBe(200);
	});

	test('there is none into a language of the same side, of what is not public, or at an address that is none', async () => {
		const target = await pilotOf();
		for (const wrong of [
			{ ...target, language: 'sv' },
			{ ...target, language: 'en' },
			{ ...target, kind: 'person' },
			{ ...target, id: 'x' },
			{ ...target, kind: 'need' }
		])
			expect(await statusOf(demandTranslation(db, editor, 'translation.read_draft', wrong))).toBe(404);
		expect(await statusOf(demandTranslation(db, editor, 'translation.read_draft', { ...target, language: 'nn' }))).toBe(
			200
		);
	});

	test('there is none of a need before its opening, or of a meeting that is a draft', async () => {
		const asked = (by: Actor, target: Target) => statusOf(demandTranslation(db, by, 'translation.read_draft', target));
		for (const state of ['draft', 'submitted', 'returned']) {
			const { id } = await openNeed(db, { state, publishedAt: null });
			expect([state, await asked(editor, { kind: 'need', id, language: 'nb' })]).toEqual([state, 404]);
		}
		const { id } = await openNeed(db);
		expect(await asked(editor, { kind: 'need', id, language: 'nb' })).toBe(200);

		const [meeting] = await db.execute<{ id: string }>(
			sql`select id from event where state = 'published' and language = 'nb' order by id limit 1`
		);
		const target = { kind: 'event', id: meeting?.id ?? '', language: 'sv' };
		expect(await asked(office, target)).toBe(200);
		await db.execute(sql`update event set state = 'draft' where id = ${target.id}`);
		expect(await asked(office, target)).toBe(404);
	});
});
