import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Decision } from '#lib/decision.ts';
import { testDb } from '../../../tests/db.ts';
import { actorOf } from '../../../tests/actor.ts';
import { makeMember } from '../../../tests/members.ts';
import { decideTranslation } from './decide-translation.server.ts';
import { originalOf } from './originals.server.ts';
import { saveTranslation, type Mode } from './save-translation.server.ts';
import { stampOf } from './stamp.server.ts';
import { submitTranslation } from './submit-translation.server.ts';
import type { TypedField } from './translation-form.ts';
import { demandTranslation, type Target } from './translation-work.server.ts';
import { stateOf, textOf, workStateOf, type FieldName } from './translation.ts';
import { approvedInAll, approvedTexts, inReadersLanguage } from './translations.server.ts';

const { db } = await testDb({ demo: true });
await db.execute(sql`delete from translation`);
const [editor, admin, finance, office, otherOffice, stranger, supplier, auditor] = (await Promise.all(
	[
		'redaktor.karlstad',
		'admin.karlstad',
		'okonomi.karlstad',
		'sekretariat1',
		'sekretariat2',
		'redaktor.ringsaker',
		'leverandor1',
		'revisor'
	].map((who) => actorOf(db, who))
)) as [Actor, Actor, Actor, Actor, Actor, Actor, Actor, Actor];
const second = await makeMember(db, 'Redaktör', 'editor', 'karlstad');
const reader = await makeMember(db, 'Läsare', 'reader', 'karlstad');

const keysOf = (done: Decision<unknown>) => (done.ok ? [] : done.issues.map(({ field, key }) => `${field}:${key}`));
const refusal = async (attempt: Promise<unknown>) =>
	attempt.then(
		() => 'done',
		(fault: unknown) => (fault as { status?: number }).status
	);

/** A published Swedish pilot with words in title and summary, of its own for each test. */
async function pilotOf(owner = 'karlstad', language = 'sv'): Promise<Target> {
	const [made] = await db.execute<{ id: string }>(sql`
		with made as (
			insert into pilot (slug, owner_id, project_id, language, published_at)
			select 'p-' || gen_random_uuid(), ${owner}, id, ${language}, now() from project order by is_archive, id limit 1
			returning id, project_id)
		insert into pilot_version (pilot_id, number, publication, title, summary, problem, project_id)
		select id, 1, 'published', 'Tillsyn nattetid', 'Färre störningar', '', project_id from made returning pilot_id as id`);
	return { kind: 'pilot', id: made?.id ?? '', language: language === 'sv' ? 'nb' : 'sv' };
}

const originalsChange = (target: Target, title: string) =>
	db.execute(sql`update pilot_version set title = ${title} where pilot_id = ${target.id}`);

/** As a form that was opened now would say it. */
async function typing(target: Target, texts: Partial<Record<FieldName, string>>): Promise<TypedField[]> {
	const { fields } = await demandTranslation(db, editor, 'translation.read_draft', target);
	return Object.entries(texts).map(([field, text]) => {
		const found = fields.find(({ name }) => name === field);
		return {
			field: field as FieldName,
			text,
			revision: found?.layers.revision ?? 0,
			source: stampOf(found?.original ?? ''),
			isTouched: true
		};
	});
}
async function save(by: Actor, target: Target, texts: Partial<Record<FieldName, string>>, mode: Mode = 'whole') {
	return saveTranslation(db, by, target, await typing(target, texts), mode);
}
async function shownOf(target: Target): Promise<Map<FieldName, number>> {
	const { fields } = await demandTranslation(db, office, 'translation.read_draft', target);
	return new Map(fields.flatMap(({ name, layers }) => (layers.isSubmitted ? [[name, layers.revision]] : [])));
}
async function decide(by: Actor, target: Target, verdict: 'approve' | 'return' = 'approve', remark = '') {
	return decideTranslation(db, by, target, { verdict, remark, revisions: await shownOf(target) });
}
async function approved(target: Target, texts: Partial<Record<FieldName, string>>) {
	await submitTranslation(db, editor, target, await typing(target, texts));
	expect((await decide(admin, target)).ok).toBe(true);
}
async function states(target: Target): Promise<Record<string, string>> {
	const { fields } = await demandTranslation(db, office, 'translation.read_draft', target);
	return Object.fromEntries(fields.map((field) => [field.name, stateOf(field)]));
}
async function read(target: Target, lang: 'nb' | 'nn' | 'sv' = 'nb') {
	const texts = await approvedTexts(db, 'pilot', [target.id], lang);
	return Object.fromEntries(
		[...(texts.get(target.id) ?? [])].map(([field, { text, isOutdated }]) => [field, [text, isOutdated]])
	);
}
async function noted(target: Target): Promise<string[]> {
	const rows = await db.execute<{ kind: string }>(sql`
		select kind from journal_entry where about_id = ${target.id} and kind like 'translation.%' order by id`);
	return rows.map(({ kind }) => kind.replace('translation.', ''));
}

describe('an editor translates', () => {
	test('and readers see it when another person has approved it, not before', async () => {
		const target = await pilotOf();
		expect(await states(target)).toEqual({ title: 'missing', summary: 'missing' });
		expect(keysOf(await save(editor, target, { title: 'Tilsyn om natten' }))).toEqual([]);
		expect(await states(target)).toEqual({ title: 'draft', summary: 'missing' });
		expect(await read(target)).toEqual({});
		expect(keysOf(await submitTranslation(db, editor, target, []))).toEqual([]);
		expect(await read(target)).toEqual({});
		expect(keysOf(await decide(admin, target))).toEqual([]);
		expect(await states(target)).toEqual({ title: 'human', summary: 'missing' });
		expect(await read(target)).toEqual({ title: ['Tilsyn om natten', false] });
		expect(await noted(target)).toEqual(['written', 'submitted', 'approved']);
	});

	test('what is typed in the form is saved with the sending, and all or nothing of it is kept', async () => {
		const target = await pilotOf();
		const typed = await typing(target, { title: 'Tilsyn om natten', summary: 'Ring 17077012345 eller 19811218-9876' });
		expect(keysOf(await submitTranslation(db, editor, target, typed))).toEqual(['summary:text.personal_number']);
		expect(await states(target)).toEqual({ title: 'missing', summary: 'missing' });
		expect(await noted(target)).toEqual([]);
		expect(keysOf(await submitTranslation(db, editor, target, []))).toEqual([':translation.nothing_to_submit']);
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
		expect(keysOf(await saveTranslation(db, editor, target, began, 'whole'))).toEqual([
			'title:translation.changed_meanwhile'
		]);
		const untouched = began.map((one) => ({ ...one, isTouched: one.field === 'summary' }));
		expect(keysOf(await saveTranslation(db, editor, target, untouched, 'whole'))).toEqual([]);
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
		expect(done.flatMap(keysOf)).toEqual(['title:translation.changed_meanwhile']);
	});

	test('no text is taken for one of an original that the writer never saw', async () => {
		const target = await pilotOf();
		const typed = await typing(target, { title: 'Tilsyn om natten' });
		await originalsChange(target, 'Tillsyn dygnet runt');
		expect(keysOf(await saveTranslation(db, editor, target, typed, 'whole'))).toEqual([
			'title:translation.original_changed'
		]);
	});

	test('a text that waits and is written in again does not wait any more', async () => {
		const target = await pilotOf();
		await submitTranslation(db, editor, target, await typing(target, { title: 'Tilsyn', summary: 'Færre' }));
		const shown = await shownOf(target);
		await save(editor, target, { title: 'Tilsyn om natten' });
		const late = await decideTranslation(db, admin, target, { verdict: 'approve', remark: '', revisions: shown });
		expect(keysOf(late)).toEqual([':translation.changed_meanwhile']);
		expect([...(await shownOf(target)).keys()]).toEqual(['summary']);
	});
});

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
		expect(keysOf(await decide(admin, target))).toEqual(['title:translation.original_changed_since']);
		expect((await decide(admin, target, 'return', 'Originalet är ändrat')).ok).toBe(true);
		expect(keysOf(await submitTranslation(db, editor, target, []))).toEqual([
			'title:translation.original_changed_since'
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
		expect(await refusal(save(editor, target, { title: 'x' }))).toBe(404);
	});
});

describe('another person decides', () => {
	test('nobody approves what they wrote or sent in, even when a colleague wrote last', async () => {
		const target = await pilotOf();
		await save(editor, target, { title: 'Tilsyn' });
		await save(second, target, { title: 'Tilsyn om natten' });
		await submitTranslation(db, admin, target, []);
		for (const author of [editor, second, admin])
			expect(keysOf(await decide(author, target))).toEqual([':translation.own_work']);
		expect(keysOf(await decide(office, target))).toEqual([]);
	});

	test('what is returned says why, stays a draft and can be handed in again', async () => {
		const target = await pilotOf();
		await submitTranslation(db, editor, target, await typing(target, { title: 'Tilsyn' }));
		expect(keysOf(await decide(admin, target, 'return'))).toEqual(['remark:translation.remark_missing']);
		expect(keysOf(await decide(admin, target, 'return', 'Skriv «om natten».'))).toEqual([]);
		const { fields } = await demandTranslation(db, editor, 'translation.read_draft', target);
		expect(fields[0]?.layers).toMatchObject({ draft: 'Tilsyn', remark: 'Skriv «om natten».', isSubmitted: false });
		expect(workStateOf(fields)).toBe('begun');
		expect(keysOf(await submitTranslation(db, editor, target, []))).toEqual([]);
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
	const people = { reader, editor, second, finance, admin, office, otherOffice, auditor, stranger, supplier };

	test('readers of the workspace see drafts, its editors write, they and the secretariat decide', async () => {
		const target = await pilotOf();
		await save(editor, target, { title: 'Tilsyn' });
		const answers = await Promise.all(
			Object.entries(people).map(async ([who, by]) => [
				who,
				await refusal(demandTranslation(db, by, 'translation.read_draft', target)),
				await refusal(demandTranslation(db, by, 'translation.write', target)),
				await refusal(demandTranslation(db, by, 'translation.decide', target))
			])
		);
		expect(answers).toEqual([
			['reader', 'done', 403, 403],
			['editor', 'done', 'done', 'done'],
			['second', 'done', 'done', 'done'],
			['finance', 'done', 403, 403],
			['admin', 'done', 'done', 'done'],
			['office', 'done', 403, 'done'],
			['otherOffice', 'done', 403, 'done'],
			['auditor', 'done', 403, 403],
			['stranger', 404, 404, 404],
			['supplier', 404, 404, 404]
		]);
	});

	test('each verb asks for its own right', async () => {
		const target = await pilotOf();
		await submitTranslation(db, editor, target, await typing(target, { title: 'Tilsyn' }));
		const verbs = (by: Actor) => [
			refusal(saveTranslation(db, by, target, [], 'whole')),
			refusal(submitTranslation(db, by, target, [])),
			refusal(decideTranslation(db, by, target, { verdict: 'approve', remark: '', revisions: new Map() }))
		];
		expect(await Promise.all(verbs(stranger))).toEqual([404, 404, 404]);
		expect(await Promise.all(verbs(reader))).toEqual([403, 403, 403]);
		expect(await Promise.all(verbs(office))).toEqual([403, 403, 'done']);
	});

	test('the people of a co-owner act as the owner’s do', async () => {
		const target = await pilotOf('ringsaker', 'nb');
		expect(await refusal(demandTranslation(db, editor, 'translation.write', target))).toBe(404);
		await db.execute(sql`
			insert into pilot_partner (pilot_id, number, organisation_id, role) values (${target.id}, 1, 'karlstad', 'co_owner')`);
		expect(await refusal(demandTranslation(db, editor, 'translation.write', target))).toBe('done');
		expect(await refusal(demandTranslation(db, stranger, 'translation.write', target))).toBe('done');
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
			expect(await refusal(demandTranslation(db, editor, 'translation.read_draft', wrong))).toBe(404);
		expect(await refusal(demandTranslation(db, editor, 'translation.read_draft', { ...target, language: 'nn' }))).toBe(
			'done'
		);
	});
});

describe('readers', () => {
	test('of nynorsk get bokmål where there is no nynorsk, and readers of bokmål the other way round', async () => {
		const target = await pilotOf();
		await approved(target, { title: 'Tilsyn om natten', summary: 'Færre forstyrrelser' });
		const nynorsk = { ...target, language: 'nn' };
		await approved(nynorsk, { title: 'Tilsyn om natta' });
		expect(await read(target, 'nn')).toEqual({
			title: ['Tilsyn om natta', false],
			summary: ['Færre forstyrrelser', false]
		});
		expect(await read(target, 'nb')).toMatchObject({ title: ['Tilsyn om natten', false] });
		expect(await read(target, 'sv')).toEqual({});
		const all = await approvedInAll(db, 'pilot', [target.id]);
		expect(all.get(target.id)?.['title']).toEqual({ nb: 'Tilsyn om natten', nn: 'Tilsyn om natta' });
	});

	test('get a list in their own language with the language of each text', async () => {
		const target = await pilotOf();
		await approved(target, { title: 'Tilsyn om natten' });
		const things = [
			{ id: target.id, language: 'sv', title: 'Tillsyn nattetid', summary: 'Färre störningar' },
			{ id: '00000000-0000-0000-0000-000000000000', language: 'nb', title: 'Noe annet', summary: '' }
		] as const;
		const [first, other] = await inReadersLanguage(db, 'pilot', things, 'nb');
		expect(first).toEqual({
			...things[0],
			title: 'Tilsyn om natten',
			translated: { fields: { title: 'nb' }, outdated: [] }
		});
		expect(other).toBe(things[1]);
	});
});

describe('each kind of thing', () => {
	test('has the fields that its readers see, in their order', async () => {
		const ids = await db.execute<{ kind: 'pilot' | 'need' | 'lesson' | 'event'; id: string }>(sql`
			(select 'pilot' as kind, pilot_id as id from pilot_version v join pilot p on p.id = v.pilot_id
				where publication = 'published' and hidden_at is null limit 1)
			union all (select 'need', id from need where state = 'open' limit 1)
			union all (select 'lesson', id from lesson where publication = 'published' limit 1)
			union all (select 'event', id from event where minutes_published_at is not null limit 1)`);
		const found = await Promise.all(ids.map(({ kind, id }) => originalOf(db, kind, id)));
		expect(found.map((original) => original?.kind)).toEqual(['pilot', 'need', 'lesson', 'event']);
		for (const original of found) expect(original?.fields[0]).toMatchObject({ name: 'title', text: original?.title });
	});

	test('minutes are translated from the language they were written in', async () => {
		const [made] = await db.execute<{ id: string }>(sql`
			insert into event (slug, owner_id, language, title, text, state, starts_at, ends_at, minutes, minutes_language)
			values ('m-1', 'karlstad', 'sv', 'Möte', 'Vi ses', 'published', now() - interval '2 days', now() - interval '1 day',
				'Vi snakket sammen', 'nb') returning id`);
		const fields = async (language: string) =>
			(
				await demandTranslation(db, editor, 'translation.read_draft', {
					kind: 'event',
					id: made?.id ?? '',
					language
				}).catch(() => ({ fields: [] }))
			).fields.map(({ name }) => name);
		expect([await fields('nb'), await fields('sv')]).toEqual([['title', 'text'], []]);
		await db.execute(sql`update event set minutes_published_at = now() where slug = 'm-1'`);
		expect([await fields('nb'), await fields('sv')]).toEqual([['title', 'text'], ['minutes']]);
	});
});
