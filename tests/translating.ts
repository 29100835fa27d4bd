/** Pilots to translate, and those who write, decide and read. */
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { decideTranslation } from '#lib/translation/decide-translation.server.ts';
import { saveTranslation, type Mode } from '#lib/translation/save-translation.server.ts';
import { stampOf } from '#lib/translation/stamp.server.ts';
import { submitTranslation } from '#lib/translation/submit-translation.server.ts';
import type { TypedField } from '#lib/translation/translation-form.ts';
import { demandTranslation, type Target } from '#lib/translation/translation-work.server.ts';
import { stateOf, type FieldName } from '#lib/translation/translation.ts';
import { approvedTexts } from '#lib/translation/translations.server.ts';
import { karlstadPeople } from './karlstad.ts';
import { makeMember } from './members.ts';

export async function translating(db: Db) {
	await db.execute(sql`delete from translation`);
	const { reader, editor, finance, admin, office, otherOffice, auditor, stranger, supplier } = await karlstadPeople(db);
	const second = await makeMember(db, 'Redaktör', 'editor', 'karlstad');

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

	const people = { reader, editor, second, finance, admin, office, otherOffice, auditor, stranger, supplier };
	return { people, pilotOf, originalsChange, typing, save, shownOf, decide, approved, states, read, noted };
}
